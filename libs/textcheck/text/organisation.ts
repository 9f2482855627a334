import { matchesIn } from './matches.js';

/** Who reports: `户木` + `乡`, below `保定市徐水区`. */
export interface Organisation {
  readonly full: string;
  readonly name: string;
  readonly kind: string;
}

const KINDS =
  '乡|镇|街道办事处|街道|局|厅|管理委员会|管委会|委员会|办公室|服务中心|中心|联合会|联合社|供销社|总工会|红十字会|法院|检察院|组织部|宣传部|统战部|储备库|管理处|林场|党校|学院|大学|学校|中学|小学|幼儿园|院|馆|站|所|公司|支队|大队|纪委监委|协会|文联|妇联|残联|团委|广播电视台';
/** A kind written in another way. */
const SAME_KIND: Readonly<Record<string, string>> = {
  总工会: '联合会',
  红十字会: '联合会',
  联合社: '供销社',
  街道办事处: '街道',
  管理委员会: '管委会',
  服务中心: '中心',
  大学: '学院',
  中学: '学校',
  小学: '学校',
  幼儿园: '学校',
};
const NAME = `((?:[一-龥]{2,8}?[省市区县])*)([一-龥]{2,12}?)(${KINDS})(?:人民政府|政府|党委)?`;
const TITLE = new RegExp(
  `^${NAME}(?=$|\\s|20|关于|部门|整体|绩效|项目支出|二零|二〇|[（(](?:以下简称|含))`,
);
/** 云溪县水利局农村饮水安全项目绩效自评报告: whose project it is; a station or a school that is built is no unit. */
const OF_PROJECT = new RegExp(
  '^(?![根按依]|受|现将|为)((?:[一-龥]{2,8}?[省市区县州旗])+?)((?![一-龥]{0,8}[省市区县](?!场))[一-龥]{2,14}?)(局|厅|委员会|管委会|办公室|联合会|总工会|联合社|法院|检察院|组织部|宣传部|统战部|(?:医院|卫生院|党校|学院|大学|中学|小学|图书馆|文化馆|档案馆|博物馆|中心|支队|大队)(?![一-龥]{0,6}(?:新建|扩建|迁建|建设|改造|工程|小学|城区|镇)))(?=[^\\n，。：《]{0,40}(?:绩效|自评|决算|评价)[^，。：《]{0,20}$)',
);
/** 石镇: a town's name may be of one character where the title begins with it. */
const SHORT_TITLE =
  /^([一-龥]{2,8}?[市区县旗])?([一-龥])(乡|镇)(?:人民政府)?(?=20|关于|部门|整体|项目支出)/;
/** 2020年大坪镇农村公路项目绩效自评报告: what is done in a town is its own. */
const TOWN_PROJECT =
  /^([一-龥]{2,8}?[市区县旗])?([一-龥]{2,3}?)(乡|镇|街道)(?![镇村级])(?=[^\n]{2,36}(?:项目|资金|专项|工程)[^\n]{0,12}(?:自评|绩效|评价))/;
const LEAD =
  /^(?:(?:填报|部门|预算)?(?:单位|部门)(?:[（(]单位[）)])?名称[：:]\s?)?(?:关于)?(?:20\d\d年度?)?/;
/** 预算主管部门：石桥区文化和旅游局, on the cover of a budget: the units listed below are its own. 主管部门 of a project is not whose report it is. */
const COVER = new RegExp(
  `^\\s*(?:预算|决算)(?:主管|编制)?(?:部门|单位)(?:名称)?[：:]\\s?${NAME}\\s*$`,
  'm',
);
const HEAD = 400;

/** Where a report without a title of its own says whose it is. */
const SAID: readonly RegExp[] = [
  new RegExp(
    `(?:部门|单位)(?:[（(](?:单位|部门)[）)])?名称[：:]?[\\s|]{0,4}${NAME}(?=$|[\\s|（(])`,
    'gm',
  ),
  new RegExp(`(?:现将|关于)${NAME}(?=20\\d\\d|二零|部门|整体|绩效)`, 'g'),
  new RegExp(`^[^\\n]{2,40}[（(]${NAME}[）)]\\s*$`, 'gm'),
  new RegExp(`(?:^|[，。\\s])${NAME}[（(]以下(?:统一)?简称[“"]?(?:我|本)`, 'gm'),
  new RegExp(`^\\s*${NAME}\\s*\\n\\s*(?:20\\d\\d|二零..)年`, 'gm'),
];

