import {
  createPdfRenderer,
  printableCharacters,
  type PdfRenderer,
  type RendererSettings,
} from '#libs/rendering';

import { repositoryRoot } from '#libs/config';

import { BROWSER_CACHE } from './browser-cache.js';

/** A renderer as the worker has it, with the packaged browser. Close it in afterAll. */
export function testRenderer(settings: Partial<RendererSettings> = {}): PdfRenderer {
  return createPdfRenderer({
    root: repositoryRoot(),
    cacheFolder: BROWSER_CACHE,
    executablePath: null,
    fontFolder: null,
    ...settings,
  });
}

/** What the packaged fonts can print. */
export const testCharacters = printableCharacters({ root: repositoryRoot(), fontFolder: null });

export const PRINT_OPTIONS = {
  title: '测试文件',
  author: '某乡人民政府',
  instant: new Date('2025-03-21T01:40:00Z'),
};
