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
export function placedText(items: readonly unknown[], rules: readonly Rule[]): string {
  const pieces = items.flatMap(pieceOf);
  const rows = rowsOf(rules);
  const boxes = rows.flatMap(({ boxes: own }) => own.filter((box) => box !== null));
  const boxed = new Map(pieces.flatMap((piece) => boxOf(boxes, piece) ?? []));
  const free = linesOf(pieces.filter((piece) => !boxed.has(piece)));
  const tables = rows.flatMap((row) => rowText(row, boxed) ?? []);
  const lines = free.filter((line) => !isPageNumber(textOf(line))).map(freeLine);
  return joined([...lines, ...tables].sort((one, other) => other.y - one.y));
}

/** A line of a page, or a row of a table. */
interface Placed {
  readonly y: number;
  readonly text: string;
  /** Where it ends; a row ends nowhere. */
  readonly end: number | null;
}

const freeLine = (line: readonly Piece[]): Placed => ({
  y: line[0]?.y ?? 0,
  text: textOf(line),
  end: endOf(line),
});

function joined(lines: readonly Placed[]): string {
  const right = Math.max(0, ...lines.map(({ end }) => end ?? 0));
  let text = '';
  lines.forEach((line, index) => {
    text += line.text;
    const following = lines[index + 1];
    const isFull = line.end !== null && line.end >= right * FULL_LINE;
    const joins = isFull && following?.end != null && !/[。：；！？]$/.test(line.text);
    if (following !== undefined && !joins) text += '\n';
  });
  return text;
}

/** The piece with the box its middle stands in. */
function boxOf(boxes: readonly Box[], piece: Piece): [Piece, Box][] | null {
  const [x, y] = [piece.x + piece.width / 2, piece.y + piece.size / MIDDLE];
  const box = boxes.find(
    ({ left, right, top, bottom }) => left <= x && x <= right && bottom <= y && y <= top,
  );
  return box === undefined ? null : [[piece, box]];
}

/** The cells of a row, each on one line; null for a row without any text. */
function rowText({ top, boxes }: Row, boxed: ReadonlyMap<Piece, Box>): Placed | null {
  const cells = boxes.map((box) => {
    const own = [...boxed].flatMap(([piece, of]) => (of === box ? [piece] : []));
    return linesOf(own)
      .map((line) => line.map(({ text }) => text).join(''))
      .join('');
  });
  if (cells.every((cell) => cell === '')) return null;
  return { y: top, text: cells.map((cell) => `\t${cell}`).join(''), end: null };
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
    return text + (gap > piece.size * CELL_GAP ? '\t' : '') + piece.text;
  }, '');
}

const isPageNumber = (text: string): boolean => /^[-—－\s]*\d{1,4}[-—－\s]*$/.test(text);
