import { describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';

import { finishPdf } from './finish.js';

const RULES = { fonts: new Map([['FandolFang-Regular', new Map()]]), pageLimit: 2 };
const OPTIONS = {
  title: '报告',
  author: '某乡人民政府',
  instant: new Date('2025-03-21T01:40:00Z'),
};

async function printed(
  change: (document: PDFDocument) => void | Promise<void> = () => undefined,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  await change(document);
  return document.save();
}

function finish(bytes: Uint8Array, html = '<p>一</p>') {
  return finishPdf(bytes, { html, browser: 'Chrome/1', options: OPTIONS }, RULES);
}

/** An object reachable by nobody, yet in the file. */
/** What pdf-lib makes a dictionary of. */
type Literal = NonNullable<Parameters<PDFDocument['context']['stream']>[1]>;

function plant(document: PDFDocument, literal: Literal): void {
  document.context.register(document.context.obj(literal));
}

describe('finishPdf', () => {
  it('says what the document is and when, and nothing of browser or machine', async () => {
    const { pdf, pages } = await finish(
      await printed((document) => document.setCreator('Mozilla/5.0 (X11)')),
    );
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(pages).toBe(1);
    expect([
      document.getTitle(),
      document.getAuthor(),
      document.getCreator(),
      document.getProducer(),
    ]).toEqual(['报告', '某乡人民政府', 'Ziping', 'Ziping']);
    expect([document.getCreationDate(), document.getModificationDate()]).toEqual([
      OPTIONS.instant,
      OPTIONS.instant,
    ]);
    expect(document.catalog.get(PDFName.of('Lang'))).toEqual(PDFString.of('zh-CN'));
  });

  it('identifies the file by what it was made from', async () => {
    const bytes = await printed();
    const identifier = async (html: string) => {
      const document = await PDFDocument.load((await finish(bytes, html)).pdf, {
        updateMetadata: false,
      });
      return String(document.context.trailerInfo.ID);
    };
    expect(await identifier('一')).toMatch(/^\[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]$/);
    expect(await identifier('一')).toBe(await identifier('一'));
    expect(await identifier('一')).not.toBe(await identifier('二'));
  });

  it.each([
    [
      'too many pages',
      (document: PDFDocument) => [1, 2].forEach(() => document.addPage()),
      '共 3 页，超过上限 2 页',
    ],
    [
      'a script',
      (document: PDFDocument) =>
        plant(document, { S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
      '含有活动内容 JavaScript',
    ],
    [
      'a link',
      (document: PDFDocument) =>
        plant(document, {
          Type: 'Annot',
          A: { S: 'URI', URI: PDFString.of('http://example.test') },
        }),
      '含有活动内容 URI',
    ],
    [
      'an action on opening',
      (document: PDFDocument) =>
        document.catalog.set(PDFName.of('OpenAction'), document.context.obj([])),
      '含有活动内容 OpenAction',
    ],
    [
      'an attached file',
      (document: PDFDocument) => plant(document, { Names: { EmbeddedFiles: {} } }),
      '含有活动内容 EmbeddedFiles',
    ],
    [
      'a launch',
      (document: PDFDocument) => plant(document, { Kids: [{ S: 'Launch' }] }),
      '含有活动内容 Launch',
    ],
    [
      'nameless glyphs',
      (document: PDFDocument) => plant(document, { Type: 'Font', Subtype: 'Type3' }),
      '含有 Type 3 字形',
    ],
    [
      'a foreign font',
      (document: PDFDocument) =>
        plant(document, { Type: 'FontDescriptor', FontName: 'ABCDEF+Arial', FontFile2: 'x' }),
      '字体 Arial 不在允许之列',
    ],
    [
      'other outlines',
      (document: PDFDocument) =>
        plant(document, {
          Type: 'FontDescriptor',
          FontName: 'ABCDEF+FandolFang-Regular',
          FontFile3: 'x',
        }),
      '字体 FandolFang-Regular 未以 TrueType 嵌入',
    ],
  ])('refuses a document with %s', async (_what, change, fault) => {
    await expect(finish(await printed(change))).rejects.toMatchObject({
      code: 'render.failed',
      details: { faults: expect.arrayContaining([fault]) },
    });
  });

  it('lets an allowed font pass', async () => {
    const allowed = await printed((document) =>
      plant(document, {
        Type: 'FontDescriptor',
        FontName: 'ABCDEF+FandolFang-Regular',
        FontFile2: 'x',
      }),
    );
    await expect(finish(allowed)).resolves.toMatchObject({ pages: 1 });
  });
});
