import type { Annex, Block, DocumentModel, Run, TableBlock } from './model.js';

/**
 * The document as plain text in reading order: one line a paragraph, one line a table row with tabs between cells.
 * For comparison, search and proof that nothing hidden was printed.
 */
export function documentText(model: DocumentModel): string {
  const lines = [
    ...model.title.map(line),
    ...(model.status === 'draft' ? [DRAFT_NOTICE] : []),
    ...model.body.flatMap(blockLines),
    ...model.annexNote.map((name, position) => (position === 0 ? `附件：${name}` : name)),
    line(model.signature.organisation),
    model.signature.date,
    ...model.annexes.flatMap(annexLines),
  ];
  return `${lines.join('\n')}\n`;
}

/** Printed under the title until the report is approved. */
export const DRAFT_NOTICE = '（草稿，未经审定）';

function annexLines(annex: Annex): readonly string[] {
  return [annex.label, line(annex.title), ...annex.blocks.flatMap(blockLines)];
}

function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.number + line(block.runs)];
    case 'paragraph':
      return [(block.number ?? '') + line(block.lead ?? []) + line(block.runs)];
    case 'table':
      return tableLines(block);
  }
}

function tableLines(table: TableBlock): readonly string[] {
  const caption = table.caption === undefined ? [] : [line(table.caption)];
  const heads = table.columns.some(({ label }) => label !== '')
    ? [table.columns.map(({ label }) => label).join('\t')]
    : [];
  const rows = table.rows.map((row) =>
    row.cells.map((cell) => cell.lines.map(line).join(' ')).join('\t'),
  );
  return [...caption, ...heads, ...rows];
}

function line(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}
