import type { Evaluation } from '../evaluate/types.js';
import { renderRuns, type Run, type TemplateProgram } from './render.js';
import { templateRows, type TemplateRow } from './scope.js';

export interface NarrativeResolver {
  resolve(
    template: string,
    row?: { readonly table: string; readonly rowId: string },
  ): readonly Run[];
  /** For a block id, or `block/0` for a sentence of a paragraph. */
  isShown(key: string): boolean;
  rows(table: string): readonly { readonly id: string; readonly classified: boolean }[];
}

/** What the document asks of the rulebook: templates with values in them, which blocks are shown, rows of tables. */
export function narrativeResolver(
  program: TemplateProgram,
  evaluation: Pick<Evaluation, 'facts' | 'score' | 'hiddenBlocks'>,
): NarrativeResolver {
  const hidden = new Set(evaluation.hiddenBlocks);
  const known = new Map<string, readonly TemplateRow[]>();
  const rows = (table: string): readonly TemplateRow[] => {
    const read = known.get(table) ?? templateRows(table, evaluation.facts[table]?.value ?? null);
    known.set(table, read);
    return read;
  };
  return {
    resolve: (template, place) => {
      const row =
        place === undefined
          ? undefined
          : rows(place.table).find((candidate) => candidate.id === place.rowId);
      const scope = { facts: evaluation.facts, score: evaluation.score };
      return renderRuns(program, template, row === undefined ? scope : { ...scope, row });
    },
    isShown: (key) => !hidden.has(key),
    rows: (table) => rows(table).map(({ id, classified }) => ({ id, classified })),
  };
}
