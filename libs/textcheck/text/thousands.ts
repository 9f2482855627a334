/** Blanks and wide commas between groups of three digits; a blank at least as narrow as a common one. */
const GROUPED =
  /(?<![\dA-Za-z.,，%])([1-9]\d{0,2})((?:([ \u2009\u202f，])\d{3})(?:\3\d{3})*)(?![\d,，])/g;
/** A figure is told with its unit: 2 964人, 1 486.27 万元, 12 300多人. */
const UNIT_AFTER = /^(?:\.\d+)?\s?(?:[一-龥%㎡]|[—~～]\d)/;
/** A cell holds nothing else: bars, tabs, line ends or a gap of blanks stand on both sides. */
const CELL_BEFORE = /(?:^|\n|\t|[|] ?| {2,})-?$/;
const CELL_AFTER = /^(?:\.\d+)?\s?(?:[一-龥]{1,3}|%)?(?:$|\s*\n|\t| ?[|]| {2,})/;
/** Words the first digits may belong to, as in 项目1 500万元; Chinese words or a mark stand before a figure. */
const NUMBERED =
  /(?:第|表|图|附件|项目|编号|序号|目标|任务|方案|标段|批次|类型|等级|级|线|道|(?:分别|依次)[为是]?|[\s\d])$/;
const TEXT_BEFORE = /(?:[一-龥，。；：、（(“”=+\-×÷/~～—至]|[,;:] ?)$/;

/**
 * Figures whose thousands are parted by a blank or a wide comma, written with commas: 2 964人 is 2,964人. Every character stays
 * at its offset. Columns and lists parted by blanks stay as they are: a figure has its unit, or a cell of its own.
 */
export function joinThousands(text: string): string {
  return text.replace(GROUPED, (whole, first: string, rest: string, _mark, at: number) => {
    const before = text.slice(Math.max(0, at - 6), at);
    const after = text.slice(at + whole.length, at + whole.length + 12);
    const told = TEXT_BEFORE.test(before) && !NUMBERED.test(before) && UNIT_AFTER.test(after);
    const alone = CELL_BEFORE.test(before) && CELL_AFTER.test(after) && isCell(text, at, whole);
    return told || alone ? first + rest.replaceAll(/\D/g, ',') : whole;
  });
}

/** Stands on a line with other cells, or with its unit. */
function isCell(text: string, at: number, whole: string): boolean {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const line = text.slice(from, end < 0 ? text.length : end);
  return line.trim() !== whole && /\t|[|]| {2,}/.test(line.trim());
}
