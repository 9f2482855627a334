import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, rangeOfText, type Range } from '../../finding-of.js';
import { matchesInEach } from '../../text/in-each.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { DeniedItem } from './denied-items.js';
import { isOfProject } from './of-project.js';

/** What a report may have none of, by the names it is denied by, and words that tell of some. */
interface Thing {
  readonly names: string;
  readonly told: RegExp;
}

const SOME = String.raw`(?:[1-9][\d,]*(?:\.\d+)?|0\.\d*[1-9]\d*)`;
const SUM = String.raw`${SOME}(?:亿|万)?元`;
const some = (words: string): RegExp => new RegExp(words, 'g');

const THINGS: readonly Thing[] = [
  {
    names: '(?:政府)?采购|招投标|招标采购',
    told: some(
      `公开招标|竞争性磋商|竞争性谈判|邀请招标|询价|框架协议采购|(?:中标|成交)(?:单位|企业|公司|供应商|人|价|金额|通知书)|(?:招标|采购)公告|政府采购(?:支出|合同|实际)?(?:总?额|金额|规模)?(?:合计|共计|共|为)?${SUM}`,
    ),
  },
  {
    names: '(?:国内)?公务接待',
    told: some(`(?:公务接待费?|接待费)(?:用|支出|决算数?|实际支出)?(?:为|共)?${SUM}|接待${SOME}批`),
  },
  {
    names: '公务用车|公车|公务车辆',
    told: some(
      `(?:公务用车|执法执勤用车|公务车辆)(?:保有量)?(?:为)?${SOME}辆|公务用车运行(?:维护)?费?(?:支出)?(?:为)?${SUM}`,
    ),
  },
  {
    names: '因公出国(?:[（(]境[）)])?',
    told: some(
      `因公出国(?:[（(]境[）)])?(?:费用?|经费)?(?:支出|决算数?)?(?:为)?${SUM}|出国(?:[（(]境[）)])?团组${SOME}个`,
    ),
  },
  {
    names: '政府性基金',
    told: some(`政府性基金(?:预算)?(?:财政拨款)?(?:收入|支出|预算|资金|安排)*(?:为)?${SUM}`),
  },
  {
    names: '(?:满意度|问卷|社会)+调查|[一-龥]{0,6}满意度',
    told: some(`问卷[^，。；\\d]{0,6}${SOME}份|满意度[^，。；\\d]{0,6}${SOME}%`),
  },
  {
    names: '(?:业务|干部|职工|技能|专题)*培训',
    told: some(`(?:举办|组织|开展|开办)了?[^，。；\\d]{0,14}培训(?:班|活动)?${SOME}[期场次班]`),
  },
  {
    names: '固定资产|国有资产|资产',
    told: some(`固定资产(?:账面)?(?:原值|净值|总额|余额)[^，。；\\d]{0,4}${SUM}`),
  },
  {
    names: '工程建设|建设工程|基本建设|基建|工程',
    told: some(
      `\\d月(?:\\d{1,2}日|[上中下]旬|初|底)?[^，。；\\d]{0,10}(?:开工|竣工|完工|进场)|(?:竣工|完工)验收(?:合格|通过)|施工(?:单位|合同|标段)`,
    ),
  },
  {
    names: '(?:地方)?政府债务|(?:专项|政府|一般|地方)*债券|举借债务',
    told: some(`(?:专项债券|一般债券|债券|债务)(?:资金|余额|收入|支出|本金|利息)*(?:为)?${SUM}`),
  },
  {
    names: '非税收入',
    told: some(`非税收入[^，。；\\d]{0,6}${SUM}`),
  },
];

const OF_US =
  '(?<of>本项目|该项目|项目)?(?:20\\d\\d年度?|本年度?|当年度?|全年|年内|[我本][一-龥]{1,3}?|单位|部门|均|也|亦|实际)*';
