import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { FileFault } from '#libs/untrusted';
import { READING_LIMITS } from '../limits.js';
import type { Page } from './blocks.js';
import { textOf } from './paragraphs.js';
import { placedPage } from './placed.js';
import { rulesOf } from './rules.js';
import { taggedPage, type StructureNode } from './tagged.js';

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
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push(await pageOf(page));
      page.cleanup();
    }
    return textOf(pages);
  } catch (error) {
    throw faultOf(error);
  } finally {
    await loading.destroy();
  }
}

async function pageOf(page: PDFPageProxy): Promise<Page> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const tree = (await page.getStructTree()) as StructureNode | null;
  const tagged = tree === null ? null : taggedPage(tree, items);
  return tagged ?? placedPage(items, rulesOf(await page.getOperatorList()));
}

function faultOf(error: unknown): unknown {
  if (error instanceof FileFault) return error;
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException'
    ? new FileFault('encrypted', '文件设有密码，请取消密码后重试。')
    : new FileFault('corrupt', '无法读取这个 PDF，文件可能已损坏。');
}
