import { groupBy } from '#libs/kernel';

import { isFigureCell, isTitleLine, isTotalCell } from './cell-words.js';
import { type Edit, type Edited, edited, type Stretch } from './edits.js';
import { type Line, linesOf } from './line.js';
import { headsTable } from './tables.js';

/** Groups that tell how many columns a table has. */
const MOST_JUDGED = 6;
/** Columns of a table, and the rows that show it is one. */
const [FEWEST_COLUMNS, MOST_COLUMNS] = [2, 14];
const FEWEST_ROWS = 3;
/** Below headings as tables of reports have them. */
const FEWEST_ROWS_BELOW_KNOWN = 2;
/** Lines of a cell that are looked through for the end of it. */
const MOST_LINES = 12;
/** So many rows have a cell for every column. */
const COMPLETE = 0.7;

/** A cell: the line a tab leads, and those below it that go on without one. */
interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The ends of lines within it. */
  readonly breaks: readonly Stretch[];
}

/** Cells with no empty line between them. */
type Group = readonly Cell[];

interface Row {
  /** By columns; those told to be empty are null. */
  readonly cells: readonly (Cell | null)[];
  readonly start: number;
  readonly end: number;
}

/**
 * The text with each row of a table on one line where every cell stands on a line of its own behind a tab, and empty lines
 * part the rows, as converters write the tables of a document. An empty line amid a row is the end of a cell.
 */
export function withLedRows(source: string): Edited {
  const edits = blocksOf(linesOf(source)).flatMap((groups) => tablesOf(groups).flatMap(editsOf));
  return edited(source, edits);
}

const isLed = ({ text }: Line): boolean => /^\t[^\t]*$/.test(text);
const isEmpty = ({ text }: Line): boolean => text.trim() === '';

/** Runs of cells, by what empty lines part; a line of the running text ends a run. */
function blocksOf(lines: readonly Line[]): Group[][] {
  const blocks: Cell[][][] = [];
  let groups: Cell[][] = [];
  let isParted = true;
  lines.forEach((line, at) => {
    if (isLed(line)) {
      if (isParted) groups.push([]);
      groups.at(-1)?.push(cellOf(line));
      isParted = false;
    } else if (isEmpty(line)) isParted = true;
    else if (!isParted && goesOn(groups, lines.slice(at, at + MOST_LINES)))
      lengthen(groups.at(-1), line);
    else {
      blocks.push(groups);
      [groups, isParted] = [[], true];
    }
  });
  return [...blocks, groups].filter(({ length }) => length >= FEWEST_ROWS_BELOW_KNOWN);
}

function cellOf({ text, start }: Line): Cell {
  const words = text.trim();
  const from = words === '' ? start + text.length : start + text.indexOf(words);
  return { text: words, start: from, end: from + words.length, breaks: [] };
}

/** A further paragraph of a cell, in a table whose rows are parted: other cells come below it, and it is no title. */
function goesOn(groups: readonly Group[], rest: readonly Line[]): boolean {
  const [columns, row] = [groups[0]?.length ?? 0, groups.at(-1)?.length ?? 0];
  const isBelowRow = groups.length > 1 && row <= columns;
  const end = rest.findIndex((line) => isLed(line) || isEmpty(line));
  const next = rest.slice(Math.max(0, end)).find((line) => !isEmpty(line));
  return (
    isBelowRow &&
    end > 0 &&
    next !== undefined &&
    isLed(next) &&
    !rest.slice(0, end).some(({ text }) => isTitleLine(text))
  );
}

function lengthen(group: Cell[] | undefined, { text, start }: Line): void {
  const last = group?.pop();
  if (last === undefined) return;
  const [from, words] = [start + text.length - text.trimStart().length, text.trim()];
  group?.push({
    ...last,
    text: last.text + words,
    end: from + words.length,
    breaks: [...last.breaks, { start: last.end, end: from }],
  });
}

