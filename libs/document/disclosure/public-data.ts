import type { DisclosurePlan, Evaluation, FactValue } from '#libs/rulebook';
import type { DocumentModel } from '../model.js';
import type { PublicCategory } from './categories.js';

/** The public version as data: figures by fact id, the score, and the document itself. */
export interface PublicData {
  readonly format: 1;
  readonly title: string;
  readonly organisation: string;
  readonly year: number;
  readonly revision: number;
  /** Stands in the place of every withheld value. */
  readonly replacement: string;
  readonly withheld: readonly { readonly place: string; readonly reason: string }[];
  readonly score: {
    readonly total: string;
    readonly applicableFullMarks: string;
    readonly converted: string | null;
    readonly grade: string | null;
    readonly categories: readonly PublicCategory[];
  };
  readonly facts: Readonly<Record<string, unknown>>;
  /** Address printed as a code on every page of the PDF; null: none was. */
  readonly verification: string | null;
  readonly document: DocumentModel;
}

interface PublicDataInput {
  readonly model: DocumentModel;
  readonly evaluation: Evaluation;
  readonly revision: number;
  readonly plan: DisclosurePlan;
  readonly verification: string | null;
  readonly leaks: (text: string) => boolean;
  readonly categories: readonly PublicCategory[];
  readonly result: { readonly converted: string | null; readonly gradeLabel: string | null };
}

/** Pure: the same report gives the same data. */
export function publicData(input: PublicDataInput): PublicData {
  const { model, evaluation, revision, plan, result } = input;
  const { title, organisation, year } = model.metadata;
  const { score, applicableFullMarks } = evaluation.score;
  return {
    format: 1,
    ...{ title, organisation, year, revision },
    replacement: plan.replacement,
    withheld: plan.withheld.map(({ place, reason }) => ({ place, reason })),
    score: {
      total: score,
      applicableFullMarks,
      converted: result.converted,
      grade: result.gradeLabel,
      categories: input.categories,
    },
    facts: publicFacts(input),
    verification: input.verification,
    document: model,
  };
}

/** Facts that have a value; what is withheld by its replacement. */
function publicFacts({ evaluation, plan, leaks }: PublicDataInput): Record<string, unknown> {
  const shown = (ref: string, value: string | boolean): string | boolean =>
    plan.isHidden(ref) || (typeof value === 'string' && leaks(value)) ? plan.replacement : value;
  const factOf = (id: string, value: FactValue): unknown => {
    if (!Array.isArray(value)) {
      return typeof value === 'object' ? plan.replacement : shown(id, value);
    }
    if (plan.isHidden(id)) return plan.replacement;
    return value.map((row) => {
      if (!('cells' in row)) return plan.replacement;
      const cells = Object.entries(row.cells);
      return Object.fromEntries(
        cells.map(([column, cell]) => [column, shown(`${id}/${row.id}/${column}`, cell)]),
      );
    });
  };
  return Object.fromEntries(
    Object.entries(evaluation.facts).flatMap(([id, { value }]) =>
      value === null ? [] : [[id, factOf(id, value)]],
    ),
  );
}
