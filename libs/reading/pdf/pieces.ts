import { withoutStretch } from './blanks.js';

/** Words as the reader gives them, and where they stand. */
export interface Piece {
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
/** Words so long show whether their signs are set apart. */
const WORD = /^[\u4e00-\u9fff]{3,}$/;
/** The number of a heading stands so much apart from it, though lines set to both edges have wider gaps. */
const NUMBER_GAP = 0.12;
const NUMBER = /^(?:\d{1,2}(?:\.\d{1,2})*|第[一二三四五六七八九十]+(?:章|部分|节))$/;

/** What one item of the reader writes, if it writes anything. */
export function pieceOf(item: unknown): Piece[] {
  const { str, transform, width } = item as { str?: string; transform?: number[]; width?: number };
  if (str === undefined || str.trim() === '' || transform === undefined) return [];
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return [{ text: str, x, y, width: width ?? 0, size: Math.hypot(a, b) }];
}

/** A line of a page or a cell. */
export interface Line {
  readonly y: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How high its signs are. */
  readonly size: number;
}

/** Words that stand on one line, as one text. */
export const lineOf = (line: readonly Piece[]): Line => ({
  y: line[0]?.y ?? 0,
  text: textOf(line),
  start: line[0]?.x ?? 0,
  end: endOf(line),
  size: line.reduce((widest, piece) => (piece.width > widest.width ? piece : widest), NO_PIECE)
    .size,
});

/** Words by the lines they stand on, from top to bottom. */
export function linesOf(pieces: readonly Piece[]): Piece[][] {
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
  const text = line.reduce((before, piece, index) => {
    const last = line[index - 1];
    const gap = last === undefined ? 0 : piece.x - last.x - last.width;
    return before + between(before, gap / piece.size, blank) + piece.text;
  }, '');
  return withoutStretch(text);
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
