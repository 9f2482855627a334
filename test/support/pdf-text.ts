import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';

/** A stretch of text where it stands on the page; points from the lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** In reading order, spaces between stretches left out. */
  readonly texts: readonly PlacedText[];
}

/** Text of every page with its place, as any reader of the file would extract it. */
export async function readPdf(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const pages: PdfPage[] = [];
  for (const number of numbers) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    pages.push({ width, height, texts: items.filter(isText).map(placed) });
  }
  await document.destroy();
  return pages;
}

/** Text of the whole file without white space, for comparison across line and page ends. */
export function joined(pages: readonly PdfPage[]): string {
  return pages
    .flatMap(({ texts }) => texts.map(({ text }) => text))
    .join('')
    .replace(/\s/g, '');
}

/** Stretches on one base line put together, from the top of the page down. */
export function linesOf(
  page: PdfPage,
): readonly { readonly y: number; readonly text: string; readonly right: number }[] {
  const lines = new Map<number, { y: number; text: string; right: number }>();
  for (const { text, x, y, width } of page.texts) {
    const key = Math.round(y);
    const line = lines.get(key) ??
      lines.get(key - 1) ??
      lines.get(key + 1) ?? { y, text: '', right: 0 };
    line.text += text;
    line.right = Math.max(line.right, x + width);
    lines.set(Math.round(line.y), line);
  }
  return [...lines.values()].sort((a, b) => b.y - a.y);
}

function isText(item: unknown): item is TextItem {
  return (
    typeof item === 'object' &&
    item !== null &&
    'str' in item &&
    (item as TextItem).str.trim() !== ''
  );
}

function placed({ str, transform, width, height }: TextItem): PlacedText {
  const [, , , , x, y] = transform as readonly number[];
  return { text: str, x: x ?? 0, y: y ?? 0, width, size: height };
}
