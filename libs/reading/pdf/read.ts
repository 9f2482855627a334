import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { FileFault } from '#libs/untrusted';
import { READING_LIMITS } from '../limits.js';
import { paragraphsOf } from './paragraphs.js';
import { placedLines, type Placed } from './placed.js';
import { rulesOf } from './rules.js';
import { markedText, taggedLines, type StructureNode } from './tagged.js';

/**
 * The text of a PDF: by its tags where it has any, else by where the words stand. Scripts in the file are not run.
 * Errors: `encrypted`, `corrupt`, `too_large`; a scan without text gives an empty string.
 */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({
    // A copy, and a plain array: the reader takes its bytes away, and refuses Node's buffers.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > READING_LIMITS.pages)
      throw new FileFault(
        'too_large',
        `文件超过 ${String(READING_LIMITS.pages)} 页，请拆分后重试。`,
      );
    const pages: PageLines[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push(await pageLines(page));
      page.cleanup();
    }
    return textOf(pages);
  } catch (error) {
    throw faultOf(error);
  } finally {
    await loading.destroy();
  }
}

/** Lines of a page: whole paragraphs and rows where it has tags, else as they stand on it. */
type PageLines =
  | { readonly tagged: readonly string[]; readonly placed?: never }
  | { readonly placed: readonly Placed[]; readonly tagged?: never };

async function pageLines(page: PDFPageProxy): Promise<PageLines> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const tree = (await page.getStructTree()) as StructureNode | null;
  const tagged = tree === null ? [] : taggedLines(tree, markedText(items));
  return tagged.length > 0
    ? { tagged }
    : { placed: placedLines(items, rulesOf(await page.getOperatorList())) };
}

/** Pages of one kind at a time, since a paragraph may run over the end of a page. */
function textOf(pages: readonly PageLines[]): string {
  const texts: string[] = [];
  for (let from = 0; from < pages.length;) {
    const isTagged = pages[from]?.tagged !== undefined;
    const end = pages.findIndex(
      ({ tagged }, at) => at > from && (tagged !== undefined) !== isTagged,
    );
    const alike = pages.slice(from, end < 0 ? pages.length : end);
    texts.push(
      isTagged
        ? joinedPages(alike.map(({ tagged }) => tagged ?? []))
        : paragraphsOf(alike.map(({ placed }) => placed ?? [])),
    );
    from += alike.length;
  }
  return texts.filter((text) => text !== '').join('\n');
}

const SHORTEST_PARAGRAPH = 40;
const isOpenParagraph = (last = ''): boolean =>
  !last.startsWith('\t') && /[\u4e00-\u9fff，、]$/.test(last) && last.length > SHORTEST_PARAGRAPH;

/** Tagged pages; a paragraph that is open at the end of one goes on, unless a row comes next. */
const joinedPages = (pages: readonly (readonly string[])[]): string =>
  pages.reduce((text, lines, at) => {
    const isOpen = isOpenParagraph(pages[at - 1]?.at(-1)) && lines[0]?.startsWith('\t') !== true;
    return `${text}${at === 0 || isOpen ? '' : '\n'}${lines.join('\n')}`;
  }, '');

function faultOf(error: unknown): unknown {
  if (error instanceof FileFault) return error;
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException'
    ? new FileFault('encrypted', '文件设有密码，请取消密码后重试。')
    : new FileFault('corrupt', '无法读取这个 PDF，文件可能已损坏。');
}
