import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { FileFault } from '#libs/untrusted';
import { READING_LIMITS } from '../limits.js';
import { placedText, type PageText } from './placed.js';
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
    const pages: PageText[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push(await pageText(page));
      page.cleanup();
    }
    return pages.reduce(joinPages, NOTHING).text;
  } catch (error) {
    throw faultOf(error);
  } finally {
    await loading.destroy();
  }
}

async function pageText(page: PDFPageProxy): Promise<PageText> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const tree = (await page.getStructTree()) as StructureNode | null;
  const lines = tree === null ? [] : taggedLines(tree, markedText(items));
  return lines.length === 0
    ? placedText(items, rulesOf(await page.getOperatorList()))
    : {
        text: lines.join('\n'),
        begins: lines[0]?.startsWith('\t') === true,
        runsOn: isOpenParagraph(lines.at(-1)),
      };
}

const SHORTEST_PARAGRAPH = 40;
const isOpenParagraph = (last = ''): boolean =>
  !last.startsWith('\t') && /[\u4e00-\u9fff，、]$/.test(last) && last.length > SHORTEST_PARAGRAPH;

const NOTHING: PageText = { text: '', begins: true, runsOn: false };

/** A paragraph may run over the end of a page. */
function joinPages(before: PageText, page: PageText): PageText {
  if (page.text === '') return before;
  if (before.text === '') return page;
  const end = before.runsOn && !page.begins ? '' : '\n';
  return { ...page, text: `${before.text}${end}${page.text}` };
}

function faultOf(error: unknown): unknown {
  if (error instanceof FileFault) return error;
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException'
    ? new FileFault('encrypted', '文件设有密码，请取消密码后重试。')
    : new FileFault('corrupt', '无法读取这个 PDF，文件可能已损坏。');
}
