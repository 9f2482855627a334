import { describe, expect, it } from '@jest/globals';

import { FileFault } from '#libs/untrusted';

import { annotateDocx, readReportText } from './index.js';
import { READING_LIMITS } from './limits.js';
import { annotatedParts } from './testing/annotated-parts.js';
import { docxFile, documentXml, paragraph, table } from './testing/docx-file.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function kindOf(file: Uint8Array | Promise<Uint8Array>): Promise<string> {
  try {
    await readReportText(await file);
    return 'read';
  } catch (error) {
    return error instanceof FileFault ? error.kind : 'other';
  }
}

describe('reading a Word file', () => {
  it('gives a line a paragraph and a line a table row', async () => {
    const file = await docxFile(
      documentXml(
        paragraph('收入', '*100', '万元'),
        table(['序号', '项目'], ['1', '甲项目']),
        paragraph('完毕。'),
      ),
    );
    const { text, format } = await readReportText(file);
    expect(format).toBe('docx');
    expect(text.split('\n').map((line) => line.trimEnd())).toEqual([
      '收入100万元',
      '\t序号 \t项目',
      '\t1 \t甲项目',
      '完毕。',
      '',
    ]);
  });

  it('puts a comment at the exact words, in the middle of a run', async () => {
    const file = await docxFile(documentXml(paragraph('资产&amp;负债：', '*减少10.23万元。')));
    const { text } = await readReportText(file);
    const start = text.indexOf('10.23');
    const annotated = await annotateDocx(
      file,
      [{ start, end: start + 5, text: '应为 10.25\n请核对 <两期> 数字' }],
      new Date('2026-01-02T03:04:05Z'),
    );
    expect((await readReportText(annotated)).text).toBe(text);
    const again = await annotateDocx(annotated, [{ start: 3, end: 5, text: '再看' }], new Date(0));
    expect((await readReportText(again)).text).toBe(text);
    const { commented, comments } = await annotatedParts(again);
    expect(commented).toEqual(
      new Map([
        ['0', '10.23'],
        ['1', '负债'],
      ]),
    );
    expect(comments).toContain('请核对 &lt;两期&gt; 数字');
    expect(comments).toContain('再看');
  });
});

describe('files that are not read', () => {
  const word = documentXml(paragraph('一份报告。'));

  it.each([
    ['an empty file', new Uint8Array(), 'no_text'],
    [
      'an English text',
      bytes('This report was prepared by the finance office of the township.'),
      'not_chinese',
    ],
    ['figures only', bytes('12 34'), 'no_text'],
    ['an old or protected Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'encrypted'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'unsupported'],
    ['a file of Rich Text', bytes('{\\rtf1\\ansi\\uc1 \\u25253?'), 'unsupported'],
    ['a page of the web', bytes('\ufeff<html><body>自评报告</body></html>'), 'unsupported'],
    ['a letter that holds a page', bytes('MIME-Version: 1.0\n\n自评报告'), 'unsupported'],
    ['bytes', new Uint8Array([0, 0, 1, 0, 0]), 'corrupt'],
    ['a cut-off PDF', bytes('%PDF-1.7\n1 0 obj'), 'corrupt'],
    ['a file beyond the limit', new Uint8Array(READING_LIMITS.fileBytes + 1), 'too_large'],
  ])('refuses %s', async (_, file, kind) => {
    expect(await kindOf(file)).toBe(kind);
  });

  it('refuses a cut-off Word file', async () => {
    expect(await kindOf((await docxFile(word)).slice(0, 300))).toBe('corrupt');
  });

  it('reads past a sheet that is embedded', async () => {
    expect(await kindOf(docxFile(word, { 'word/embeddings/oleObject1.bin': 'x' }))).toBe('read');
  });

  it('refuses macros', async () => {
    expect(await kindOf(docxFile(word, { 'word/vbaProject.bin': 'x' }))).toBe('active_content');
  });

  it('refuses a document type, and so every entity of its own', async () => {
    const bomb = word.replace('?>', '?><!DOCTYPE w [<!ENTITY a "aaaa">]>');
    expect(await kindOf(docxFile(bomb))).toBe('active_content');
  });

  it('refuses what unpacks to more than the limit', async () => {
    const large = documentXml(paragraph('甲'.repeat(READING_LIMITS.unpackedBytes / 3 + 1)));
    expect(await kindOf(docxFile(large))).toBe('too_large');
  });

  it('refuses another kind of package', async () => {
    const file = Buffer.from(await docxFile(word))
      .toString('latin1')
      .replaceAll('word/document', 'xl/workbook_xx');
    expect(['unsupported', 'corrupt']).toContain(await kindOf(Buffer.from(file, 'latin1')));
  });
});

it('reads text as Chinese systems save it', async () => {
  const gb = new Uint8Array([0xb1, 0xa8, 0xb8, 0xe6]);
  expect((await readReportText(gb)).text).toBe('报告');
});
