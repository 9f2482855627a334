import { placedBelow } from './columns.js';
import type { Line } from './line.js';
import { matchesIn } from './matches.js';

/** A cell's text without outer blanks, at its offset; `text` is empty for an empty cell. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}

/** A running number that skips more rows than this is a figure. */
const LARGEST_GAP = 2;

export interface Table {
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** True for a line of a table: cells parted by tabs, or by bars as in a text that was typed. */
export const isTableLine = (text: string): boolean => text.includes('\t') || text.includes('|');

/** What parts the cells of columns set out with blanks. */
const GAP = /[ \u3000]{2,}/;

/** Cells stand between tabs, bars or runs of blanks. */
export const isRow = (line: string): boolean => isTableLine(line) || GAP.test(line.trim());

/** A row whose cells stand one blank apart, as printed files give them: 行政运行 379.96 0.00 379.96; 31 846人， is of a sentence. */
export const isFlatRow = (line: string): boolean =>
  (/\d\s\d/.test(line) || HEADS_APART.test(line)) && !/[，。；：]/.test(line);
/** 项目 决算数 项目 合计 */
const HEADS_APART = /^\s*[一-龥（）]+(?: [一-龥（）]+){3,}\s*$/;

/** An entry of a table of contents: dots lead to its page. */
export const isLeader = (line: string): boolean =>
  /(?<![.·…])(?=…{3}|[.·…]{6})[.…·\s]*(?:\d+\s*)?$/.test(line);

/** So many lines, all with as many cells as the first or fewer, are no chance. */
const FEWEST_ALIGNED = 3;

/** Lines of columns set out with blanks: the offsets of all lines that stand in such a run. */
export function alignedLines(lines: readonly Line[]): ReadonlySet<number> {
  const aligned = new Set<number>();
  let run: Line[] = [];
  const close = (): void => {
    const figures = run.filter(({ text }) => /[ \u3000]{2,}\d/.test(text)).length;
    const isHeaded = headsTable((run[0]?.text ?? '').trim().split(GAP));
    if (run.length >= FEWEST_ALIGNED && (isHeaded || figures * 2 >= run.length))
      for (const { start } of run) aligned.add(start);
    run = [];
  };
  for (const line of lines) {
    const width = widthOf(line);
    if (width < 2 || (run[0] !== undefined && width > widthOf(run[0]))) close();
    if (width >= 2) run.push(line);
  }
  close();
  return aligned;
}

/** A row of two cells ends with no sentence. */
const widthOf = ({ text }: Line): number => {
  if (isTableLine(text)) return 0;
  const width = text.trim().split(GAP).length;
  return width === 2 && /[。；]$/.test(text) ? 0 : width;
};

const HEAD =
  /^(?:序号|项目|指标|科目|类[别型]|.{0,6}内容|单位|科室|分值|得分|密级|备注|.{0,6}名称|.{0,8}目标.{0,4}|.{0,6}完成情况)$/;

/** Whether cells head a table, by the names tables of reports have above their columns. */
export const headsTable = (cells: readonly string[]): boolean =>
  cells.filter((cell) => HEAD.test(cell)).length >= 2;

/** The line below a heading that only draws: |---|:--:|. */
const RULE = /^[\s|:-]+$/;

/**
 * Reads a run of such lines. Two layouts occur: one row a line with tabs between the cells, and one cell a line, as
 * word processors copy tables, where a row begins with its running number.
 */
function readTable(lines: readonly Line[]): Table[] {
  const isLed = lines.find(({ text }) => text.trim() !== '')?.text.startsWith('\t') ?? false;
  const cellsOfLines = lines.map((line) => cellsOf(line, isLed));
  const wide = cellsOfLines.filter((cells) => cells.length > 1).length;
  const rows =
    wide * 2 > lines.filter((line) => line.text.trim() !== '').length
      ? cellsOfLines.filter((cells) => cells.length > 1)
      : stackedRows(cellsOfLines.map((cells) => cells[0] ?? null));
  const [header, ...body] = rows;
  if (header === undefined) return [];
  const isBlankParted = !lines.some(({ text }) => isTableLine(text));
  return [{ header, rows: isBlankParted ? placedBelow(header, body, lines) : body }];
}

/** A cell that is read as a figure; a year heads a column. */
const FIGURE_CELL = /^[-−]?\d[\d,.]*%?$/;
const YEAR_CELL = /^20\d\d$/;

/** The tables of a run of such lines: below an empty line a row of headings begins another. */
export function tablesIn(lines: readonly Line[]): Table[] {
  const starts = lines.flatMap(({ text }, at) =>
    at > 0 && text.trim() !== '' && lines[at - 1]?.text.trim() === '' && isHeader(lines, at)
      ? [at]
      : [],
  );
  return [0, ...starts].flatMap((from, order) => readTable(lines.slice(from, starts[order])));
}

/** A line of headings alone, with a row of figures right below. */
function isHeader(lines: readonly Line[], at: number): boolean {
  const [head = [], below = []] = lines.slice(at, at + 2).map((line) => cellsOf(line, false));
  const isFigure = ({ text }: Cell): boolean => FIGURE_CELL.test(text) && !YEAR_CELL.test(text);
  const named = head.length > 1 && head.every((cell) => cell.text !== '' && !isFigure(cell));
  return named && below.length === head.length && below.some(isFigure);
}

/** The cells of a line; a tab before the header, or a pair of outer bars, is the table's own mark. */
function cellsOf(line: Line, isLed: boolean): Cell[] {
  if (!isTableLine(line.text)) return blankParted(line);
  const mark = line.text.includes('\t') ? '\t' : '|';
  if (mark === '|' && RULE.test(line.text)) return [];
  const framed = mark === '|' && /^\s*\|.*\|\s*$/.test(line.text);
  const led = framed || (isLed && line.text.startsWith('\t')) ? line.text.indexOf(mark) + 1 : 0;
  const end = framed ? line.text.lastIndexOf(mark) : line.text.length;
  let start = line.start + led;
  const cells = line.text
    .slice(led, end)
    .split(mark)
    .map((text) => {
      const cell = { text: text.trim(), start: start + (text.length - text.trimStart().length) };
      start += text.length + 1;
      return cell;
    });
  return cells.every((cell) => cell.text === '') ? [] : cells;
}

const blankParted = ({ text, start }: Line): Cell[] =>
  matchesIn(text.trimEnd(), /[^ ]+(?: [^ ]+)*/g).map((match) => ({
    text: match[0],
    start: start + match.index,
  }));

/** One cell a line: a row begins where the next running number stands alone after an empty line. */
function stackedRows(cells: readonly (Cell | null)[]): Cell[][] {
  const rows: Cell[][] = [];
  let next = 1;
  for (const cell of cells) {
    const current = rows.at(-1);
    if (cell === null) continue;
    const number = /^\d{1,3}$/.test(cell.text) ? Number(cell.text) : 0;
    const begins = current !== undefined && number >= next && number <= next + LARGEST_GAP;
    if (begins) next = number + 1;
    if (current === undefined || begins) rows.push([cell]);
    else current.push(cell);
  }
  return rows;
}
