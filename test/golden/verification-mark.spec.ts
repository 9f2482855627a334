import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { renderHtml } from '#libs/document';

import { readPdf, type PdfPage } from '../support/pdf-text.js';
import { PRINT_OPTIONS, testRenderer } from '../support/test-renderer.js';
import { sampleDocument } from './humu-2024.js';

const MM = 72 / 25.4;
const VERIFICATION = {
  code: 'D0123456789ABCDEFGHJKMNPQRST',
  address: 'https://jixiao.example.gov.cn/public/verify/D0123456789ABCDEFGHJKMNPQRST',
};
const SHOWN = 'D012-3456-789A-BCDE-FGHJ-KMNP-QRST';

const placed = ({ texts }: PdfPage): readonly string[] =>
  texts.map(({ text, x, y }) => `${text}@${x.toFixed(1)},${y.toFixed(1)}`);

describe('the verification code on paper', () => {
  const renderer = testRenderer();
  let bytes: Uint8Array;
  let pages: readonly PdfPage[];
  let plain: readonly PdfPage[];

  beforeAll(async () => {
    const model = await sampleDocument();
    const html = renderHtml(model, { verification: VERIFICATION });
    bytes = (await renderer.render(html, PRINT_OPTIONS)).pdf;
    expect(Buffer.from((await renderer.render(html, PRINT_OPTIONS)).pdf)).toEqual(
      Buffer.from(bytes),
    );
    pages = await readPdf(bytes);
    plain = await readPdf((await renderer.render(renderHtml(model), PRINT_OPTIONS)).pdf);
  }, 120_000);
  afterAll(() => renderer.close());

  it('stands on every page, and moves nothing that stands on it', () => {
    expect(pages.length).toBeGreaterThan(10);
    for (const { texts } of pages)
      expect(texts.map(({ text }) => text).join('')).toContain(`验证码 ${SHOWN}`);
    expect(pages).toHaveLength(plain.length);
    for (const [at, page] of plain.entries())
      expect(placed(pages[at] as PdfPage)).toEqual(expect.arrayContaining([...placed(page)]));
  });

  it('stands below the type area, at the inner edge', () => {
    const [first, second] = pages;
    const at = (page: PdfPage | undefined) =>
      page?.texts.find(({ text }) => text.includes('D012-'));
    expect(at(first)?.y).toBeLessThan(35 * MM);
    expect(at(first)?.x).toBeLessThan(80 * MM);
    expect(at(second)?.x).toBeGreaterThan(100 * MM);
  });
});
