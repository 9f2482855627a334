import { describe, expect, it } from '@jest/globals';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFStream,
  PDFString,
} from 'pdf-lib';

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

/** Made once: pdf-lib dates what it makes. */
const BLANK = await printed();

function finish(bytes: Uint8Array, html = '<p>一</p>') {
  return finishPdf(bytes, { html, browser: 'Chrome/1', options: OPTIONS }, RULES);
}

async function finished(data?: Uint8Array) {
  const attachments = data && [
    { name: 'report.json', mediaType: 'application/json', description: '数据', bytes: data },
  ];
  const options = { ...OPTIONS, title: '报告 <一>', identifier: 'D01<', attachments };
  return finishPdf(BLANK, { html: '<p>一</p>', browser: 'Chrome/1', options }, RULES);
}

async function reopened(data?: Uint8Array) {
  return PDFDocument.load((await finished(data)).pdf, { updateMetadata: false });
}

function decoded(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) throw new TypeError('not read from a file');
  return decodePDFRawStream(stream).decode();
}

const text = (stream: PDFStream): string => Buffer.from(decoded(stream)).toString();

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

  it('is a PDF/A-3 in what the file says: XMP like Info, colours, no object streams', async () => {
    const document = await reopened();
    const { catalog } = document;
    const xmp = text(catalog.lookup(PDFName.of('Metadata'), PDFStream));
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<rdf:li xml:lang="x-default">报告 &lt;一&gt;</rdf:li>');
    expect(xmp).toContain('<dc:identifier>D01&lt;</dc:identifier>');
    expect(xmp).toContain('<xmp:CreateDate>2025-03-21T01:40:00Z</xmp:CreateDate>');
    expect(document.getTitle()).toBe('报告 <一>');
    const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
    expect(intent.get(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFA1'));
    const profile = decoded(intent.lookup(PDFName.of('DestOutputProfile'), PDFStream));
    expect(Buffer.from(profile).readUInt32BE(0)).toBe(profile.byteLength);
    expect(Buffer.from(profile).toString('latin1', 36, 40)).toBe('acsp');
  });

  it('carries the data it was made from, in the same bytes every time', async () => {
    const data = new TextEncoder().encode('{"year":2024}');
    const document = await reopened(data);
    const files = document.catalog.lookup(PDFName.of('AF'), PDFArray);
    const file = files.lookup(0, PDFDict);
    expect(file.get(PDFName.of('AFRelationship'))).toBe(PDFName.of('Source'));
    const embedded = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'), PDFStream);
    expect(decoded(embedded)).toEqual(data);
    const again = async () => (await finished(data)).pdf;
    expect(await again()).toEqual(await again());
    expect(await again()).not.toEqual((await finished(Buffer.from('{}'))).pdf);
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
