import type {
  Annex,
  Block,
  DocumentModel,
  Run,
  TableBlock,
  TableCell,
  TableRowModel,
} from '../model.js';

/** What a redaction asks of the plan: whether a run came from something withheld, and what is printed instead. */
export interface Redaction {
  readonly replacement: string;
  isHidden(ref: string): boolean;
}

interface Redacted {
  readonly model: DocumentModel;
  /** Texts that were taken out, each once: nothing of them may stand anywhere else. */
  readonly removed: ReadonlySet<string>;
}

/** Replaces every run that came from something withheld. Runs keep their place, so that the sentence stays readable. */
export function redactRuns(model: DocumentModel, redaction: Redaction): Redacted {
  const removed = new Set<string>();
  const run = (one: Run): Run => {
    if (one.fact === undefined || !redaction.isHidden(one.fact)) return one;
    if (one.missing !== true && one.text !== redaction.replacement) removed.add(one.text);
    return { text: redaction.replacement };
  };
  const changed = mapRuns(model, (runs) => runs.map(run));
  return { model: collapsed(changed, redaction.replacement), removed };
}

/** Replaces every paragraph, heading and cell whose text `leaks`. */
export function redactTexts(
  model: DocumentModel,
  replacement: string,
  leaks: (text: string) => boolean,
): DocumentModel {
  return mapRuns(model, (runs) =>
    leaks(runs.map(({ text }) => text).join('')) ? [{ text: replacement }] : runs,
  );
}

type Change = (runs: readonly Run[]) => readonly Run[];

/** The same model with every list of runs changed. */
function mapRuns(model: DocumentModel, change: Change): DocumentModel {
  return {
    ...model,
    title: model.title.map(change),
    body: model.body.map((block) => mapBlock(block, change)),
    signature: { ...model.signature, organisation: change(model.signature.organisation) },
    annexes: model.annexes.map((annex): Annex => ({
      ...annex,
      title: change(annex.title),
      blocks: annex.blocks.map((block) => mapBlock(block, change)),
    })),
  };
}

function mapBlock(block: Block, change: Change): Block {
  if (block.type === 'table') return mapTable(block, change);
  if (block.type === 'heading') return { ...block, runs: change(block.runs) };
  const lead = block.lead === undefined ? {} : { lead: change(block.lead) };
  return { ...block, ...lead, runs: change(block.runs) };
}

function mapTable(table: TableBlock, change: Change): TableBlock {
  const cell = (one: TableCell): TableCell => ({ ...one, lines: one.lines.map(change) });
  const row = (one: TableRowModel): TableRowModel => ({ ...one, cells: one.cells.map(cell) });
  const caption = table.caption === undefined ? {} : { caption: change(table.caption) };
  return { ...table, ...caption, rows: table.rows.map(row) };
}

/** How many lines something withheld had tells of it as well: of several in a row one is left. */
function collapsed(model: DocumentModel, replacement: string): DocumentModel {
  const bare = (runs: readonly Run[]): boolean =>
    runs.length > 0 && runs.every(({ text }) => text === replacement);
  const once = (lines: TableCell['lines']): TableCell['lines'] =>
    lines
      .map((line) => (bare(line) ? [{ text: replacement }] : line))
      .filter((line, place, all) => !(bare(line) && bare(all[place - 1] ?? [])));
  const table = (block: TableBlock): TableBlock => ({
    ...block,
    rows: block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, lines: once(cell.lines) })),
    })),
  });
  const blocks = (all: readonly Block[]): readonly Block[] =>
    all
      .filter((block, place) => {
        const before = all[place - 1];
        const repeats =
          block.type === 'paragraph' && block.number === undefined && bare(block.runs);
        return !(
          repeats &&
          before?.type === 'paragraph' &&
          before.id === block.id &&
          bare(before.runs)
        );
      })
      .map((block) => (block.type === 'table' ? table(block) : block));
  return {
    ...model,
    body: blocks(model.body),
    annexes: model.annexes.map((annex) => ({ ...annex, blocks: blocks(annex.blocks) })),
  };
}
