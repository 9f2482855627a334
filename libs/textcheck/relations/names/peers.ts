import { isPartner } from './foreign-places.js';
import type { Misnamed } from './own-roles.js';
import { ownUnitOf, SUFFIXES, type OwnUnit, type Seat } from './own-unit.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Sentence } from '../../text/sentences.js';
import { isShortFor, type Organisation } from '../../text/organisation.js';
import { matchesIn } from '../../text/matches.js';

/** Departments: one of them is no part of another. */
const DEPARTMENT =
  /(?:局|委员会|厅|联合会|总工会|妇联|残联|团委|工商联|科协|文联|联合社|供销社|法院|检察院|组织部|宣传部|统战部|办公室|监委)$/;
/** Houses: schools, clinics, museums, firms; a department's report tells of those it keeps. */
const HOUSE = /(?:馆|中心|站|院|学校|中学|小学|幼儿园|学院|大学|公司)$/;
/** Those whose part in every report is their own: they fund, ask, check and approve. */
const OVER_ALL =
  /财政|审计|发展和改革|发改|人力资源|机关事务|国有资产|纪委|纪律检查|监察|人民政府|机构编制|大数据|人大|政协/;
/** What a unit is: a word no report says of another but in a list. */
const IS_SELF =
  '(?:[是为系](?:主管[^，。；]{0,8}的)?[省市县区](?:委|人民政府|政府)(?:的)?(?:工作|组成|直属|派出)|[是为系][^，。；]{2,24}(?:所属|直属|下属|机关|群团|[政业]单位)|内设|核定[^，。；]{0,4}编制|编制|现有)';
/** What is done to somebody else or with somebody; whatever else stands behind a name is what the unit itself does or has. */
const TO_OTHERS =
  '(?:关于|印发|批复|批准|同意|下达|拨付|拨入|安排|核定|出具|提供|指导|验收|检查|抽查|审核|审定|审批|评审|通报|移交|反馈|参与|配合|协助|共同|联合|会同|签订|派|来|等|与|和|及|、|,|，|。|；|：|:|（|“|《|20\\d\\d年\\d|门户|网站|原|转|为项目法人)';
/** What a department pays for at one of the houses it keeps; a house tells of its own works only. */
const WORKS_OF = '[一-龥]{0,6}(?:综合楼|工程|改造|建设)项目';
/** What something is done for, or what is asked about: 群众对…窗口服务的满意率. */
const DONE_FOR =
  '(?:[^，。；]{0,10}(?:满意|评价为|认可))|(?:的)?(?:基本支出|正常运转|人员经费|公用经费|正常履职)';
/** Words by which another office comes in rightly: it is asked, told, joined, listed, or the one above. */
const COMES_IN =
  '(?:会同|与|和|及|同|由|经|向|报|送|给|从|提请|商请|配合|协助|联合|委托|隶属于?|属于?|主管部门[：:为是]?|主管单位[：:为是]?|[《“、/]|原|接受|根据|按照|依据|遵照|收到|接到|贵|赴|到|至|关于|通过|是|为|设在|分别|包括|即|含|有)';
/** 下一步，云台县教育局将…: nobody else's plans stand in a report. */
const PLANS = new RegExp(
  `(?<=(?:下一步|下步|下阶段|今后|下一年度)(?:工作中)?[,，]?)((?:[一-龥]{2,4})?[市县区旗][一-龥]{1,14}?(?:${SUFFIXES})(?!${SUFFIXES}))(?=将|要|拟|会)`,
  'g',
);
/** The same of a name without its place, where other offices are told of as well: 县教育局本级, 自评报告经县教育局党组会议研究. */
const OF_SELF_ALONE =
  '(?:20\\d\\d年度?)?(?:高度重视[^，。；]{0,6}(?:绩效|自评|预算)|成立[^，。；]{0,10}(?:自评|绩效)|整体支出|(?:绩效)?自评(?!指标|标准|通知)|[是为系](?:主管[^，。；]{0,8}的)?[省市县区](?:委|人民政府|政府)(?:的)?(?:主管|工作|组成|直属|派出)|主管全[省市县区]|[（(]?本级|机关(?:内设|支出|收入|决算)|内设|组织[^，。；]{0,6}对20\\d\\d年|对20\\d\\d年[^，。；]{0,24}自评|党组(?:会|会议)(?:集体)?(?:研究|审议|审定)|为(?:本|该)?项目(?:的)?(?:主管|实施)(?:部门|单位)|部门(?:预算|决算|整体)|固定资产管理|年初预算|行政编制)';
/** The year of a house: it opened, received, held, bought. */
const YEAR_OF_HOUSE =
  '(?:20\\d\\d年)?(?:全年|常年|累计|年末|年内|共|本年度?|已|新[购增建]|开放|接待|举办|开展|完成|馆藏|现有|设有|门诊|出院|招生|在校|免费)[^。；]{0,24}\\d';
/** Whose project it is; where somebody lends a hand to it, it is not the unit's. */
const RUNS_PROJECT =
  '(?:作为|[是为系])(?:本|该)?(?:[^，。；]{0,12}项目)?(?:的)?(?:主管|实施|建设|责任|承担|执行)(?:部门|单位|主体)';
/** Houses of one sort, which tell of the same things. */
const SAME_HOUSE: readonly RegExp[] = [/馆$/, /医院$/, /(?:学校|中学|小学|幼儿园)$/];
const LENDS_A_HAND =
  /配合|协助|协同|我[局委院馆]|受[^，。；]{0,10}委托|移交|代建|分别|负责(?=[一-龥]{0,4}(?:资金|拨付|监管))/;
