import type { Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';

export type Direction = 'up' | 'down';

const UP =
  /(增加|增长|上升|提高|上涨|提升|扩大|增幅|升幅|涨幅|增长率|增速|净增|增支|增收|[攀跃抬]升|延长|走高|上[扬浮]|[猛激骤陡递]增)(?:额|数|支出|收入|投入|资金)?(?:了|为|达|达到|约)?$/;
const DOWN =
  /(减少|下降|降低|压[减降]|[缩削锐骤递]减|压缩|回落|减支|减收|[降减跌]幅|下降率|缩短|下[滑跌挫浮]|滑落|走低|萎缩|缩水|收窄)(?:额|数|支出|收入|投入|资金)?(?:了|为|达|达到|约)?$/;
/** Words that tell a change only beside the figure it is against. */
const UP_AGAINST =
  /(^多[一-龥]|多|多支|多支出|多收|多列支|高|增|超出|超过|高于|高出|多出|超支|超额|新增)(?:了)?(?:目标|计划|预期)?(?:值)?$/;
const DOWN_AGAINST =
  /(^少[一-龥]|少|少支|少支出|少收|少列支|短收|低|降|减|节约|节省|核减|低于)(?:了)?(?:目标|计划|预期)?(?:值)?$/;
/** 与 compares at the head of a clause or before a time or a plan; in 文化体育与传媒支出 it joins two words. */
export const AGAINST =
  /(较|比(?![例重])|(?<![一-龥])与|与(?=上年|去年|20|同期|年初|预算|概算|计划(?!生育)|目标)|同(?=上年|去年|20))[^，。；]*$/;
/** 由A增加到B, 从A降至B. */
export const FROM = /(由|从)[^，。]*$/;
export const TO =
  /(?:(?:增加|增长|上升|提高|提升|扩大|减少|下降|降低|压减|压缩|缩减|缩短|延长|回落|[降增减升滑跌涨跃扩缩落压]|调整|变动)(?:了)?(?:到|至|为)|变为)(?:20\d\d年)?[^，。\d]{0,6}$/;
/** 本年支出20万元，上年支出18万元 */
export const OF_LAST_YEAR = /^[，,；;](?:上年|去年|上一年)(?:度|同期)?[^，。；\d]{0,10}$/;
export const LAST_YEAR = /(上年|去年|上一年|同期)[^，。；]*$/;
/** 较上年减少12.30万元，上年为98.80万元 */
export const NAMES_LAST_YEAR =
  /^[，,；;]?(?:上年|去年|20\d\d年)(?:度|同期|决算|末|底)*(?:数|支出|收入)?(?:为|是)?$/;
/** 上年为98.80万元, at the head of its clause. */
export const IS_LAST_YEAR =
  /(?:^|[，,；;])(?:上年|去年)(?:度|同期|决算|末|底)*(?![^，。；]*[较比增减结])[^，。；、\d]{0,6}(?:为|是)?$/;
/** 年初A，年末B; 目标A，实际B. */
const BEFORE_AFTER: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:年初|期初)[^，。；]*$/, /(?:年末|年底|期末)[^，。；]*$/],
  [
    /(?:(?:目标|计划|预算|概算|控制价)(?:数|值|额|安排|金额|总额)?(?:为|是|共|达)?|计划(?:培训|改造|建设|新建|实施|完成|举办|开展|安排|走访|救助|发放)[^，。；\d]{0,4})$/,
    /(?:实际|完成|达到|决算|合同|中标|采购|支出)[^，。；]*$/,
  ],
];
/** 决算数大于年初预算数26.60万元 */
export const COMPARED = /(大于|高于|多于|小于|低于|少于)([^，。；\d]{2,12}?)(?:数|值)?$/;
/** Against a figure that stands elsewhere: 较上年减少. */
export const AGAINST_LAST_YEAR = /(?:(?:较|比|与|同)(?:上年|去年|上一年|同期|20\d\d年)|同比|环比)/;
/** 比年初预算减少: against the figure of this noun. */
export const AGAINST_NOUN =
  /(?:较|比|与)([^，。；\d]{2,12}?)(?:数|相比)?[，,]?(?:增加|增长|减少|下降|降低|节约|多支|少支|提高)(?:了)?$/;

