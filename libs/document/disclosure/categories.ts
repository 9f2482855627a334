import { approvedCategoryScore } from '../build/score-table.js';
import type { DocumentInput } from '../input.js';

/** A category's result as the public has it: marks that were applicable, and what was given. */
export interface PublicCategory {
  readonly id: string;
  readonly label: string;
  readonly applicableFullMarks: string;
  /** After the bureau's adjustments; null when it is withheld. */
  readonly score: string | null;
}

/** Approved scores by category, in order; what the plan hides is null, and its marks stay. */
export function publicCategories(
  input: Pick<DocumentInput, 'evaluation' | 'record'>,
  plan: { isHidden(ref: string): boolean },
): readonly PublicCategory[] {
  return input.evaluation.score.categories.map((category) => {
    const { id, label, applicableFullMarks } = category;
    const hidden = plan.isHidden(`category.${id}.score`);
    const score = hidden ? null : approvedCategoryScore(category, input);
    return { id, label, applicableFullMarks, score };
  });
}
