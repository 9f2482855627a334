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

/** Below this distance of base lines two pieces stand on one line. */
const SAME_LINE = 3;
/** A gap as wide as this many characters parts two cells of a table. */
const CELL_GAP = 2.5;
/** A gap as wide as this part of a character is a blank; lines set to both edges have narrower ones. */
const BLANK_GAP = 0.4;
/** A paragraph's first line is set in by more characters than this. */
const INDENT = 1.2;
const FULL_LINE = 0.92;
/** The middle of a sign stands about a third of its size above the line. */
const MIDDLE = 3;

function pieceOf(item: unknown): Piece[] {
  const { str, transform, width } = item as { str?: string; transform?: number[]; width?: number };
  if (str === undefined || str.trim() === '' || transform === undefined) return [];
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return [{ text: str, x, y, width: width ?? 0, size: Math.hypot(a, b) }];
}

/**
 * Text of a page without tags, from where its pieces stand; lines that run to the right edge are joined to paragraphs.
 * What stands in a box of a table is a cell of its row, a tab before each.
 */
export function placedText(items: readonly unknown[], rules: readonly Rule[]): PageText {
  const rows = rowsOf(rules);
  const boxes = rows.flatMap(({ boxes: own }) => own.filter((box) => box !== null));
  const pieces = items.flatMap(pieceOf).flatMap((piece) => parted(piece, boxes));
  const boxed = groupBy(pieces, (piece) => boxOf(boxes, piece));
  const lines = linesOf(boxed.get(undefined) ?? [])
    .map(freeLine)
    .filter(({ text }) => !isPageNumber(text));
  const tables = rows.flatMap((row) => rowText(row, boxed) ?? []);
  return joined([...lines, ...tables].sort((one, other) => other.y - one.y));
}

/** A page's text, whether its first line begins a paragraph, and whether its last one is full and amid a sentence. */
export interface PageText {
  readonly text: string;
  readonly begins: boolean;
  readonly runsOn: boolean;
}

/** A line of a page, or a row of a table. */
interface Placed {
  readonly y: number;
  readonly text: string;
  /** Where it begins and ends; a row does nowhere. */
  readonly start: number | null;
  readonly end: number | null;
  readonly size: number;
}

const freeLine = (line: readonly Piece[]): Placed => ({
  y: line[0]?.y ?? 0,
  text: textOf(line),
  start: line[0]?.x ?? 0,
  end: endOf(line),
  size: line[0]?.size ?? 0,
});

function joined(lines: readonly Placed[]): PageText {
  const right = Math.max(0, ...lines.map(({ end }) => end ?? 0));
  const isOpen = ({ end, text }: Placed): boolean =>
    end !== null && end >= right * FULL_LINE && !/[。：；！？]$/.test(text);
  const left = Math.min(...lines.flatMap(({ start }) => start ?? []));
  /** A paragraph is set in, and a row stands alone. */
  const begins = ({ start, size }: Placed): boolean =>
    start === null || start > left + size * INDENT;
  const text = lines.map((line, index) => {
    const following = lines[index + 1];
    const joins = following === undefined || (isOpen(line) && !begins(following));
    return joins ? line.text : `${line.text}\n`;
  });
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    text: text.join(''),
    begins: first === undefined || begins(first),
    runsOn: last !== undefined && isOpen(last),
  };
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

/** The cells of a row, each on one line; null for a row without any text. */
function rowText({ top, boxes }: Row, boxed: Boxed): Placed | null {
  const cells = boxes.map((box) =>
    linesOf(box === null ? [] : (boxed.get(box) ?? []))
      .map((line) => line.map(({ text }) => text).join(''))
      .join(''),
  );
  if (cells.every((cell) => cell === '')) return null;
  return {
    y: top,
    text: cells.map((cell) => `\t${cell}`).join(''),
    start: null,
    end: null,
    size: 0,
  };
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
  return line.reduce((text, piece, index) => {
    const before = line[index - 1];
    const gap = before === undefined ? 0 : piece.x - before.x - before.width;
    return text + between(gap / piece.size) + piece.text;
  }, '');
}

const between = (gap: number): string => (gap > CELL_GAP ? '\t' : gap > BLANK_GAP ? ' ' : '');

const isPageNumber = (text: string): boolean => /^[-—－\s]*\d{1,4}[-—－\s]*$/.test(text);