const NONE =
  '(?:[不未]涉及|没有涉及|(?:没有|未|无)(?:发生|实施|开展|组织|安排|产生|进行|举办|配备|形成|取得)?(?:过|任何)?)';
const TAIL =
  '(?:管理|事项|业务|项目|活动|行为|工作|情况|任务|费用|支出|经费|费|收支|预算|资金|指标|执行|控制)*';
const nameOf = ({ names }: Thing, at: number): string => `(?<t${String(at)}>${names})`;
const NAMES = THINGS.map(nameOf).join('|');
/** 本年度没有采购事项, 本项目不涉及政府采购: the whole of a clause. */
const NONE_OF = new RegExp(`^${OF_US}${NONE}(?:${NAMES})${TAIL}$`);
/** 政府采购指标不适用 */
const OF_NONE = new RegExp(
  `^${OF_US}“?(?:${NAMES})${TAIL}”?(?:一项|一栏)?(?:本年度?|当年)?均?(?:不适用|[不未]涉及|未发生|不予评价|不参与评分|不作评价)$`,
);
/** Clauses that may be one of the two. */
const MAY_DENY = /(?:[不未]涉及|没有|未|无|不适用|不予评价|不参与评分|不作评价)[^，。；：]{0,20}/g;
const MARK = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]\s?)+/;
/** Of another time or others, wanted, ruled or asked for, or none either. */
const ELSE =
  /上年|去年|往年|以前|拟|计划|将|下一?步|应当|须|凡|一律|大额|如|若|标准|限额|办法|制度|细则|规定|目标|[以之]上|未|没有|无|不|较|比/;

/** Things the report says there are none of, and tells of in another place: 没有采购事项, and 设备经公开招标购入. */
export function deniedThroughout(document: TextDocument): DeniedItem[] {
  const running = document.statements.filter(({ inTable }) => !inTable);
  const may = matchesInEach(running, MAY_DENY).map(({ piece }) => piece);
  return [...new Set(may)].flatMap((statement) =>
    clausesOf(statement).flatMap((clause): DeniedItem[] => {
      const thing = deniedIn(document, statement, clause);
      if (thing === null) return [];
      const told = toldOf(document, running, thing.thing, statement);
      return told === null ? [] : [{ denied: rangeOfText(clause), told, name: thing.name }];
    }),
  );
}

function deniedIn(
  document: TextDocument,
  { year }: Statement,
  clause: Sentence,
): { thing: Thing; name: string } | null {
  const text = clause.text.replace(MARK, '');
  const found = NONE_OF.exec(text) ?? OF_NONE.exec(text);
  const groups = found?.groups ?? {};
  const at = THINGS.findIndex((_, index) => groups[`t${String(index)}`] !== undefined);
  const thing = THINGS[at];
  if (thing === undefined || isOfOther(document, year)) return null;
  if (groups.of !== undefined && !isOfProject(document)) return null;
  return { thing, name: groups[`t${String(at)}`] ?? '' };
}

const isOfOther = (document: TextDocument, year: number | null): boolean =>
  year !== null && document.year !== null && year !== document.year;

function toldOf(
  document: TextDocument,
  running: readonly Statement[],
  { told }: Thing,
  denied: Statement,
): Range | null {
  const places = matchesInEach(running, told).filter(({ piece, match }) => {
    if (piece === denied || isOfOther(document, piece.year)) return false;
    const clause = clausesOf(piece).find(
      ({ start, text }) => start + text.length > piece.start + match.index,
    );
    const head = piece.text.slice(0, match.index);
    return !ELSE.test((clause?.text ?? '') + match[0]) && !isOfOther(document, lastYear(head));
  });
  const [first] = places;
  return first === undefined ? null : rangeOf(first.piece, first.match);
}

const lastYear = (words: string): number | null => {
  const year = /(20\d\d)年(?!.*20\d\d年)/.exec(words)?.[1];
  return year === undefined ? null : Number(year);
};
