import { describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';

import { plainPdf } from './plain-pdf.js';

describe('plain PDF', () => {
  it('is a file that parses, with one page', async () => {
    const document = await PDFDocument.load(plainPdf('党委会纪要', ['时间：2025-01-14']));
    expect(document.getPageCount()).toBe(1);
  });

  it('says where every object begins', () => {
    const file = Buffer.from(plainPdf('标题', ['一行'])).toString('latin1');
    const offsets = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(offsets.map((offset) => file.slice(offset, offset + 7))).toEqual(
      offsets.map((_, place) => `${place + 1} 0 obj`),
    );
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe('xref');
  });

  it('writes Chinese as the encoding of its face demands, long lines broken', () => {
    const file = Buffer.from(plainPdf('会', ['长'.repeat(40)])).toString('latin1');
    expect(file).toContain('<4f1a> Tj');
    expect(file).toContain(`<${'957f'.repeat(32)}> Tj T*\n<${'957f'.repeat(8)}> Tj`);
  });
});
