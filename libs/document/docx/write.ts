import { AlignmentType, Document, LineRuleType, Packer } from 'docx';

import type { DocumentModel } from '../model.js';
import { fontsOf, FONT_TABLE, type FaceName } from './faces.js';
import { CHARACTER_SPACING, INDENT, LINE, SIZES } from './measures.js';
import { sectionsOf } from './sections.js';

const heading = (face: FaceName) => ({
  run: { font: fontsOf(face), size: SIZES.body, bold: false, color: '000000' },
  paragraph: { indent: { firstLine: INDENT }, keepNext: true },
});

const STYLES = {
  default: {
    document: {
      run: {
        font: fontsOf('fang'),
        size: SIZES.body,
        characterSpacing: CHARACTER_SPACING,
        language: { value: 'en-US', eastAsia: 'zh-CN' },
      },
      paragraph: {
        alignment: AlignmentType.BOTH,
        spacing: { line: LINE, lineRule: LineRuleType.EXACT },
      },
    },
    title: {
      run: { font: fontsOf('title'), size: SIZES.title, characterSpacing: 0 },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    heading1: heading('hei'),
    heading2: heading('kai'),
  },
};

/**
 * The report as a Word file to edit a copy of: the text of the model and nothing beside it, numbers as text so that they
 * stay what was decided on, official faces by name with what to take in their place.
 */
export async function renderDocx(model: DocumentModel): Promise<Uint8Array> {
  const { title, organisation } = model.metadata;
  const document = new Document({
    title,
    creator: organisation,
    lastModifiedBy: organisation,
    evenAndOddHeaderAndFooters: true,
    styles: STYLES,
    sections: sectionsOf(model),
  });
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: FONT_TABLE }]);
}