/** 超出目标值 */
const LONGEST_VERB = 5;
/** 比预算节约3.74万元: a change by a word that is none without what it is against. */
const WEAK_CHANGE = /(较|比|与)[^，。；]*(节约|节省|多|少|超出|超额|多支出?|少支出?)$/;

/** 超出目标336人: by how much, and no target. */
const BEYOND = /超出?(?:了)?(?:年度|年初|全年)?(?:目标|计划|任务)(?:值|数)?$/;

const CHANGES = [UP, DOWN, COMPARED, WEAK_CHANGE, BEYOND];

/** Whether a figure is said to be a rise or a fall; every list it may belong to asks. */
export const isChange = onceFor(({ before }: Mention): boolean =>
  CHANGES.some((words) => words.test(before)),
);

export const isBeforeAfter = (earlier: Mention, later: Mention): boolean =>
  BEFORE_AFTER.some(([from, to]) => from.test(earlier.before) && to.test(later.before));

/**
 * Which way a figure says that something went; null where it says no such thing.
 * @param words what stands before it
 * @param before the figures it may be a change of
 */
export function directionOf(words: string, before: readonly Mention[]): Direction | null {
  if (UP.test(words)) return 'up';
  if (DOWN.test(words)) return 'down';
  const compared = COMPARED.exec(words)?.[1];
  if (compared !== undefined) return /[大高多]/.test(compared) ? 'up' : 'down';
  const short = words.replace(/^(?:(?:数|的)?(?:相比|相较|比较)(?:之下)?)?[，,\s]*/, '');
  const ownWords = AGAINST_LAST_YEAR.exec(short);
  const verb = ownWords === null ? short : short.slice(ownWords.index + ownWords[0].length);
  if (verb.length > LONGEST_VERB || (ownWords === null && !standsAgainst(before))) return null;
  if (UP_AGAINST.test(verb)) return 'up';
  return DOWN_AGAINST.test(verb) ? 'down' : null;
}

/** The last figure is one to compare with, or the last two are before and after. */
function standsAgainst(before: readonly Mention[]): boolean {
  const [pair, last] = [before.at(-2), before.at(-1)];
  if (last === undefined) return false;
  const named = AGAINST.test(last.before) || TO.test(last.before);
  return named || (pair !== undefined && isBeforeAfter(pair, last));
}

/** The word a figure is told to have changed with, as a place of the text; none where it is not a plain one. */
export function wayTold({ before, start }: Mention): Range[] {
  const found = UP.exec(before) ?? DOWN.exec(before);
  const from = start - before.length + (found?.index ?? 0);
  return found === null ? [] : [{ start: from, end: from + (found[1] ?? '').length }];
}

const OF_EACH = /[每均](?!衡)[^，。；]*$/;

/** 人均76.79元；上年为1.12万元: of each in one unit and of all in another they are no two times of one thing. */
export const mayBeOne = (one: Mention, other: Mention): boolean =>
  (one.unit === other.unit || OF_EACH.test(one.before) === OF_EACH.test(other.before)) &&
  !areCarriedAndNot(one, other);

/** One is what was carried into the year, and the other is nothing left over. */
export const areCarriedAndNot = (one: Mention, other: Mention): boolean =>
  isCarriedInto(one, other) || isCarriedInto(other, one);

/** 上年结转资金6.92亿元 is what was left of last year, and no figure of last year for 收入10.58亿元. */
const CARRIED = /(?:上年|去年|上一年|年初|期初|以前年度)[^，。；、\d]{0,4}结[转余][^，。；、\d]*$/;
const LEFT = /结[转余]|余额|[末底]余/;

const isCarriedInto = (one: Mention, other: Mention): boolean =>
  CARRIED.test(one.before) && !LEFT.test(/[^，。；、]*$/.exec(other.before)?.[0] ?? '');
