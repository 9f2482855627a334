import { isFull } from './full-lines.js';
import { isRow, type Block, type Cell, type Page, type TableRow } from './blocks.js';

/** A figure is never cut, and no second one has room beside it. */
const FIGURE = /^[\d.,%％-]+$/;

/** A row that the end of a page cut, whole again; null where the second is a row of its own, or no row. */
export function joinedRow(before: Block, block: Block): TableRow | null {
  if (!isRow(before) || !isRow(block)) return null;
  if (before.cells.length !== block.cells.length) return null;
  const isRest = block.cells.every(
    (cell, at) => cell === null || goesOn(before.cells[at] ?? null, cell),
  );
  // One full cell may be full by chance.
  const isShorter = block.cells.some((cell, at) => cell === null && before.cells[at] !== null);
  const going = block.cells.filter((cell) => cell !== null).length;
  if (!isRest || (!isShorter && going < 2)) return null;
  const cells = before.cells.map((cell, at) => joined(cell, block.cells[at] ?? null));
  return { ...before, cells };
}

const goesOn = (cell: Cell, { text }: NonNullable<Cell>): boolean =>
  cell !== null && !FIGURE.test(cell.text) && isFull(cell.last, text, cell.right);

const joined = (cell: Cell, rest: Cell): Cell =>
  cell === null || rest === null ? cell : { ...rest, text: cell.text + rest.text };

/** Pages whose tables begin with no heading that stands over the table on the page before. */
export function withoutHeadings(pages: readonly Page[]): (readonly Block[])[] {
  let heading = '';
  return pages.map(({ blocks }, at) => {
    const last = pages[at - 1]?.blocks.at(-1);
    const first = blocks[0];
    const goesOver = last !== undefined && isRow(last) && first !== undefined && isRow(first);
    const rest = goesOver && keyOf(first) === heading ? blocks.slice(1) : blocks;
    heading = headingOf(blocks, goesOver ? heading : '');
    return rest;
  });
}

/** What the first row says of the table a page ends with. */
function headingOf(blocks: readonly Block[], before: string): string {
  const above = blocks.findLastIndex((block) => !isRow(block));
  const first = blocks[above + 1];
  if (first === undefined || !isRow(first)) return '';
  return above === -1 && before !== '' ? before : keyOf(first);
}

const keyOf = ({ cells }: TableRow): string => cells.map((cell) => cell?.text ?? '').join('\t');
