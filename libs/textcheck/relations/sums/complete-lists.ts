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

/** The words promise every part, or name all there are: 恢复和改善3.46万亩，其中恢复…、改善… */
export function isComplete(whole: Mention, parts: readonly Mention[]): boolean {
  const labels = parts.map(({ label }) => label);
  const before = parts[0]?.before ?? '';
  return (
    COMPLETE.test(before) ||
    DIVIDED.test(before) ||
    labels.some((label) => OTHER_ITEM.test(label)) ||
    labels.every((label) => label.length >= 2 && whole.label.includes(label)) ||
    areAllKinds(labels, parts[0]?.unit === '分')
  );
}

/** Names that leave nothing out: both of a pair, the indicators of a score, vehicles, or classes. */
function areAllKinds(labels: readonly string[], scores: boolean): boolean {
  const named = (word: string): boolean =>
    labels.some((label) => label.includes(word) && !label.includes(`不${word}`));
  const everyEnds = (word: string): boolean => labels.every((label) => label.endsWith(word));
  return (
    WHOLES.some((words) => words.every(named)) ||
    // Of an indicator system the first-level ones are all there are.
    (scores && named('产出') && named('效益')) ||
    everyEnds('用车') ||
    // 基础设施类、产业类、民生类: a classification leaves nothing out.
    (labels.length > 2 && everyEnds('类'))
  );
}
