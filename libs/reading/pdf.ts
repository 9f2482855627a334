import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { ReadingFault } from './fault.js';
import { READING_LIMITS } from './limits.js';

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

/**
 * The text of a PDF, line by line; lines that run to the right edge are joined to paragraphs. Scripts in the file are not run.
 * Errors: `encrypted`, `corrupt`, `too_large`; a scan without text gives an empty string.
 */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > READING_LIMITS.pages)
      throw new ReadingFault(
        'too_large',
        `文件超过 ${String(READING_LIMITS.pages)} 页，请拆分后重试。`,
      );
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(pageText(items.flatMap(pieceOf)));
      page.cleanup();
    }
    return pages.join('\n');
  } catch (error) {
    throw faultOf(error);
  } finally {
    await loading.destroy();
  }
}

function faultOf(error: unknown): unknown {
  if (error instanceof ReadingFault) return error;
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException'
    ? new ReadingFault('encrypted', '文件设有密码，请取消密码后重试。')
    : new ReadingFault('corrupt', '无法读取这个 PDF，文件可能已损坏。');
}

function pieceOf(item: unknown): Piece[] {
  const { str, transform, width } = item as { str?: string; transform?: number[]; width?: number };
  if (str === undefined || str.trim() === '' || transform === undefined) return [];
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return [{ text: str, x, y, width: width ?? 0, size: Math.hypot(a, b) }];
}

function pageText(pieces: readonly Piece[]): string {
  const lines = linesOf(pieces).filter((line) => !isPageNumber(textOf(line)));
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
  for (const piece of [...pieces].sort((one, other) => other.y - one.y || one.x - other.x)) {
    const last = lines.at(-1);
    const same = last?.[0] !== undefined && Math.abs(last[0].y - piece.y) < SAME_LINE;
    if (same) last.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.sort((one, other) => one.x - other.x));
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