const SUBJECT = '(?:^|[，。；：:、）)\\s|>”]|20\\d\\d年|现将|部署|布置|综上|综合来看|答)';
const OBJECT = '(?:对|用于|保障|维持|确保)';
const MOST = 2;

/** Another office of the unit's own place where only the unit itself can stand: 峰口县农业农村局作为项目实施单位 in the report of its forestry bureau. */
export function peersInItsPlace(document: TextDocument): Misnamed[] {
  const own = ownUnitOf(document);
  if (own === null || own.seat === null || own.office === '') return [];
  const rank = own.seat.rank;
  const forms = formsFor(own, own.seat);
  return document.passages
    .filter(({ text }) => text.includes(rank))
    .flatMap((passage) =>
      forms.flatMap(({ pattern, isRight }) =>
        matchesIn(passage.text, pattern).flatMap((match) => {
          const [name] = match;
          const at = rangeOf(passage, match);
          return isPeer(document, own, name, at) &&
            !isInTitle(passage, match.index) &&
            isRight?.(passage, match) !== true
            ? [{ ...at, name }]
            : [];
        }),
      ),
    );
}

/** Where the name of a peer is wrong; `isRight` tells what is right after all. */
interface Form {
  readonly pattern: RegExp;
  readonly isRight?: (passage: Sentence, match: RegExpMatchArray) => boolean;
}

function formsFor(own: OwnUnit, { stem, rank }: Seat): readonly Form[] {
  const ends = `(?:${SUFFIXES})(?!${SUFFIXES}|党校)`;
  const short = (fewest: number): string =>
    `((?:${stem})?${rank}[一-龥]{${String(fewest)},14}?${ends})`;
  const toOthers = HOUSE.test(own.full) ? TO_OTHERS : `${TO_OTHERS}|${WORKS_OF}`;
  const isOfSort = (name: string): boolean =>
    SAME_HOUSE.some((sort) => sort.test(name) && sort.test(own.full));
  return [
    {
      pattern: new RegExp(
        `(?:(?<=${SUBJECT}|单位[为是])|(?<!${COMES_IN}))(${stem}${rank}[一-龥]{1,14}?${ends})(?:(?=${IS_SELF})|(?!${toOthers}|$))`,
        'g',
      ),
    },
    {
      pattern: new RegExp(
        `(?<=${SUBJECT}|仅指|纳入|范围为|来源于|取自|(?:报告|结果)经)${short(2)}(?=${OF_SELF_ALONE})`,
        'g',
      ),
    },
    {
      pattern: new RegExp(`(?<=${SUBJECT})${short(1)}(?=${YEAR_OF_HOUSE})`, 'g'),
      isRight: (_, [name]) => !isOfSort(name),
    },
    {
      pattern: new RegExp(`(?<=${SUBJECT})${short(1)}(?=${RUNS_PROJECT})`, 'g'),
      isRight: ({ text }, { index = 0 }) => LENDS_A_HAND.test(sentenceAt(text, index)),
    },
    { pattern: new RegExp(`(?<=${OBJECT})${short(1)}(?=${DONE_FOR})`, 'g') },
  ];
}

const sentenceAt = (text: string, index: number): string =>
  text.slice(text.lastIndexOf('。', index) + 1).split('。')[0] ?? '';

/** Whose plans a report tells that are not its unit's. */
export const planners = ({ passages }: TextDocument, { full }: Organisation): Misnamed[] =>
  passages
    .filter(({ text }) => /下一?步|下阶段|今后|下一年/.test(text))
    .flatMap((passage) =>
      matchesIn(passage.text, PLANS).flatMap((match) => {
        const [name] = match;
        const isOwn = full.includes(name) || name.includes(full) || isShortFor(name, full);
        // 下一步，县教育局将加大投入: told by one of its schools.
        const isOver = /^[市县区旗]/.test(name) && HOUSE.test(full) && DEPARTMENT.test(name);
        return isOwn || isOver || OVER_ALL.test(name) ? [] : [{ ...rangeOf(passage, match), name }];
      }),
    );

/** A department among departments, a house among houses, told of hardly ever. */
function isPeer(document: TextDocument, own: OwnUnit, name: string, at: Range): boolean {
  const theirs = name.slice(name.indexOf(own.seat?.rank ?? '') + 1);
  const ours = own.office + own.suffix;
  const areBoth = [DEPARTMENT, HOUSE].some((sort) => sort.test(name) && sort.test(own.full));
  return (
    areBoth &&
    !isShortFor(theirs, ours) &&
    !isShortFor(ours, theirs) &&
    (!OVER_ALL.test(theirs) ||
      /人大|政协/.test(own.full) ||
      IS_ONE.test(document.text.slice(at.end, at.end + 40))) &&
    document.text.split(name).length - 1 <= MOST &&
    !isPartner(document, name) &&
    !isSecondName(document, own, at) &&
    !/[局委院馆校社会心][、和与及]$/.test(document.text.slice(0, at.start))
  );
}

/** 县职业技术学校（县职业教育中心）, 加挂县…牌子: another name of the unit's own. */
function isSecondName({ text }: TextDocument, { full }: OwnUnit, { start, end }: Range): boolean {
  const before = text.slice(Math.max(0, start - full.length - 1), start);
  return (
    (before.startsWith(full) && /[（(/]$/.test(before)) ||
    /(?:挂|又名|又称|也称|亦称|同时使用|对外称|原名|原称|前身[是为]?)[^，。；]{0,4}$/.test(
      before,
    ) ||
    /^[^，。；]{0,6}(?:牌子|的牌子|称谓|名义)/.test(text.slice(end, end + 12))
  );
}

const IS_ONE = new RegExp(`^${IS_SELF}`);

const isInTitle = ({ text }: Sentence, index: number): boolean =>
  text.lastIndexOf('《', index) > text.lastIndexOf('》', index);
