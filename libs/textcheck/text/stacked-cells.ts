import {
  areMostlyKnown,
  isFigureCell,
  isHeadingCell,
  isKnownHeading,
  isNothingCell,
  isTitleLine,
  isTotalCell,
} from './cell-words.js';
import { type Edit, type Edited, edited } from './edits.js';
import { type Line, linesOf } from './line.js';
import { headsTable, isRow } from './tables.js';

/** Columns of a table, and rows that show it is one. */
const [FEWEST_COLUMNS, MOST_COLUMNS] = [3, 10];
const FEWEST_ROWS = 2;
/** More are looked for no further, for any line may seem to head a table. */
const MOST_ROWS = 400;
/** Below headings that tables seldom have. */
const FEWEST_ROWS_BELOW_OTHERS = 3;
const LONGEST_CELL = 120;

/** What names a row: no sentence, no title. */
const ROW_NAME = /^[一-龥“（《〈A-Za-z][^，。；：]{1,24}$/;
/** So many cells at most are figures among words, or words among figures. */
const ODD = 0.15;
const INDEX_HEADING = /^序号$/;

/** Two sentences: a paragraph. */
const PARAGRAPH = /。.*。$/;

/** A line between others that may be a cell of a table. */
interface Cell {
  readonly text: string;
  readonly line: Line;
}

/** Cells by the columns they stand in; a row lacks the cells that were empty. */
type Row = readonly (Cell | null)[];

/**
 * The text with each row of a table on one line, a tab before each cell, where it has one cell a line, as tables are copied
 * from printed files and as some programs write them. Only where rows are numbered, or every column tells figures or words alike.
 */
export function withRows(source: string): Edited {
  const cells = linesOf(source).map((line): Cell => ({ line, text: line.text.trim() }));
  const edits: Edit[] = [];
  for (let at = 0; at < cells.length;) {
    const rows = tableAt(cells, at);
    edits.push(...rows.flatMap(editsOf));
    at += Math.max(1, rows.flat().filter((cell) => cell !== null).length);
  }
  return edited(source, edits);
}

const isCell = ({ text, line }: Cell): boolean =>
  text.length <= LONGEST_CELL &&
  !isTitleLine(text) &&
  !PARAGRAPH.test(text) &&
  !isRow(line.text.replace(/^\t/, ''));

/** The rows of the table that begins at a line; none where none does. */
function tableAt(cells: readonly Cell[], at: number): Row[] {
  const named = namedTableAt(cells, at);
  if (named.length > 0) return named;
  for (let columns = FEWEST_COLUMNS; columns <= MOST_COLUMNS; columns += 1) {
    const heading = cells.slice(at, at + columns);
    if (heading.length < columns || !heading.every(isHeading)) return [];
    const isIndexed = INDEX_HEADING.test(heading[0]?.text ?? '');
    const isKnown = isIndexed || headsTable(heading.map(({ text }) => text));
    const rows = rowsBelow(cells, at + columns, columns, isIndexed);
    if (rows.length >= (isKnown ? FEWEST_ROWS : FEWEST_ROWS_BELOW_OTHERS))
      return [heading, ...rows];
  }
  return [];
}

/** Below headings of which most are such of reports, rows with a name in front, whatever their other cells tell. */
function namedTableAt(cells: readonly Cell[], at: number): Row[] {
  let best: Row[] = [];
  for (let columns = FEWEST_COLUMNS; columns <= MOST_COLUMNS; columns += 1) {
    const heading = cells.slice(at, at + columns);
    if (heading.length < columns || !heading.every(isHeading)) break;
    if (!areMostlyKnown(heading.map(({ text }) => text))) continue;
    const rows = namedRows(cells, at + columns, columns);
    const isBetter = (rows.length + 1) * columns > best.flat().length;
    if (rows.length >= FEWEST_ROWS && isBetter && areAligned(rows, columns))
      best = [heading, ...rows];
  }
  return best;
}

function namedRows(cells: readonly Cell[], from: number, columns: number): (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  for (let at = from; rows.length < MOST_ROWS; at += columns) {
    const row = cells.slice(at, at + columns);
    const isNamed = isRowOf(row, columns) && ROW_NAME.test(row[0]?.text ?? '');
    if (!isNamed || row.every(({ text }) => isKnownHeading(text))) return rows;
    rows.push(row);
    if (isTotal(row)) return rows;
  }
  return rows;
}

