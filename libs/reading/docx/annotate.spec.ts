import { describe, expect, it } from '@jest/globals';

import { annotateDocx, readReportText } from '../index.js';
import { annotatedParts } from '../testing/annotated-parts.js';
import { docxFile, documentXml, paragraph } from '../testing/docx-file.js';

const NOW = new Date(0);

describe('comments in a Word file', () => {
  it('puts a comment on words in a text box around the box', async () => {
    const inBox = '<w:txbxContent><w:p><w:r><w:t>共计12.5万元</w:t></w:r></w:p></w:txbxContent>';
    const file = await docxFile(
      documentXml(`<w:p><w:r><w:pict>${inBox}</w:pict></w:r><w:r><w:t>正文。</w:t></w:r></w:p>`),
      { 'word/_rels/document.xml.rels': '<Relationships xmlns="r"/>' },
    );
    const { text } = await readReportText(file);
    const start = text.indexOf('12.5');
    const annotated = await annotateDocx(file, [{ start, end: start + 4, text: '核对' }], NOW);
    const { xml } = await annotatedParts(annotated);
    expect(xml).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:pict>.*<\/w:pict><\/w:r><w:commentRangeEnd/,
    );
  });

  it('puts a comment on a note around the mark that calls it', async () => {
    const file = await docxFile(
      documentXml(
        '<w:p><w:r><w:t>全年支出20万元</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>。</w:t></w:r></w:p>',
      ),
      {
        'word/footnotes.xml': documentXml(
          '<w:footnote w:id="1"><w:p><w:r><w:t>含结转2万元。</w:t></w:r></w:p></w:footnote>',
        ),
      },
    );
    const start = (await readReportText(file)).text.indexOf('结转');
    const annotated = await annotateDocx(file, [{ start, end: start + 4, text: '核对' }], NOW);
    const { xml } = await annotatedParts(annotated);
    expect(xml).toMatch(
      /<w:commentRangeStart w:id="0"\/><w:r><w:footnoteReference w:id="1"\/><\/w:r><w:commentRangeEnd/,
    );
  });

  it('adds to a list of comments that is empty', async () => {
    const file = await docxFile(documentXml(paragraph('合计10.23万元。')), {
      'word/comments.xml': '<w:comments xmlns:w="w"/>',
    });
    const annotated = await annotateDocx(file, [{ start: 2, end: 7, text: '核对' }], NOW);
    expect((await annotatedParts(annotated)).comments).toContain('核对');
  });

  it('keeps the look of words it splits, and not the look they had before', async () => {
    const file = await docxFile(
      documentXml(
        '<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>合计10.23万元</w:t></w:r></w:p>',
      ),
    );
    const annotated = await annotateDocx(file, [{ start: 2, end: 7, text: '核对' }], NOW);
    const { xml } = await annotatedParts(annotated);
    expect(xml.match(/<w:rPr><w:b\/>/g)).toHaveLength(3);
  });

  it('finds the body where a program has numbered it', async () => {
    const file = await docxFile(documentXml(paragraph('合计10.23万元。')), {}, 'document2.xml');
    expect((await readReportText(file)).text).toBe('合计10.23万元。\n');
    const annotated = await annotateDocx(file, [{ start: 2, end: 7, text: '核对' }], NOW);
    const { names } = await annotatedParts(annotated);
    expect(names).toContain('word/_rels/document2.xml.rels');
    expect(names).not.toContain('word/_rels/document.xml.rels');
  });
});
