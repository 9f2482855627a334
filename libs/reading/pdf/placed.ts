import { groupBy } from '#libs/kernel';

import { cellText } from './blanks.js';
import type { Cell, Page, TableRow } from './blocks.js';
import { rowsOf, type Box, type Row } from './grid.js';
import { lineOf, linesOf, pieceOf, type Piece } from './pieces.js';
import type { Rule } from './rules.js';

/** The middle of a sign stands about a third of its size above the line. */
const MIDDLE = 3;
/** Text in a cell keeps so many of its characters from the line beside it. */
const PADDING = 1;

/** A page without tags, from where its words stand. What stands in a box of a table is a cell of its row. */
export function placedPage(items: readonly unknown[], rules: readonly Rule[]): Page {
  const rows = rowsOf(rules);
  const boxes = rows.flatMap(({ boxes: own }) => own.filter((box) => box !== null));
  const pieces = items.flatMap(pieceOf).flatMap((piece) => parted(piece, boxes));
  const boxed = groupBy(pieces, (piece) => boxOf(boxes, piece));
  const lines = linesOf(boxed.get(undefined) ?? [])
    .map(lineOf)
    .filter(({ text }) => !isPageNumber(text));
  const tables = rows.flatMap((row) => rowOf(row, boxed) ?? []);
  const blocks = [...lines, ...tables].sort((one, other) => other.y - one.y);
  return { blocks, lines, isTagged: false };
}

/** A piece that reaches over an upright line, in two at the blank nearest to it: 支出（万元） 占 | 比（%）. */
function parted(piece: Piece, boxes: readonly Box[]): Piece[] {
  const y = piece.y + piece.size / MIDDLE;
  const end = piece.x + piece.width;
  const line = boxes.find(
    ({ left, right, top, bottom }) =>
      bottom <= y && y <= top && left <= piece.x && piece.x < right && right < end - piece.size / 2,
  )?.right;
  if (line === undefined) return [piece];
  const ends = endsIn(piece);
  const blanks = [...piece.text].flatMap((sign, at) => (sign === ' ' ? [at] : []));
  const apart = (at: number): number => Math.abs((ends[at] ?? 0) - line);
  const [blank] = blanks.sort((one, other) => apart(one) - apart(other));
  if (blank === undefined) return [piece];
  const [from, to] = [ends[blank - 1] ?? piece.x, ends[blank] ?? end];
  const rest = { ...piece, text: piece.text.slice(blank + 1), x: to, width: end - to };
  return [
    { ...piece, text: piece.text.slice(0, blank), width: from - piece.x },
    ...parted(rest, boxes),
  ];
}

/** Where each sign of a piece ends: Chinese ones are as wide as high, others half so, a blank what is left. */
function endsIn({ text, x, width, size }: Piece): number[] {
  const wide = (sign: string): number => (sign > '\u2e7f' ? size : size / 2);
  const signs = [...text];
  const blanks = signs.filter((sign) => sign === ' ').length;
  const signsWidth = signs.reduce((sum, sign) => sum + (sign === ' ' ? 0 : wide(sign)), 0);
  const blank = blanks === 0 ? 0 : Math.max(0, width - signsWidth) / blanks;
  let end = x;
  return signs.map((sign) => (end += sign === ' ' ? blank : wide(sign)));
}

/** The box a piece's middle stands in. */
function boxOf(boxes: readonly Box[], piece: Piece): Box | undefined {
  const [x, y] = [piece.x + piece.width / 2, piece.y + piece.size / MIDDLE];
  return boxes.find(
    ({ left, right, top, bottom }) => left <= x && x <= right && bottom <= y && y <= top,
  );
}

/** The pieces of a page by the box they stand in. */
type Boxed = ReadonlyMap<Box | undefined, readonly Piece[]>;

/** The cells of a row; null for a row without any text. */
function rowOf({ top, boxes }: Row, boxed: Boxed): TableRow | null {
  const cells = boxes.map((box) => (box === null ? null : cellOf(box, boxed.get(box) ?? [])));
  return cells.every((cell) => cell === null) ? null : { y: top, cells };
}

function cellOf({ right }: Box, pieces: readonly Piece[]): Cell {
  const lines = linesOf(pieces);
  const end = lines.at(-1);
  if (end === undefined) return null;
  const last = lineOf(end);
  const text = lines.map((line) => cellText(line.map((piece) => piece.text).join(''))).join('');
  return { text, last, right: right - last.size * PADDING };
}

const isPageNumber = (text: string): boolean => /^[-—－\s]*\d{1,4}[-—－\s]*$/.test(text);
