/** What cells and lines of tables tell by their words alone, whatever the table was written by. */

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

const FIGURE = /^[-−]?\d[\d,]*(?:\.\d+)?%?$/;
const NOTHING = /^(?:不涉及|不适用|涉密|无|略|[—–/-]+)$/;
const TOTAL = /^(?:合\s*计|总\s*计|小\s*计|总\s*分|总得分)(?:\s|$)/;
const TITLE =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十\d]+[章节部]|[【（(]?表\s*[\d一二三四五六七八九十]|\d{1,2}(?:\.[1-9]\d?)+\s*(?!万|亿|千|公[里顷斤]|平方|立方|[一-龥]?[米亩元吨倍]$|个百)[一-龥]{2})/;

/** Whether a cell is a figure and nothing else. */
export const isFigureCell = (text: string): boolean => FIGURE.test(text);

/** Whether a cell says that there is nothing to tell, among figures and among words: 不涉及, —. */
export const isNothingCell = (text: string): boolean => NOTHING.test(text);

/** Whether a cell or a line names totals. */
export const isTotalCell = (text: string): boolean => TOTAL.test(text);

/** Whether a line is a title of the text or of a table; 12.6万亩 is none. */
export const isTitleLine = (text: string): boolean => TITLE.test(text);
