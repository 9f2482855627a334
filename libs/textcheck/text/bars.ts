import { type Edit, type Edited, edited, inTurn, rewritten } from './edits.js';
import { type Line, linesOf } from './line.js';
import { matchesIn } from './matches.js';
import { headsTable, isTableLine } from './tables.js';

/** Bars a frame is drawn with, and the lines that only draw it. */
const DRAWN_BAR = /[│┃┆┊║｜︱]/g;
const DRAWN_RULE = /^[ \t]*[+|│┃║┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬─━┄┈═╌+-]{4,}[ \t]*(?:\r?\n|$)/gm;
const RULE_OF_HEAD = /[|:]-{3,}/;

/** What else parts cells, where lines below each other have it as often. */
const PARTS = [/,/g, /;/g, / /g] as const;
const FEWEST_LINES = 3;
const FEWEST_PARTS = 2;
/** So many rows tell whether it is one. */
const MOST_JUDGED = 50;
/** Rows end with no sentence. */
const NO_ROW = /[。；]\s*$|^\s*$/;
const FIGURE = /^-?\d[\d,]*(?:\.\d+)?%?$/;
const YEAR = /^20\d\d$/;

/** The text with bars between the cells of tables that a drawn frame, commas or single blanks part. */
export const withBars = (source: string): Edited => inTurn(source, [withoutFrames, withPartedRows]);

const withoutFrames = (source: string): Edited =>
  rewritten(source, [
    [DRAWN_RULE, ([rule]) => (RULE_OF_HEAD.test(rule) ? rule : '')],
    [DRAWN_BAR, '|'],
  ]);

function withPartedRows(source: string): Edited {
  const lines = linesOf(source);
  const runs = PARTS.map((part) => runsBy(lines, part));
  const edits: Edit[] = [];
  for (let at = 0; at < lines.length;) {
    const table = runs.map((run) => tableAt(lines, run, at)).find((one) => one !== null);
    edits.push(...(table ?? []).flat());
    at += Math.max(1, table?.length ?? 0);
  }
  return edited(source, edits);
}

/** Lines parted by one sign: where, and up to which line the next ones have it as often. */
interface Runs {
  readonly part: RegExp;
  readonly places: readonly (readonly number[])[];
  readonly ends: readonly number[];
}

function runsBy(lines: readonly Line[], part: RegExp): Runs {
  const places = lines.map((line) => placesOf(line, part));
  const ends = places.map((_, index) => index + 1);
  for (let at = lines.length - 2; at >= 0; at -= 1)
    if (places[at]?.length === places[at + 1]?.length) ends[at] = ends[at + 1] ?? at + 1;
  return { part, places, ends };
}

/** Bars for each row of the table a line heads; null where it heads none. */
function tableAt(
  lines: readonly Line[],
  { part, places, ends }: Runs,
  at: number,
): Edit[][] | null {
  const end = ends[at] ?? at;
  if (end - at < FEWEST_LINES || (places[at] ?? []).length < FEWEST_PARTS) return null;
  if (!isTable(lines.slice(at, Math.min(end, at + MOST_JUDGED)), part)) return null;
  return places
    .slice(at, end)
    .map((row) => row.map((place) => ({ start: place, end: place + 1, put: '|' })));
}

/** Where the cells of a line are parted; nowhere in one that cannot be a row. */
function placesOf(line: Line, part: RegExp): number[] {
  if (NO_ROW.test(line.text) || isTableLine(line.text)) return [];
  const trimmed = line.text.trim();
  const indent = line.text.indexOf(trimmed);
  return matchesIn(trimmed, part).map(({ index }) => line.start + indent + index);
}

const cellsOf = (line: Line | undefined, part: RegExp): string[] =>
  (line?.text ?? '')
    .trim()
    .split(part)
    .map((cell) => cell.trim());

const isFigure = (cell: string): boolean => FIGURE.test(cell) && !YEAR.test(cell);

/** Each names another column. */
const isHead = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell !== '' && !isFigure(cell)) && new Set(cells).size === cells.length;

/** Headed by names that tables have, or by any with a figure in most rows. */
function isTable([head, ...rows]: readonly Line[], part: RegExp): boolean {
  if (!isHead(cellsOf(head, part))) return false;
  const figured = rows.filter((row) => cellsOf(row, part).some(isFigure)).length;
  return headsTable(cellsOf(head, part)) || figured * 2 >= rows.length;
}
