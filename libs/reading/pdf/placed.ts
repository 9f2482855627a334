import { groupBy } from '#libs/kernel';

import { rowsOf, type Box, type Row } from './grid.js';
import type { Rule } from './rules.js';

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

const NO_PIECE: Piece = { text: '', x: 0, y: 0, width: 0, size: 0 };

/** Below this distance of base lines two pieces stand on one line. */
const SAME_LINE = 3;
/** A gap as wide as this many characters parts two cells of a table. */
const CELL_GAP = 2.5;
/** A gap as wide as this part of a character is a blank; lines set to both edges have narrower ones. */
const BLANK_GAP = 0.4;
/** In a line that is not set to both edges, the narrowest blank of a face. */
const NARROW_BLANK = 0.2;
/** Programs set figures apart from Chinese words by themselves. */
const SET_APART = /(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])/g;
/** A line set to both edges whose signs stand so far apart that the reader takes the gaps for blanks. */
const STRETCHED = /[^\x20-\u2e7f] [^\x20-\u2e7f] [^\x20-\u2e7f]/;
const STRETCH = /(?<=[^\x20-\u2e7f]) (?=[^\x20-\u2e7f])/g;
/** Words so long show whether their signs are set apart. */
const WORD = /^[\u4e00-\u9fff]{3,}$/;
/** The number of a heading stands so much apart from it, though lines set to both edges have wider gaps. */
const NUMBER_GAP = 0.12;
const NUMBER = /^(?:\d{1,2}(?:\.\d{1,2})*|第[一二三四五六七八九十]+(?:章|部分|节))$/;
/** The middle of a sign stands about a third of its size above the line. */
const MIDDLE = 3;

function pieceOf(item: unknown): Piece[] {
  const { str, transform, width } = item as { str?: string; transform?: number[]; width?: number };
  if (str === undefined || str.trim() === '' || transform === undefined) return [];
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return [{ text: str, x, y, width: width ?? 0, size: Math.hypot(a, b) }];
}

/**
 * Lines of a page without tags from top to bottom, from where its pieces stand. What stands in a box of a table is a cell of
 * its row.
 */
export function placedLines(items: readonly unknown[], rules: readonly Rule[]): Placed[] {
  const rows = rowsOf(rules);
  const boxes = rows.flatMap(({ boxes: own }) => own.filter((box) => box !== null));
  const pieces = items.flatMap(pieceOf).flatMap((piece) => parted(piece, boxes));
  const boxed = groupBy(pieces, (piece) => boxOf(boxes, piece));
  const lines = linesOf(boxed.get(undefined) ?? [])
    .map(freeLine)
    .filter(({ text }) => !isPageNumber(text));
  const tables = rows.flatMap((row) => rowOf(row, boxed) ?? []);
  return [...lines, ...tables].sort((one, other) => other.y - one.y);
}

/** A line of a page, or the last line of a cell. */
export interface Line {
  readonly y: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How high its signs are. */
  readonly size: number;
}

/** A cell with all its lines in one text; null for an empty one. */
export type Cell = { readonly text: string; readonly last: Line; readonly right: number } | null;

export interface TableRow {
  readonly y: number;
  readonly cells: readonly Cell[];
}

export type Placed = Line | TableRow;

export const isRow = (placed: Placed): placed is TableRow => 'cells' in placed;

const freeLine = (line: readonly Piece[]): Line => ({
  y: line[0]?.y ?? 0,
  text: textOf(line),
  start: line[0]?.x ?? 0,
  end: endOf(line),
  size: line.reduce((widest, piece) => (piece.width > widest.width ? piece : widest), NO_PIECE)
    .size,
});

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
  const lines = linesOf(pieces).map((line): Line => ({
    ...freeLine(line),
    text: line.map(({ text }) => text).join(''),
  }));
  const last = lines.at(-1);
  if (last === undefined) return null;
  return { text: lines.map(({ text }) => text.replaceAll(SET_APART, '')).join(''), last, right };
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  // Of one height as the file tells them: the order is by height alone.
  for (const piece of pieces.toSorted((one, other) => other.y - one.y)) {
    const last = lines.at(-1);
    const same = last?.[0] !== undefined && Math.abs(last[0].y - piece.y) < SAME_LINE;
    if (same) insert(last, piece);
    else lines.push([piece]);
  }
  return lines;
}

/**
 * Puts a piece where it stands on its line. The file's own order counts unless a piece stands clearly before the last:
 * marks are set closer, so that a bracket may begin left of the mark it follows.
 */
function insert(line: Piece[], piece: Piece): void {
  let at = line.length;
  while (at > 0 && piece.x < (line[at - 1]?.x ?? 0) - piece.size) at -= 1;
  line.splice(at, 0, piece);
}

const endOf = (line: readonly Piece[]): number =>
  Math.max(0, ...line.map(({ x, width }) => x + width));

/** Pieces side by side; a wide gap becomes a tab, since table cells stand apart. */
function textOf(line: readonly Piece[]): string {
  const blank = blankOf(line);
  const text = line.reduce((text, piece, index) => {
    const before = line[index - 1];
    const gap = before === undefined ? 0 : piece.x - before.x - before.width;
    return text + between(text, gap / piece.size, blank) + piece.text;
  }, '');
  return STRETCHED.test(text) ? text.replaceAll(STRETCH, '') : text;
}

/** How wide a blank is in a line at least, in characters: wider where its signs are set apart to fill it. */
function blankOf(line: readonly Piece[]): number {
  const words = line.filter(({ text }) => WORD.test(text));
  const spread = words.map(({ text, width, size }) => width / size / text.length - 1);
  return words.length === 0
    ? BLANK_GAP
    : Math.min(BLANK_GAP, NARROW_BLANK + 2 * Math.max(0, ...spread));
}

function between(before: string, gap: number, blank: number): string {
  if (gap > CELL_GAP) return '\t';
  return gap > blank || (gap > NUMBER_GAP && NUMBER.test(before)) ? ' ' : '';
}

const isPageNumber = (text: string): boolean => /^[-—－\s]*\d{1,4}[-—－\s]*$/.test(text);
