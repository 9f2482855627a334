import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';

import { renderHtml, type Block, type DocumentModel } from '#libs/document';

import { joined, linesOf, readPdf, type PdfPage } from '../support/pdf-text.js';
import { PRINT_OPTIONS, testRenderer } from '../support/test-renderer.js';

const MM = 72 / 25.4;
/** Stands in every row and nowhere else. */
const ROW = '甲';
/** Characters of 仿宋 and nothing else, so that every line is full. */
const SENTENCE = '绩效管理自评报告的正文每页二十二行每行二十八个字';

function document(body: readonly Block[], given: Partial<DocumentModel> = {}): DocumentModel {
  return {
    format: 1,
    language: 'zh-CN',
    status: 'approved',
    metadata: { title: '版面', organisation: '某乡', year: 2024, contentHash: null },
    title: [[{ text: '某乡人民政府' }], [{ text: '2024年度自评报告' }]],
    body,
    annexNote: [],
    signature: { organisation: [{ text: '某乡人民政府' }], date: '2025年3月4日' },
    annexes: [],
    ...given,
  };
}

const paragraph = (text: string): Block => ({ type: 'paragraph', id: 'p', runs: [{ text }] });

function table(rows: number, landscape: boolean): Block {
  return {
    type: 'table',
    id: 't',
    columns: [
      { label: '序号', width: 20, align: 'center' },
      { label: '绩效目标', width: 80, align: 'left' },
    ],
    rows: Array.from({ length: rows }, () => ({
      kind: 'row',
      cells: [{ lines: [[{ text: ROW }]] }, { lines: [[{ text: SENTENCE.repeat(3) }]] }],
    })),
    landscape,
  };
}

const isPageNumber = (text: string) => /^—\s*\d*\s*—?$|^—$/.test(text.trim());
const bodyLines = (page: PdfPage) => linesOf(page).filter(({ text }) => !isPageNumber(text));

describe('layout of GB/T 9704-2012', () => {
  const renderer = testRenderer();
  let bytes: Uint8Array;
  let pages: readonly PdfPage[];

  beforeAll(async () => {
    const model = document([
      paragraph(SENTENCE.repeat(60)),
      table(30, false),
      table(24, true),
      { type: 'heading', id: 'h', level: 1, number: '一、', runs: [{ text: '黑体标题' }] },
      { type: 'heading', id: 'k', level: 2, number: '（一）', runs: [{ text: '楷体标题' }] },
      paragraph('末段。'),
    ]);
    bytes = (await renderer.render(renderHtml(model), PRINT_OPTIONS)).pdf;
    pages = await readPdf(bytes);
  });
  afterAll(() => renderer.close());

  it('fills a page with 22 lines of 28 characters', () => {
    const lines = bodyLines(pages[1] as PdfPage);
    expect(lines.map(({ text }) => [...text].length)).toEqual(Array.from({ length: 22 }, () => 28));
  });

  it('keeps to the type area of 156 × 225 mm', () => {
    const lines = bodyLines(pages[1] as PdfPage);
    const left = Math.min(
      ...(pages[1] as PdfPage).texts.filter(({ text }) => !isPageNumber(text)).map(({ x }) => x),
    );
    expect(left).toBeCloseTo(28 * MM, 0);
    expect(Math.max(...lines.map(({ right }) => right))).toBeLessThanOrEqual((28 + 156) * MM + 1);
    expect(lines[0]?.y).toBeLessThan((297 - 37) * MM);
    expect(lines.at(-1)?.y).toBeGreaterThan(35 * MM);
  });

  it('sets 3号 body, 2号 title and 4号 page number', () => {
    const sizeOf = (page: number, start: string) =>
      pages[page]?.texts.find(({ text }) => text.startsWith(start))?.size;
    const bodySizes = new Set(
      pages[1]?.texts.filter(({ text }) => !isPageNumber(text)).map(({ size }) => size.toFixed(1)),
    );
    expect(sizeOf(0, '某乡')).toBeCloseTo(22, 1);
    expect(bodySizes).toEqual(new Set(['16.0']));
    expect(sizeOf(1, '—')).toBeCloseTo(14, 1);
  });

  it('numbers pages at the right on odd and at the left on even sheets, below the type area', () => {
    const upright = pages
      .map((page, index) => ({ page, number: index + 1 }))
      .filter(({ page }) => page.height > page.width);
    expect(upright.length).toBeGreaterThan(3);
    for (const { page, number } of upright) {
      const texts = page.texts.filter(({ y }) => y < 35 * MM);
      expect(
        texts
          .map(({ text }) => text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(`—${number}—`);
      const middle = page.width / 2;
      expect(texts.every(({ x }) => (number % 2 === 1 ? x > middle : x < middle))).toBe(true);
    }
  });

  it('lays wide tables on sheets of their own, numbered where the bound sheet is', () => {
    const lying = pages
      .map((page, index) => ({ page, number: index + 1 }))
      .filter(({ page }) => page.width > page.height);
    expect(lying.length).toBeGreaterThan(1);
    for (const { page, number } of lying) {
      const texts = page.texts.filter(({ x }) => x < 35 * MM - 1);
      expect(
        texts
          .map(({ text }) => text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(`—${number}—`);
      const middle = page.height / 2;
      expect(texts.every(({ y }) => (number % 2 === 1 ? y < middle : y > middle))).toBe(true);
    }
  });

  it('repeats the heading row on every page of a table and cuts no row', () => {
    const occurrences = (text: string, part: string) => text.split(part).length - 1;
    const withRows = pages.map((page) => joined([page])).filter((text) => text.includes(ROW));
    expect(withRows.length).toBeGreaterThan(3);
    for (const text of withRows) {
      expect(occurrences(text, '序号绩效目标')).toBe(1);
      // Three sentences a row; a row that goes on overleaf would leave some of them there.
      const inTable = text.slice(text.indexOf('序号绩效目标'));
      expect(occurrences(inTable.replaceAll(ROW, ''), SENTENCE)).toBe(
        occurrences(inTable, ROW) * 3,
      );
    }
  });

  it('embeds every font as TrueType, under its own name', async () => {
    const file = await PDFDocument.load(bytes);
    const fonts = file.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter(
        (object): object is PDFDict =>
          object instanceof PDFDict && String(object.get(PDFName.of('Type'))) === '/Font',
      );
    const kinds = new Set(fonts.map((font) => String(font.get(PDFName.of('Subtype')))));
    expect(kinds).toEqual(new Set(['/Type0', '/CIDFontType2']));
    const names = new Set(
      fonts.map((font) => String(font.get(PDFName.of('BaseFont'))).replace(/^\/[A-Z]{6}\+/, '')),
    );
    expect(names).toEqual(
      new Set([
        'FandolSong-Bold',
        'FandolFang-Regular',
        'FandolHei-Regular',
        'FandolKai-Regular',
        'NotoSerifSC-Regular',
      ]),
    );
  });

  it('is tagged, with an outline and its language', async () => {
    const file = await PDFDocument.load(bytes);
    for (const key of ['StructTreeRoot', 'Outlines', 'Lang', 'MarkInfo'])
      expect(file.catalog.has(PDFName.of(key))).toBe(true);
  });
});
