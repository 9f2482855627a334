import type { ISectionOptions, Paragraph, Table } from 'docx';
import { AlignmentType, Footer, PageNumber, Paragraph as WordParagraph, TextRun } from 'docx';

import type { Annex, Block, DocumentModel } from '../model.js';
import { DRAFT_NOTICE } from '../text.js';
import { fontsOf } from './faces.js';
import { INDENT, LINE, PAGE_NUMBER_INSET, pageOf, SIZES, widthOf } from './measures.js';
import { headingOf, lineOf, paragraphOf, titleOf } from './paragraphs.js';
import { tableOf } from './table.js';

type Piece = Paragraph | Table;

/** Pages of one orientation in a row. */
interface Stretch {
  readonly lying: boolean;
  readonly pieces: Piece[];
}

/** The document as Word's sections: a new one where the sheet is turned, and for every annex. */
export function sectionsOf(model: DocumentModel): ISectionOptions[] {
  const { title, status, body, annexes } = model;
  const notice = lineOf([{ text: DRAFT_NOTICE }], { face: 'kai', align: 'center' });
  const opening = [...titleOf(title), ...(status === 'draft' ? [notice] : [])];
  const stretches = [
    ...stretch(body, { before: opening, after: closing(model), lying: false }),
    ...annexes.flatMap(annexStretches),
  ];
  return stretches.map(({ lying, pieces }) => ({
    properties: { page: pageOf(lying) },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: pieces,
  }));
}

/** A wide table lies on pages of its own, unless everything around it lies already. */
function stretch(
  blocks: readonly Block[],
  { before, after, lying }: { before: Piece[]; after: Piece[]; lying: boolean },
): Stretch[] {
  const all: Stretch[] = [{ lying, pieces: [...before] }];
  const add = (turned: boolean, pieces: readonly Piece[]): void => {
    const last = all.at(-1);
    if (last?.lying === turned) last.pieces.push(...pieces);
    else all.push({ lying: turned, pieces: [...pieces] });
  };
  for (const block of blocks) {
    const turned = lying || (block.type === 'table' && block.landscape);
    add(turned, piecesOf(block, widthOf(turned)));
  }
  if (after.length > 0) add(lying, after);
  return all.filter(({ pieces }) => pieces.length > 0);
}

function annexStretches({ label, title, landscape, blocks }: Annex): Stretch[] {
  const before = [lineOf([{ text: label }], { face: 'hei', keepNext: true }), ...titleOf([title])];
  return stretch(blocks, { before, after: [], lying: landscape });
}

function piecesOf(block: Block, width: number): Piece[] {
  switch (block.type) {
    case 'heading':
      return [headingOf(block)];
    case 'paragraph':
      return [paragraphOf(block)];
    case 'table':
      return tableOf(block, width);
  }
}

/** Names of the annexes, then unit and date. */
function closing({ annexNote, signature }: DocumentModel): Piece[] {
  const notes = annexNote.map((name, place) =>
    lineOf([{ text: place === 0 ? `附件：${name}` : name }], {
      indent: { left: place === 0 ? INDENT : INDENT * 2.5 },
      before: place === 0 ? LINE : 0,
    }),
  );
  const sign = { align: 'right' as const, indent: { right: INDENT * 2 } };
  return [
    ...notes,
    lineOf(signature.organisation, { ...sign, before: LINE * 2, keepNext: true }),
    lineOf([{ text: signature.date }], sign),
  ];
}

/** — 1 — in 4号 宋体, one character in from the outer edge. */
function pageNumber(side: 'left' | 'right'): Footer {
  const inset = { [side]: PAGE_NUMBER_INSET };
  return new Footer({
    children: [
      new WordParagraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: inset,
        children: [
          new TextRun({
            font: fontsOf('song'),
            size: SIZES.pageNumber,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
}
