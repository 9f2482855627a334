import type { ResolvedFact, ScoreRun } from '../evaluate/types.js';
import type { FactValue } from '../schema/index.js';

/** Cells of the row a template stands in. A classified row has none. */
export interface TemplateRow {
  readonly table: string;
  readonly id: string;
  readonly index: number;
  readonly classified: boolean;
  readonly cells: Readonly<Record<string, string | boolean>>;
}

/** What a template may print. Everything is plain JSON, so that a stored evaluation prints as a live one does. */
export interface TemplateScope {
  readonly facts: Readonly<Record<string, ResolvedFact>>;
  readonly score: ScoreRun | null;
  readonly row?: TemplateRow;
  /** Further values by name: `left`, `right`, `difference` of a check. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Rows of a table fact as templates see them, in order. Empty when the table is missing. */
export function templateRows(table: string, value: FactValue | null): TemplateRow[] {
  if (!Array.isArray(value)) return [];
  return value.map((row, index) => ({
    table,
    id: row.id,
    index: index + 1,
    classified: 'classified' in row,
    cells: 'classified' in row ? {} : row.cells,
  }));
}
