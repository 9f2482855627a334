import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';

import { renderHtml, type DocumentModel } from '#libs/document';

import { joined, readPdf } from '../support/pdf-text.js';
import { repositoryRoot } from '#libs/config';
import { PRINT_OPTIONS, testRenderer } from '../support/test-renderer.js';

const FONTS = join(repositoryRoot(), 'libs', 'rendering', 'fonts');

const MODEL: DocumentModel = {
  format: 1,
  language: 'zh-CN',
  status: 'approved',
  metadata: { title: '字体', organisation: '某乡', year: 2024, contentHash: null },
  title: [[{ text: '标题' }]],
  body: [{ type: 'paragraph', id: 'p', runs: [{ text: '喆堃水人木至——“三保”93.1≥90' }] }],
  annexNote: [],
  signature: { organisation: [{ text: '某乡' }], date: '2025年3月4日' },
  annexes: [],
};

/** The names of the face as the font has them, in UTF-16 and in ASCII, overwritten by a name of the same length. */
function renamed(path: string, from: string, to: string): Buffer {
  const bytes = readFileSync(path);
  const encodings = [
    (text: string) => Buffer.from(text, 'utf16le').swap16(),
    (text: string) => Buffer.from(text, 'latin1'),
  ];
  for (const encode of encodings) {
    const [old, new_] = [encode(from), encode(to)];
    for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + 1))
      new_.copy(bytes, at);
  }
  return bytes;
}

async function fontNames(pdf: Uint8Array): Promise<ReadonlySet<string>> {
  const { context } = await PDFDocument.load(pdf);
  const dicts = context.enumerateIndirectObjects().map(([, object]) => object);
  return new Set(
    dicts
      .filter((object): object is PDFDict => object instanceof PDFDict)
      .map((dict) => dict.get(PDFName.of('FontName')))
      .filter((name) => name !== undefined)
      .map((name) => String(name).replace(/^\/[A-Z]{6}\+/, '')),
  );
}

describe('fonts of a printed report', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-operator-fonts-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('fall back for rare given names, and the text can be read off the file as it was typed', async () => {
    const renderer = testRenderer();
    const { pdf } = await renderer
      .render(renderHtml(MODEL), PRINT_OPTIONS)
      .finally(() => renderer.close());
    expect(joined(await readPdf(pdf))).toContain('喆堃水人木至——“三保”93.1≥90');
    expect(await fontNames(pdf)).toEqual(
      new Set(['FandolSong-Bold', 'FandolFang-Regular', 'NotoSerifSC-Regular']),
    );
  });

  it("are the operator's, where there are any", async () => {
    // FandolFang in the place of a licensed 小标宋, which the style sheet asks for first; the names are of one length.
    const named = renamed(
      join(FONTS, 'FandolFang-Regular.ttf'),
      'FandolFang-Regular',
      'FZXiaoBiaoSong-B05',
    );
    writeFileSync(join(folder, 'licensed.ttf'), named);
    const renderer = testRenderer({ fontFolder: folder });
    const { pdf } = await renderer
      .render(renderHtml(MODEL), PRINT_OPTIONS)
      .finally(() => renderer.close());
    expect(await fontNames(pdf)).toEqual(
      new Set(['FZXiaoBiaoSong-B05', 'FandolFang-Regular', 'NotoSerifSC-Regular']),
    );
  });

  it('are refused by name when they could not be archived', async () => {
    copyFileSync(join(FONTS, 'README.md'), join(folder, 'broken.otf'));
    const renderer = testRenderer({ fontFolder: folder });
    await expect(renderer.render('<p>一</p>', PRINT_OPTIONS)).rejects.toMatchObject({
      code: 'config.invalid',
      message: expect.stringContaining('broken.otf') as unknown,
    });
    rmSync(join(folder, 'broken.otf'));
    await renderer.close();
  });
});