/** The rows of each table of a run. */
function tablesOf(groups: readonly Group[]): Row[][] {
  const tables: Row[][] = [];
  for (let at = 0; at < groups.length;) {
    const columns = columnsAt(groups, at);
    const { rows, end } = rowsAt(groups, at, columns);
    const whole = rows.filter(({ length }) => length === columns);
    const isTable =
      columns >= FEWEST_COLUMNS &&
      columns <= MOST_COLUMNS &&
      rows.length >= (areHeadings(rows[0] ?? []) ? FEWEST_ROWS_BELOW_KNOWN : FEWEST_ROWS) &&
      whole.length >= rows.length * COMPLETE;
    const figures = Array.from({ length: columns }, (_, column) => isFigures(whole, column));
    if (isTable) tables.push(rows.map((cells) => rowOf(cells, figures)));
    at = end;
  }
  return tables;
}

/** As many as the first group has, or most of the next ones where an empty line stands amid the headings. */
function columnsAt(groups: readonly Group[], at: number): number {
  const lengths = groups.slice(at, at + MOST_JUDGED).map(({ length }) => length);
  const times = [...groupBy(lengths, (length) => length)];
  const [most = 0] = times.toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return Math.max(most, lengths[0] ?? 0);
}

/** Rows of so many columns: groups that fill one together are one. A longer group, or one of other headings, begins another table. */
function rowsAt(
  groups: readonly Group[],
  from: number,
  columns: number,
): { rows: Cell[][]; end: number } {
  const rows: Cell[][] = [];
  let end = from;
  for (const group of groups.slice(from)) {
    const last = rows.at(-1);
    const isOther = last?.length === columns && group.length !== columns && areHeadings(group);
    if (group.length > columns || isOther) break;
    if (last !== undefined && isRest(last, group, columns, rows.length)) last.push(...group);
    else rows.push([...group]);
    end += 1;
  }
  return { rows, end };
}

const areHeadings = (group: Group): boolean => headsTable(group.map(({ text }) => text));

/** Whether a group goes on with a row; of a row of totals only figures do. */
const isRest = (row: Group, group: Group, columns: number, rows: number): boolean =>
  row.length + group.length <= columns &&
  !isNumbered(group, rows) &&
  (!row.some(({ text }) => isTotalCell(text)) || group.every(({ text }) => isFigureCell(text)));

/** The number of its row stands before it; the first row is that of the headings. */
const isNumbered = ([first]: Group, rows: number): boolean => first?.text === String(rows);

/** Whether a column tells figures. */
const isFigures = (rows: readonly Group[], at: number): boolean =>
  rows.filter((row) => isFigureCell(row[at]?.text ?? '')).length * 2 >= rows.length;

/** The cells in their columns: figures of a row of totals that lacks cells stand where the table has figures. */
function rowOf(cells: Group, figures: readonly boolean[]): Row {
  const [first] = cells;
  const isShortTotal = cells.length < figures.length && isTotalCell(first?.text ?? '');
  const columns = figures.flatMap((isFigure, at) => (isFigure && at > 0 ? [at] : []));
  const from = columns.length - (cells.length - 1);
  const places = isShortTotal && from >= 0 ? [0, ...columns.slice(from)] : [...cells.keys()];
  const placed = figures.map((_, at): Cell | null => cells[places.indexOf(at)] ?? null);
  return {
    cells: placed.map((cell) => (cell?.text === '' ? null : cell)),
    start: first?.start ?? 0,
    end: cells.at(-1)?.end ?? 0,
  };
}

/** A tab before each cell, and an end of line behind each row. */
function editsOf(rows: readonly Row[]): Edit[] {
  return rows.flatMap((row, at) => {
    const edits: Edit[] = [];
    const above = rows[at - 1];
    let [end, put] = above === undefined ? [row.start, ''] : [above.end, '\n'];
    row.cells.forEach((cell, column) => {
      // The tab that leads the table is that of the text.
      if (at > 0 || column > 0) put += '\t';
      if (cell === null) return;
      edits.push({ start: end, end: cell.start, put });
      edits.push(...cell.breaks.map((one) => ({ ...one, put: '' })));
      [end, put] = [cell.end, ''];
    });
    return [...edits, { start: end, end: row.end, put }];
  });
}
