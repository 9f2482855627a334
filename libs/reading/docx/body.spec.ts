import { describe, expect, it } from '@jest/globals';

import { readReportText } from '../index.js';
import { docxFile, documentXml, paragraph, table } from '../testing/docx-file.js';

describe('the text of a Word file', () => {
  it('has the hyphen at which no line may break', async () => {
    const bytes = await docxFile(
      documentXml('<w:p><w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>03号</w:t></w:r></w:p>'),
    );
    expect((await readReportText(bytes)).text.trim()).toBe('2024-03号');
  });

  it('begins a line where one was broken by hand, and nowhere for a page or a tab stop', async () => {
    const file = await docxFile(
      documentXml(
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr><w:r><w:t>一、概况</w:t></w:r><w:r><w:br/><w:t>全年支出20万元。</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>',
      ),
    );
    expect((await readReportText(file)).text).toBe('一、概况\n全年支出20万元。\n');
  });

  it('keeps columns below their headings where a cell takes more than one', async () => {
    const wide = table(['合计', '30']).replace(
      '<w:tc>',
      '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>',
    );
    const file = await docxFile(documentXml(table(['序号', '项目', '金额']) + wide));
    const rows = (await readReportText(file)).text.trimEnd().split('\n');
    expect(rows.map((row) => row.split('\t').length)).toEqual([4, 4]);
  });

  it('leaves out what was deleted and what a field computes from', async () => {
    const file = await docxFile(
      documentXml(
        '<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
      ),
    );
    expect((await readReportText(file)).text.trim()).toBe('保留');
  });

  it('has the text of a box once, behind the paragraph that holds it', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>单位负责人签字</w:t></w:r></w:p></w:txbxContent>';
    const file = await docxFile(
      documentXml(
        `<w:p><w:r><w:t>全年支</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent><w:t>出20万元。</w:t></w:r></w:p>`,
        `<w:tbl><w:tr><w:tc><w:p><w:r><w:pict>${box}</w:pict></w:r></w:p></w:tc><w:tc>${paragraph('10')}</w:tc></w:tr></w:tbl>`,
      ),
    );
    expect((await readReportText(file)).text).toBe(
      '全年支出20万元。\n单位负责人签字\n\t 单位负责人签字 \t10 \n',
    );
  });

  it('has a note behind the paragraph that calls it', async () => {
    const call = (kind: string) => `<w:r><w:${kind}Reference w:id="2"/></w:r>`;
    const told = (kind: string, text: string) =>
      documentXml(
        `<w:${kind} w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}>`,
        `<w:${kind} w:id="2"><w:p><w:r><w:${kind}Ref/></w:r><w:r><w:t>${text}</w:t></w:r></w:p></w:${kind}>`,
      );
    const file = await docxFile(
      documentXml(
        `<w:p><w:r><w:t>全年支出</w:t></w:r>${call('footnote')}<w:r><w:t>20万元。</w:t></w:r></w:p>`,
        `<w:p><w:r><w:t>完毕。</w:t></w:r>${call('endnote')}</w:p>`,
      ),
      {
        'word/footnotes.xml': told('footnote', '含结转2万元。'),
        'word/endnotes.xml': told('endnote', '数据来自决算。'),
      },
    );
    expect((await readReportText(file)).text).toBe(
      '全年支出20万元。\n含结转2万元。\n完毕。\n数据来自决算。\n',
    );
  });

  it('leaves out hidden text, and what a tracked change had before', async () => {
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>（填写说明）</w:t></w:r>';
    const shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>支出</w:t></w:r>';
    const narrowed = table(['合计', '30']).replace(
      '<w:tc>',
      '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange></w:tcPr>',
    );
    const file = await docxFile(documentXml(`<w:p>${hidden}${shown}</w:p>`, narrowed));
    expect((await readReportText(file)).text).toBe('支出\n\t合计 \t\t30 \n');
  });

  it('joins paragraphs whose break was deleted', async () => {
    const gone = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>';
    const file = await docxFile(
      documentXml(
        `<w:p>${gone}<w:r><w:t>全年支出</w:t></w:r></w:p>`,
        paragraph('20万元。'),
        '<w:p/>',
      ),
    );
    expect((await readReportText(file)).text).toBe('全年支出20万元。\n\n');
  });

  it('has formulas, fractions with a stroke', async () => {
    const part = (name: string, text: string) =>
      `<m:${name}><m:r><m:t>${text}</m:t></m:r></m:${name}>`;
    const file = await docxFile(
      documentXml(
        `<w:p><w:r><w:t>执行率=</w:t></w:r><m:oMath><m:f>${part('num', '支出')}${part('den', '预算')}</m:f></m:oMath></w:p>`,
      ),
    );
    expect((await readReportText(file)).text).toBe('执行率=支出/预算\n');
  });
});
