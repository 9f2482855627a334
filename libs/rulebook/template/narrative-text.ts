import type { RenderedBlock, RenderedNarrative } from './narrative.js';
import type { Run } from './render.js';

type Runs = readonly Run[];

function blocksOf({ body, appendices }: RenderedNarrative): readonly RenderedBlock[] {
  return [...body, ...appendices.flatMap((appendix) => appendix.blocks)];
}

function runsText(runs: Runs | undefined): string {
  let text = '';
  for (const run of runs ?? []) text += run.text;
  return text;
}

function blockLines(block: RenderedBlock): string[] {
  switch (block.type) {
    case 'heading':
    case 'score_heading':
      return [runsText(block.runs)];
    case 'paragraph':
      return [runsText(block.lead) + runsText(block.runs)];
    case 'list':
      return block.items.length === 0
        ? [runsText(block.empty)]
        : block.items.map((item) => runsText(item.lead) + runsText(item.runs));
    case 'table':
      return [
        runsText(block.caption),
        ...block.rows.flatMap((row) => row.cells.map(runsText)),
        runsText(block.empty),
      ];
    default:
      return [runsText(block.caption)];
  }
}

/** The narrative as plain text, a line for each paragraph and table cell. */
export function narrativeText(narrative: RenderedNarrative): string {
  const lines = [
    ...narrative.title.map(runsText),
    ...blocksOf(narrative).flatMap(blockLines),
    runsText(narrative.signature.organisation),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** The paragraphs the drafter rewrote, each as text with its values in it, and the report's title in one line. */
export function rewrittenParagraphs(narrative: RenderedNarrative): {
  readonly title: string;
  readonly rewritten: readonly { readonly id: string; readonly text: string }[];
} {
  const rewritten = blocksOf(narrative).flatMap((block) =>
    block.type === 'paragraph' && block.rewritten
      ? [{ id: block.id, text: blockLines(block).join('') }]
      : [],
  );
  return { title: narrative.title.map(runsText).join(''), rewritten };
}

/** Only the paragraphs the drafter rewrote, values in them. */
export function rewrittenText(narrative: RenderedNarrative): string {
  return rewrittenParagraphs(narrative)
    .rewritten.map(({ text }) => text)
    .join('\n');
}

function blockRuns(block: RenderedBlock): Runs {
  switch (block.type) {
    case 'heading':
    case 'score_heading':
      return block.runs;
    case 'paragraph':
      return [...(block.lead ?? []), ...block.runs];
    case 'list':
      return block.items.flatMap((item) => [...(item.lead ?? []), ...item.runs]);
    case 'table':
      return block.rows.flatMap((row) => row.cells.flat());
    default:
      return [];
  }
}

/** What placeholders print in the report: every stretch of text that came from a fact or a score. */
export function printedFacts(narrative: RenderedNarrative): string[] {
  const runs = blocksOf(narrative).flatMap(blockRuns);
  return runs.flatMap((run) => (run.fact === undefined ? [] : [run.text]));
}
