import { describe, expect, it } from '@jest/globals';

import { readReportText } from '../index.js';
import { docxFile, documentXml, paragraph } from '../testing/docx-file.js';
import { annotateDocx } from './annotate.js';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const level = (depth: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${String(depth)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

const NUMBERING = `<w:numbering ${WORD}><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'japaneseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}${level(2, 'decimalEnclosedCircle', '%3')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;
const STYLES = `<w:styles ${WORD}><w:style w:styleId="Title"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:styleId="Below"><w:basedOn w:val="Title"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;

const listed = (list: number, depth: number, text: string): string =>
  paragraph(text).replace(
    '<w:p>',
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${String(depth)}"/><w:numId w:val="${String(list)}"/></w:numPr></w:pPr>`,
  );
const styled = (style: string, text: string): string =>
  paragraph(text).replace('<w:p>', `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>`);

const file = (...blocks: string[]): Promise<Uint8Array> =>
  docxFile(documentXml(...blocks), {
    'word/numbering.xml': NUMBERING,
    'word/styles.xml': STYLES,
  });
const linesOf = async (...blocks: string[]): Promise<string[]> =>
  (await readReportText(await file(...blocks))).text.trim().split('\n');

describe('numbers a word processor sets before paragraphs', () => {
  it('stand in the text as a reader sees them, each level counted below the one above', async () => {
    expect(
      await linesOf(
        listed(1, 0, '基本情况'),
        listed(1, 1, '职责'),
        listed(1, 1, '人员'),
        listed(1, 2, '编制20人'),
        listed(1, 0, '收支情况'),
        listed(1, 1, '收入'),
        paragraph('没有编号'),
      ),
    ).toEqual([
      '一、基本情况',
      '（一）职责',
      '（二）人员',
      '1. 编制20人',
      '二、收支情况',
      '（一）收入',
      '没有编号',
    ]);
  });

  it('come from styles and those they build on', async () => {
    expect(
      await linesOf(styled('Title', '概况'), styled('Below', '职责'), styled('Below', '人员')),
    ).toEqual(['1 概况', '1.1 职责', '1.2 人员']);
  });

  it('begin anew where a list says so', async () => {
    expect(
      await linesOf(listed(1, 0, '甲'), listed(1, 0, '乙'), listed(3, 0, '丙'), listed(1, 0, '丁')),
    ).toEqual(['一、甲', '二、乙', '一、丙', '三、丁']);
  });

  it('are those of now, where a tracked change keeps the settings of before', async () => {
    const changed = listed(1, 0, '概况').replace(
      '</w:pPr>',
      '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange></w:pPr>',
    );
    expect(await linesOf(changed, listed(1, 0, '收支'))).toEqual(['一、概况', '二、收支']);
  });

  it('leave remarks at the words they are of', async () => {
    const bytes = await file(listed(1, 0, '基本情况'), paragraph('全年支出12.50万元'));
    const { text } = await readReportText(bytes);
    const start = text.indexOf('12.50');
    const remark = { start, end: start + '12.50'.length, text: '核对' };
    const again = await annotateDocx(bytes, [remark], new Date('2026-03-01T00:00:00Z'));
    expect((await readReportText(again)).text).toBe(text);
    expect(Buffer.from(again).length).toBeGreaterThan(bytes.length);
  });
});