/** The unit a report is of: from its cover, its title, the name it gives itself, or the signature. */
export function organisationOf(text: string): Organisation | null {
  const head = text.slice(0, HEAD);
  const [, place = '', name = '', kind = ''] = COVER.exec(head) ?? [];
  return kind === ''
    ? (titledIn(head) ?? saidIn(text) ?? townOf(text))
    : asOrganisation(place + name + kind, name, kind);
}

function titledIn(head: string): Organisation | null {
  for (const line of head.split('\n')) {
    const title = line.trim().replace(LEAD, '');
    const found =
      SHORT_TITLE.exec(title) ??
      TITLE.exec(title) ??
      TOWN_PROJECT.exec(title) ??
      OF_PROJECT.exec(title);
    if (found !== null) return asOrganisation(found[0], found[2] ?? '', found[3] ?? '');
  }
  return null;
}

/** The unit a text says it is of; of several the one it names most, for one of them may be another's. */
function saidIn(text: string): Organisation | null {
  const found = SAID.flatMap((pattern) =>
    matchesIn(text, pattern).flatMap(([, place = '', name = '', kind = '']) => [
      { place, name, kind },
      ...variantsIn(text, place, name, kind),
    ]),
  ).map(({ place, name, kind }) => {
    const full = place + name + kind;
    return { said: asOrganisation(full, name, kind), times: text.split(full).length };
  });
  const most = Math.max(...found.map(({ times }) => times));
  return found.find(({ times }) => times === most)?.said ?? null;
}

/** The same office of another place, or another sort of office by the same name, where the text has the one that is said but once. */
function variantsIn(text: string, place: string, name: string, kind: string): NameParts[] {
  if (place === '' || name.length < 2 || text.split(place + name + kind).length > 2) return [];
  const places = new RegExp(`(?<![一-龥])([一-龥]{2,4}[市区县旗])${name}${kind}`, 'g');
  const kinds = new RegExp(`${place}${name}(${KINDS})`, 'g');
  return [
    ...matchesIn(text, places).map(([, other = '']) => ({ place: other, name, kind })),
    ...matchesIn(text, kinds).map(([, other = '']) => ({ place, name, kind: other })),
  ];
}

interface NameParts {
  readonly place: string;
  readonly name: string;
  readonly kind: string;
}

const TOWN =
  /(?<=^|[，。；：\s])([一-龥]{2,3}?)(乡|镇|街道)(?=人民政府|党委|党工委|政府|机关|办事处|位于|地处|辖|下辖|现有|20\d\d年)/gm;
const OFTEN = 3;

/** The town a text speaks of all through. */
function townOf(text: string): Organisation | null {
  const names = matchesIn(text, TOWN).map(([name]) => name);
  const most = names.find((name) => {
    const same = names.filter((one) => one === name).length;
    return same >= OFTEN && same * 2 > names.length;
  });
  const kind = /街道$/.test(most ?? '') ? '街道' : (most?.slice(-1) ?? '');
  return most === undefined ? null : { full: most, name: most.slice(0, -kind.length), kind };
}

/** 建设和管理委员会, 国有资产监督管理委员会: a committee for more than one thing, and none that runs a park. */
const COMMITTEE = /(?:和|与|及|监督)管理委员会$/;

function asOrganisation(full: string, name: string, kind: string): Organisation {
  if (COMMITTEE.test(full) && kind === '管理委员会')
    return { full, name: `${name}管理`, kind: '委员会' };
  const isPark = /管(?:理)?委(?:员)?会$/.test(full);
  return { full, name, kind: isPark ? '管委会' : (SAME_KIND[kind] ?? kind) };
}

/** True where one name leaves out characters of the other: 经开区 of 临港经济开发区. */
export function isShortFor(short: string, full: string): boolean {
  let at = 0;
  for (const character of full) if (character === short.charAt(at)) at += 1;
  return at === short.length;
}
