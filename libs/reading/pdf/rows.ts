import { isFull } from './full-lines.js';
import { isRow, type Cell, type Placed, type TableRow } from './placed.js';

/** Text in a cell keeps so many of its characters from the line beside it. */
const PADDING = 1;

/** A figure is never cut, and no second one has room beside it. */
const FIGURE = /^[\d.,%％-]+$/;

/** A row that the end of a page cut, whole again; null where the second is a row of its own, or no row. */
export function joinedRow(before: Placed, placed: Placed): TableRow | null {
  if (!isRow(before) || !isRow(placed)) return null;
  if (before.cells.length !== placed.cells.length) return null;
  const isRest = placed.cells.every(
    (cell, at) => cell === null || goesOn(before.cells[at] ?? null, cell),
  );
  // One full cell may be full by chance.
  const isShorter = placed.cells.some((cell, at) => cell === null && before.cells[at] !== null);
  const going = placed.cells.filter((cell) => cell !== null).length;
  if (!isRest || (!isShorter && going < 2)) return null;
  const cells = before.cells.map((cell, at) => joined(cell, placed.cells[at] ?? null));
  return { ...before, cells };
}

const goesOn = (cell: Cell, { text }: NonNullable<Cell>): boolean =>
  cell !== null &&
  !FIGURE.test(cell.text) &&
  isFull(cell.last, text, cell.right - cell.last.size * PADDING);

const joined = (cell: Cell, rest: Cell): Cell =>
  cell === null || rest === null ? cell : { ...rest, text: cell.text + rest.text };

/** Pages whose tables begin with no heading that stands over the table on the page before. */
export function withoutHeadings(pages: readonly (readonly Placed[])[]): (readonly Placed[])[] {
  let heading = '';
  return pages.map((page, at) => {
    const last = pages[at - 1]?.at(-1);
    const first = page[0];
    const goesOver = last !== undefined && isRow(last) && first !== undefined && isRow(first);
    const rest = goesOver && keyOf(first) === heading ? page.slice(1) : page;
    heading = headingOf(page, goesOver ? heading : '');
    return rest;
  });
}

/** What the first row says of the table a page ends with. */
function headingOf(page: readonly Placed[], before: string): string {
  const above = page.findLastIndex((placed) => !isRow(placed));
  const first = page[above + 1];
  if (first === undefined || !isRow(first)) return '';
  return above === -1 && before !== '' ? before : keyOf(first);
}

const keyOf = ({ cells }: TableRow): string => cells.map((cell) => cell?.text ?? '').join('\t');
