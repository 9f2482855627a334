import { join } from 'node:path';

import {
  createPdfRenderer,
  printableCharacters,
  type PdfRenderer,
  type RendererSettings,
} from '#libs/rendering';

import { repositoryRoot } from '#libs/config';

/** Unpacked browser shared by all spec files; inside node_modules, so a clean install removes it. */
const CACHE = join(repositoryRoot(), 'node_modules', '.cache', 'ziping-renderer');

/** A renderer as the worker has it, with the packaged browser. Close it in afterAll. */
export function testRenderer(settings: Partial<RendererSettings> = {}): PdfRenderer {
  return createPdfRenderer({
    root: repositoryRoot(),
    cacheFolder: CACHE,
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
