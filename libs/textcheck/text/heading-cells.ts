const LONGEST = 16;

/** The last words of headings of reports. */
const KNOWN_HEADING =
  /(?:指标|内容|目标|[值数率]|完成|情况|结果|结论|实际|分值?|名称|项目|备注|单位|预算|决算|支出|执行|金额|占比|增减额?|偏差|原因|说明|权重|科室|类[别型]|是否完成|[一二三]级)(?:[（(].{1,4}[）)])?$/;

/** Whether a line may be the heading of a column: short, neither a sentence nor a figure. */
export const isHeadingCell = (text: string): boolean =>
  text !== '' && text.length <= LONGEST && !/^\d(?!\d{3}年)|[，。；：]/.test(text);

/** Whether it ends as headings of columns of reports do. */
export const isKnownHeading = (text: string): boolean => KNOWN_HEADING.test(text);

/** Whether more than half of the headings are such of reports. */
export const areMostlyKnown = (headings: readonly string[]): boolean =>
  headings.filter(isKnownHeading).length * 2 > headings.length;
