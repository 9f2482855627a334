import { isPartner } from './foreign-places.js';
import { endsInWord } from './places.js';
import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { isShortFor, type Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** A unit a text names where only the report's own unit can stand. */
export interface Misnamed extends Range {
  readonly name: string;
}

/** Units one of which cannot be the other, by how their names end. */
export const SORTS = [
  '学校|中学|小学|幼儿园|职业技术学院|学院|大学',
  '医院|卫生院|保健院|卫生服务中心',
  '管委会|管理委员会',
  '局|委员会|厅',
  '集团有限公司|有限责任公司|有限公司|集团公司|公司',
  '联合会',
  '馆|中心|站|所|队',
] as const;
/** Sorts whose like are partners or belong to it: only its own money and people tell. */
const RESERVED: ReadonlySet<string> = new Set([SORTS[3], SORTS[5], SORTS[6]]);
const OFFICES = SORTS[3];

/** Where the subject of a clause, an author or an addressee of approval begins. */
const BEGIN =
  '(?<=^|[，。；：\\s（(]|经自评，?|综上，?|[前日]报|由|(?:均|已|须|应|再)经|附件?\\d{0,2}[:：.]?|现将|年，|其中，|部署|布置|启动)';
/** What only the unit that reports says of itself: its money, its people, its goals, its score. */
const ACCOUNT =
  '(?:20\\d\\d年度?)?(?:的)?(?:部门整体|部门预算|部门决算|单位整体|整体支出|整体绩效|绩效自评得分|自评得分|自评综合得分|综合得分|各维度得分|得分为?\\d|年初预算[^，。；]{0,6}\\d|全年支出[^，。；]{0,4}\\d|“?三公”?经费|机关运行经费|行政编制|事业编制|编制[^，。；]{0,4}\\d|基本户|零余额账户|内设(?:机构|股室|科室|部门)|领导班子成员|党组会|自评工作(?:领导)?小组|(?:绩效)?自评(?=[，。；]|工作[，。；]))';
/** What a unit of the sort does that its partners are seldom said to do in its report. */
const CONDUCT =
  '(?:党委|党组|党工委|党总支)?(?:[是系](?=[^，。]{2,})|位于|始建|创建|坐落|占地|前身|将(?!与|由|会|协)|高度重视|严格执行|进一步|切实|认真贯彻|修订了?|汇总|审定|批准|审批|领导班子|绩效|预算|决算|财务|固定资产|年末|全年(?:收入|支出|门诊)|在校|教学班|教职工|专任教师|全年(?:组织|开展|举办)|招生|毕业|升学率|就业率|门诊|出院|住院|开放床位|编制床位|医疗收入|在编|在职|实有|现有教|未发生)';
/** A museum or library tells of the rules it made; those of the house next door are nothing to it. */
const HOUSE_RULES = '(?:制定|修订|出台|建立|完善|执行)了?[^，。；]{0,10}(?:《|制度)';
/** Does not name one unit in particular. */
const GENERIC =
  /^(?:各|所有|全[县市区]|农村|城区|民办|公办|乡镇|乡村|城乡|定点|公立|民营|基层|上级|下级|其他|其它|有关|相关|部分|直属|所属|下属|辖区|县级|市级|省级|薄弱|对口|优质|普通|义务|特殊|高等|示范|试点|项目|受援|结对|该|本|我|两[所家个]|三[所家个]|多|每|及|由|与|和|对|为|向|从|将|经)|[的了与及由对为经把使让向从被其每等于]|级(?:医院|学校)$/;

const NAMING = '(?:(?![与及由对为经把使让向从被其每等的了并报和不未已应在])[一-龥])';

/** Other units in the place of the report's own: 怀陵师范学校各维度得分, 县信访局年初预算1120万元. */
export function misnamed(document: TextDocument, own: Organisation): Misnamed[] {
  const sort = SORTS.find((ends) => new RegExp(`(?:${ends})$`).test(own.full));
  if (sort === undefined) return [];
  const account = own.kind === '馆' ? `${ACCOUNT}|${HOUSE_RULES}` : ACCOUNT;
  const role = RESERVED.has(sort)
    ? `(?:${account})`
    : `(?:${account}|${CONDUCT}|[一-龥]{2,8}(?:支出|收入|执行率|经费))`;
  const ends = `(?:${NAMING}{2,14}?(?:${sort}))(?=${role})`;
  const pattern = new RegExp(`${BEGIN}(${ends}${sort === OFFICES ? companyOf(own) : ''})`, 'g');
  return document.statements.flatMap(({ text, start }) =>
    matchesIn(text, pattern).flatMap((match) => {
      const [, name = ''] = match;
      const at = start + match.index;
      const found = { name, start: at, end: at + name.length };
      return isOther(document, own, found, text) ? [found] : [];
    }),
  );
}

/** 市水务集团公司 doing what 市水务局 does. */
function companyOf(own: Organisation): string {
  const [, stem = ''] = /^(.{2,})局$/.exec(bare(own.full)) ?? [];
  if (stem === '') return '';
  const acts = '会同[^，。；]{0,14}部门|机关|党组|印发|执法|监督检查';
  return `|[一-龥]{0,6}${stem}(?:集团|投资|发展)?(?:有限)?公司(?=${ACCOUNT}|${acts})`;
}

const SORT_END = new RegExp(`(?:${SORTS.join('|')})$`);
const LEVEL = /^(?:[一-龥]{2,4}[省市区县]|[省市区县州])+/;
export const bare = (name: string): string =>
  name.replace('管理委员会', '管委会').replace(LEVEL, '');

/** True for a name that cannot be read as the unit's own, a partner's or one of those it keeps. */
function isOther(
  document: TextDocument,
  own: Organisation,
  { name }: Misnamed,
  sentence: string,
): boolean {
  const [ours, theirs] = [bare(own.full), bare(name)];
  const isOwn =
    theirs.length < 3 || isShortFor(theirs, ours) || isShortFor(ours, theirs) || ours === theirs;
  const speaks = /[我本](?:[局委校院会厅]|单位|公司|管委会|部门)/.test(sentence);
  return (
    !isOwn &&
    !endsInWord(name.replace(SORT_END, '').replace(/区$/, '')) &&
    !speaks &&
    !GENERIC.test(theirs) &&
    !GENERIC.test(name) &&
    document.text.indexOf(name) === document.text.lastIndexOf(name) &&
    // A company by the bureau's own name that acts as an office is no partner.
    ((/公司$/.test(name) && !/公司$/.test(own.full)) || !isPartner(document, name))
  );
}
