import { isPartner } from './foreign-places.js';
import { canBegin } from './standing.js';
import { ownUnitOf, type OwnUnit } from './own-unit.js';
import { isShortFor } from '../../text/organisation.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** Kinds of the bodies one department may be called by; what it keeps in the field is called a 站, 所 or 大队. */
const SAME_LEVEL =
  '管理局|服务中心|中心|委员会|管委会|局|厅|处|办公室|联合会|总工会|联合社|协会|公司|馆|卫生院|医院|学院|院|学校|中学|小学|法院|检察院';
/** Told of what it was before, of what it belongs to and of what hangs beside its own name. */
const BEFORE =
  /(?:原|曾|撤销|加挂|挂|更名[为自]?|改[为名]?|升格[为]?|隶属于?|归口|受|所属|直属|下属|下设|主管部门[为是：:]?|上级|委托|由|与|和|同|整合|合并|组建|[、“（(])$/;
/** What is left of it for one department beside another of the same place and work: neither is over the other. */
const ONCE_CALLED =
  /(?:原|曾|撤销|加挂|挂|更名[为自]?|改[为名]?|升格[为]?|与|和|同|整合|合并|组建|前称|前身[为是]?|[、“（(])$/;
const DEPARTMENT = /(?:局|委员会|厅)$/;
/** Oftener it is a body of its own the report speaks of. */
const MOST = 2;

const timesIn = (text: string, name: string): number => text.split(name).length - 1;

/** The unit's own place and work under another kind, as 疾病预防控制局 for 疾病预防控制中心; its own stem under another rank, as 东亭县 for 东亭区. */
export function kindredNames(document: TextDocument): Range[] {
  const own = ownUnitOf(document);
  if (own === null) return [];
  return [
    ...otherKinds(document, own),
    ...otherDuties(document, own),
    ...otherRanks(document, own),
    ...otherWorks(document, own),
  ];
}

/** What a centre or a bureau is there for, behind the field it is in: 机关事务 + 服务中心, 机关事务 + 管理局. */
const DUTIES = '服务|管理|事务|保障|发展|指导|促进|推广|监督|综合';
const DUTY_END = new RegExp(`(?:${DUTIES})+$`);
/** Whoever is over a house comes into its report as the one it belongs to, or who gives, asks or approves. */
const AS_SUPERIOR =
  /^(?:的?(?:批复|要求|规定|部署|安排|通知|文件|统一|委托|指导|领导|同意|批准|审核|下达|拨付|印发|核定|组织|牵头|验收|考核|直属|所属|下属|管理|党组)|关于|《)/;

/** 丹江县机关事务管理局 doing what 丹江县机关事务服务中心 does. */
function otherDuties(document: TextDocument, { full, seat, office, suffix }: OwnUnit): Named[] {
  const field = office.replace(DUTY_END, '');
  if (seat === null || field.length < 2 || !/^(?:中心|局|处|所|站)$/.test(suffix)) return [];
  const pattern = new RegExp(
    `${seat.stem}${seat.rank}${field}(?:${DUTIES}){1,2}(?:中心|局|处|所|站)(?!站|所|队)`,
    'g',
  );
  return placesOf(document, pattern).filter(
    ({ name, before, after }) =>
      !full.endsWith(name) &&
      !BEFORE.test(before) &&
      !ASKED.test(before) &&
      !AS_SUPERIOR.test(after) &&
      timesIn(document.text, name) === 1 &&
      !isPartner(document, name),
  );
}

/** Told once of what it belongs to or was before, it is that wherever else it stands. */
const isAnother = (all: readonly Named[], name: string, full: string): boolean => {
  const before = [name, full].every((one) => DEPARTMENT.test(one)) ? ONCE_CALLED : BEFORE;
  return all.some((one) => one.name === name && before.test(one.before));
};

const ASKED = /(?:经|报|报送|向|按照?|根据|依据|接受|于|是|为)$/;

/** What departments of one work are or were called. */
const WORKS: readonly (readonly string[])[] = [
  ['水利', '水务'],
  ['林业', '林业和草原', '林草'],
  ['卫生健康', '卫生', '卫生和计划生育', '卫生计生', '卫计'],
  ['教育', '教育体育', '教体', '教育科技和体育'],
  ['自然资源', '自然资源和规划', '国土资源'],
  ['市场监督管理', '工商行政管理', '工商', '质量技术监督'],
  ['农业农村', '农业', '农牧', '农业和农村'],
  ['生态环境', '环境保护', '环保'],
  ['应急管理', '安全生产监督管理', '安监'],
  ['文化和旅游', '文化广电旅游', '文化旅游', '文化体育', '文体广电'],
  ['住房和城乡建设', '城乡建设', '住房保障'],
  ['医疗保障', '社会保障', '医疗保险'],
  ['乡村振兴', '扶贫开发', '扶贫'],
  ['交通运输', '交通', '交通运输管理'],
  ['城市管理', '城市管理综合执法', '城市管理和综合执法'],
  ['退役军人事务', '退役军人服务', '退役军人管理'],
  ['疾病预防控制', '疾病防控', '卫生防疫'],
];

/** 县水务局 in the report of a 水利局: the same work under another name. */
function otherWorks(document: TextDocument, { seat, office, suffix }: OwnUnit): Named[] {
  const others = WORKS.find((names) => names.includes(office))?.filter(
    (name) => name !== office && !isShortFor(name, office),
  );
  if (seat === null || others === undefined) return [];
  const pattern = new RegExp(
    `(?:${seat.stem})?${seat.rank}(?:${others.join('|')})(?:${suffix}|局)(?!属)`,
    'g',
  );
  return placesOf(document, pattern).filter(
    ({ name, before }) => !BEFORE.test(before) && timesIn(document.text, name) === 1,
  );
}

function otherKinds(document: TextDocument, { full, seat, office, suffix }: OwnUnit): Range[] {
  if (office.length < (seat === null ? 4 : 2) || suffix === '') return [];
  const place = seat === null ? '' : seat.stem + seat.rank;
  const pattern = new RegExp(
    `${place}${office}(?:${suffix === '管理处' ? '管理局|管理站|管理所|管理中心|' : ''}${/院$/.test(suffix) ? '所|' : ''}${SAME_LEVEL})(?!站|所|队|小学|幼儿园|学校|党校)`,
    'g',
  );
  const all = [
    ...placesOf(document, pattern),
    ...(/^(?:局|委员会|联合会|馆)$/.test(suffix) && seat !== null
      ? shortKinds(document, seat.rank, office)
      : []),
  ];
  return all.filter(({ name }) => {
    const isOwn = full.includes(name) || name.endsWith(office + suffix);
    return !isOwn && !isAnother(all, name, full) && timesIn(document.text, name) <= MOST;
  });
}

/** 县农业农村中心 for 县农业农村局; a 中心 may well have a bureau of its name over it. */
const shortKinds = (document: TextDocument, rank: string, office: string): Named[] =>
  placesOf(
    document,
    new RegExp(
      `${rank}${office}(?:中心|委员会|局|厅|办公室|办(?![公理事学法案件结证好成会班]))(?!站|所|队|办|主任)`,
      'g',
    ),
  ).filter(({ name }) => timesIn(document.text, name) === 1);

/** A rank, and not the beginning of a word: 市场, 区域, 县级, 居民区. */
const RANK =
  '(?:新区|自治县|旗|市(?!场|民(?!政)|容|[区级直属]|政(?!府|协))|县(?![级直属籍道域乡内])|区(?![域间内划块片级直属]|民(?!政)))';

function otherRanks(document: TextDocument, { full, seat }: OwnUnit): Range[] {
  if (seat === null || !/^[市县区旗]$/.test(seat.rank)) return [];
  const pattern = new RegExp(`${seat.stem}(?!${seat.rank})${RANK}`, 'g');
  return placesOf(document, pattern).filter(
    ({ name, before }) =>
      !full.includes(name) &&
      !BEFORE.test(before) &&
      timesIn(document.text, name) <= MOST &&
      !isPartner(document, name),
  );
}

interface Named extends Range {
  readonly name: string;
  /** What stands right before it. */
  readonly before: string;
  /** What stands right behind it. */
  readonly after: string;
}

const LEAD = 6;

const placesOf = ({ passages }: TextDocument, pattern: RegExp): Named[] =>
  passages.flatMap((passage) =>
    matchesIn(passage.text, pattern).flatMap((match) => {
      if (!canBegin(passage.text, match.index)) return [];
      const before = passage.text.slice(Math.max(0, match.index - LEAD), match.index);
      const end = match.index + match[0].length;
      const after = passage.text.slice(end, end + LEAD);
      return [{ ...rangeOf(passage, match), name: match[0], before, after }];
    }),
  );
