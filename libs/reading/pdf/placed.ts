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

function pieceOf(item: unknown): Piece[] {
  const { str, transform, width } = item as { str?: string; transform?: number[]; width?: number };
  if (str === undefined || str.trim() === '' || transform === undefined) return [];
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return [{ text: str, x, y, width: width ?? 0, size: Math.hypot(a, b) }];
}

/**
 * Text of a page without tags, from where its pieces stand; lines that run to the right edge are joined to paragraphs.
 */
export function placedText(items: readonly unknown[]): string {
  const lines = linesOf(items.flatMap(pieceOf)).filter((line) => !isPageNumber(textOf(line)));
  const right = Math.max(0, ...lines.map(endOf));
  let text = '';
  lines.forEach((line, index) => {
    text += textOf(line);
    const following = lines[index + 1];
    const full = endOf(line) >= right * FULL_LINE;
    const joins = full && following !== undefined && !/[。：；！？]$/.test(textOf(line));
    if (following !== undefined && !joins) text += '\n';
  });
  return text;
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