/** Whether nearly every column tells figures or words alone. */
function areAligned(rows: readonly (readonly Cell[])[], columns: number): boolean {
  const odd = Array.from({ length: columns }, (_, column) => {
    const told = rows.map((row) => row[column] ?? null);
    return Math.min(told.filter(isFigure).length, told.filter(isWord).length);
  });
  return odd.reduce((sum, one) => sum + one, 0) <= rows.length * columns * ODD;
}

const isHeading = (cell: Cell): boolean => isCell(cell) && isHeadingCell(cell.text);

function rowsBelow(
  cells: readonly Cell[],
  from: number,
  columns: number,
  isIndexed: boolean,
): Row[] {
  const rows: Row[] = [];
  let at = from;
  let full = cells.slice(at, at + columns);
  // Words alone, however many lines of them, are no table.
  if (!full.some(isFigure)) return [];
  while (isRowOf(full, columns) && isNext(full, rows, isIndexed) && !isTotal(rows.at(-1) ?? [])) {
    rows.push(full);
    at += columns;
    full = cells.slice(at, at + columns);
  }
  const [first] = rows;
  if (first === undefined) return [];
  const total =
    isTotal(full) && isRowOf(full, columns) && isAlike(full, first)
      ? full
      : totalAt(cells, at, first);
  return total === null ? rows : [...rows, total];
}

const isRowOf = (row: readonly Cell[], columns: number): boolean =>
  row.length === columns && row.every(isCell) && row.some(isFilled);
/** The last row of a table; below a 小计 there may be more. */
const isTotal = (row: Row): boolean =>
  row.some((cell) => cell !== null && isTotalCell(cell.text) && !cell.text.startsWith('小'));

/** Whether a row goes on with the numbers of the rows above, or with figures and words as they have. */
const isNext = (row: readonly Cell[], above: readonly Row[], isIndexed: boolean): boolean =>
  isIndexed ? row[0]?.text === String(above.length + 1) && !isTotal(row) : isAlike(row, above[0]);

const isFilled = ({ text }: Cell): boolean => text !== '';
const isFigure = (cell: Cell | null): boolean => cell !== null && isFigureCell(cell.text);
const isWord = (cell: Cell | null): boolean =>
  cell !== null && cell.text !== '' && !/\d/.test(cell.text) && !isNothingCell(cell.text);

/** Whether no cell tells a figure where the other row has words, or words where it has a figure. */
const isAlike = (row: Row, other: Row | undefined): boolean =>
  other === undefined ||
  row.every((cell, column) => {
    const above = other[column] ?? null;
    return !(isFigure(cell) && isWord(above)) && !(isWord(cell) && isFigure(above));
  });

/** A row of totals below the others, which has no number and no words but its name. */
function totalAt(cells: readonly Cell[], at: number, first: Row): Row | null {
  const kinds = first.map(isFigure);
  const name = cells[at];
  if (name === undefined || !isTotalCell(name.text)) return null;
  const column = kinds.indexOf(false);
  const figures = kinds.flatMap((isFigure, index) => (isFigure && index > column ? [index] : []));
  const row = kinds.map((): Cell | null => null);
  row[column] = name;
  const below = figures.map((index, order) => [index, cells[at + 1 + order]] as const);
  for (const [index, cell] of below) {
    if (cell === undefined || !isFigure(cell)) return null;
    row[index] = cell;
  }
  return row;
}

/** A tab before each cell, in place of the end of the line before. */
function editsOf(row: Row): Edit[] {
  const edits: Edit[] = [];
  let [last, tabs]: [Cell | null, string] = [null, ''];
  for (const cell of row) {
    tabs += '\t';
    if (cell === null) continue;
    const start = last === null ? cell.line.start : endOf(last);
    const end = cell.line.start + cell.line.text.indexOf(cell.text);
    edits.push({ start, end, put: tabs });
    [last, tabs] = [cell, ''];
  }
  const end = last === null ? 0 : endOf(last);
  return tabs === '' ? edits : [...edits, { start: end, end, put: tabs }];
}

const endOf = ({ line, text }: Cell): number => line.start + line.text.indexOf(text) + text.length;
