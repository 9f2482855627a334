import type { Mention } from '../../mentions/mention.js';

/** Words that promise every part. */
export const COMPLETE =
  /(分别为|分别是|分别|依次为|依次是|包含|具体包括|具体是|具体为|分为|构成为|构成|组成[：:])[^\d]*$/;
/** 按支出性质划分，基本支出 … */
export const DIVIDED = /按[^，。；、\d]{2,16}(?:划分|分类|分|看)(?:为|是)?[，,：:][^，\d]*$/;
const OTHER_ITEM = /^其[他它](?:收入|支出|资金|项目|费用|人员|方面|经费|来源|$)/;
/** Pairs that are all there is. */
const WHOLES: readonly (readonly string[])[] = [
  ['基本支出', '项目支出'],
  ['人员经费', '公用经费'],
  ['行政', '事业'],
  ['一般公共预算', '政府性基金'],
  ['男', '女'],
  ['上半年', '下半年'],
  ['农业', '非农'],
  ['城镇', '农村'],
  ['在编', '编外'],
  ['公务用车', '公务接待'],
  ['在职', '退休'],
  ['离休', '退休'],
  ['县道', '乡道', '村道'],
  ['本科', '大专'],
  ['专任教师', '工勤'],
  ['税收', '非税'],
  ['满意', '不满意'],
  ['合格', '不合格'],
  ['新建', '续建'],
  ['水田', '旱地'],
  ['线上', '线下'],
  ['短期', '长期'],
  ['住院', '门诊'],
  ['公益林', '商品林'],
  ['一季度', '四季度'],
  ['城区', '乡镇'],
  ['城区', '农村'],
  ['机关', '下属'],
];

/** Kinds of people or levels of money that leave nothing out when all of them are named; two words of one kind may be told apart. */
const DIVISIONS: readonly (readonly RegExp[])[] = [
  [/管理/, /专业技术|专技|卫生技术|卫技/, /工勤/],
  [/公务员|行政/, /事业/, /工勤/],
  [/公务员|参公/, /事业/],
  [/行政村/, /社区/],
  [/集中/, /分散/],
  [/一般隐患/, /重大隐患/],
  [/^流动资产/, /非流动资产/],
  [/小学/, /初中|初级中学/, /高中|高级中学/, /特殊教育/],
  [/上半年/, /下半年/],
  [/一季度/, /二季度/, /三季度/, /四季度/],
];
const LEVELS =
  /中央|国家|省|自治区|市|州|县|区级|区财政|本级|上级|乡镇|镇级|街道|自筹|配套|群众|社会/;
/** What the place itself pays comes last. */
const OWN_LEVEL = /县|区级|区财政|本级|自筹|配套/;
const FEWEST_LEVELS = 3;

/** 中央500万元、省级200万元、县级配套140万元 */
const areLevels = (labels: readonly string[]): boolean =>
  labels.length >= FEWEST_LEVELS &&
  labels.every((label) => LEVELS.test(label)) &&
  OWN_LEVEL.test(labels.at(-1) ?? '');

const isDivision = (labels: readonly string[]): boolean =>
  DIVISIONS.some((words) => words.every((word) => labels.some((label) => word.test(label))));

/** The words promise every part, or name all there are: 恢复和改善3.46万亩，其中恢复…、改善… */
export function isComplete(whole: Mention, parts: readonly Mention[]): boolean {
  const labels = parts.map(({ label }) => label);
  const before = parts[0]?.before ?? '';
  return (
    COMPLETE.test(before) ||
    DIVIDED.test(before) ||
    labels.some((label) => OTHER_ITEM.test(label)) ||
    labels.every((label) => label.length >= 2 && whole.label.includes(label)) ||
    isDivision(labels) ||
    (whole.kind === 'amount' && !LEVELS.test(whole.label) && areLevels(labels)) ||
    areAllKinds(labels, parts[0]?.unit === '分')
  );
}

/** 不满意 and 非税收入 are none of the 满意 and 税收. */
const isOf = (label: string, word: string): boolean =>
  label.includes(word) && !label.includes(`不${word}`) && !label.includes(`非${word}`);

/** 税收收入8.41亿元，非税收入2.17亿元: the two of a pair stand beside each other, neither is the whole of the other. */
export const arePair = (one: string, other: string): boolean =>
  WHOLES.some(
    ([first = '', second = '', ...more]) =>
      more.length === 0 &&
      (isJustOne(one, other, first, second) || isJustOne(one, other, second, first)),
  );

const isJustOne = (one: string, other: string, mine: string, its: string): boolean =>
  isOf(one, mine) && !isOf(one, its) && isOf(other, its) && !isOf(other, mine);

/** Names that leave nothing out: both of a pair, the indicators of a score, vehicles, or classes. */
function areAllKinds(labels: readonly string[], scores: boolean): boolean {
  const named = (word: string): boolean => labels.some((label) => isOf(label, word));
  const everyEnds = (word: string): boolean => labels.every((label) => label.endsWith(word));
  return (
    WHOLES.some((words) => words.every(named)) ||
    // Of an indicator system the first-level ones are all there are.
    (scores && named('产出') && (named('效益') || named('效果'))) ||
    everyEnds('用车') ||
    // 基础设施类、产业类、民生类: a classification leaves nothing out.
    (labels.length > 2 && everyEnds('类'))
  );
}
