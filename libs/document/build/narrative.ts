import type { RenderedBlock } from '#libs/rulebook';
import type { DocumentInput } from '../input.js';
import type { Block, ParagraphBlock, Run, TableBlock } from '../model.js';
import { decisionAppendix } from './decision-appendix.js';
import { indicatorAppendix } from './indicator-appendix.js';
import { circledNumeral } from './numerals.js';
import { Numbering } from './numbering.js';
import { splitLines } from './runs.js';
import { scoreTable } from './score-table.js';
import { waiverAppendix } from './waiver-appendix.js';

interface Context {
  readonly input: DocumentInput;
  readonly numbering: Numbering;
}

type BlockOf<T extends RenderedBlock['type']> = Extract<RenderedBlock, { type: T }>;
type ParagraphHead = Omit<ParagraphBlock, 'type' | 'runs'>;

/** Blocks numbered from one. Numbers belong to the whole list: the body is one list, every annex another. */
export function buildBlocks(
  blocks: readonly RenderedBlock[],
  input: DocumentInput,
): readonly Block[] {
  const context: Context = { input, numbering: new Numbering() };
  return blocks.flatMap((block) => buildBlock(block, context));
}

function buildBlock(block: RenderedBlock, { input, numbering }: Context): readonly Block[] {
  switch (block.type) {
    case 'heading':
      return [heading(block.id, block.level, block.runs, numbering)];
    case 'score_heading':
      return [heading(block.id, 2, block.runs, numbering)];
    case 'paragraph':
      return paragraphs(block.runs, {
        id: block.id,
        ...(block.level === undefined
          ? {}
          : { level: block.level, number: numbering.next(block.level) }),
        ...(block.lead === undefined ? {} : { lead: block.lead }),
      });
    case 'list':
      return list(block, numbering);
    case 'table':
      return table(block);
    case 'score_table':
      return scoreTable(block, input);
    case 'indicator_appendix':
      return indicatorAppendix(block, input);
    case 'waiver_appendix':
      return waiverAppendix(block, input);
    case 'decision_appendix':
      return decisionAppendix(block.id, input, numbering);
  }
}

function heading(id: string, level: 1 | 2, runs: readonly Run[], numbering: Numbering): Block {
  return { type: 'heading', id, level, number: numbering.next(level), runs };
}

function list(block: BlockOf<'list'>, numbering: Numbering): readonly Block[] {
  if (block.items.length === 0) return paragraphs(block.empty ?? [], { id: block.id });
  return block.items.flatMap((item, position) =>
    paragraphs(item.runs, {
      id: block.id,
      ...itemNumber(block, position + 1, numbering),
      ...(item.lead === undefined ? {} : { lead: item.lead }),
    }),
  );
}

/** A list's items count in a level of the document, or among themselves, or not at all. */
function itemNumber(
  block: BlockOf<'list'>,
  position: number,
  numbering: Numbering,
): Pick<ParagraphHead, 'level' | 'number'> {
  if (block.level !== undefined) return { level: block.level, number: numbering.next(block.level) };
  return block.numbered ? { number: circledNumeral(position) } : {};
}

/** One paragraph for each line of the text; only the first carries number and lead. Nothing for nothing. */
function paragraphs(runs: readonly Run[], head: ParagraphHead): readonly ParagraphBlock[] {
  const [first = [], ...rest] = splitLines(runs);
  if (first.length === 0 && head.number === undefined && head.lead === undefined) return [];
  return [
    { type: 'paragraph', ...head, runs: first },
    ...rest.map((line): ParagraphBlock => ({ type: 'paragraph', id: head.id, runs: line })),
  ];
}

/** A table of the text, its widths scaled to 100 in all; the sentence said instead when it has no rows. */
function table(block: BlockOf<'table'>): readonly Block[] {
  if (block.rows.length === 0) return paragraphs(block.empty ?? [], { id: block.id });
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const built: TableBlock = {
    type: 'table',
    id: block.id,
    ...(block.caption === undefined ? {} : { caption: block.caption }),
    columns: block.columns.map(({ label, align, width }) => ({
      label,
      align,
      width: (width / total) * 100,
    })),
    rows: block.rows.map((row) => ({
      kind: 'row',
      cells: row.cells.map((runs) => ({ lines: splitLines(runs) })),
    })),
    landscape: block.landscape,
  };
  return [built];
}
