import type { Decimal } from '#libs/kernel';
import type { CompiledCondition } from '../conditions/compile.js';
import type { ConditionOutcome } from '../conditions/outcome.js';
import type { EvaluationFault } from '../evaluate/types.js';
import type { CompiledFormula, FormulaScope } from '../formula/nodes.js';
import type { Condition, ScoringForm } from '../schema/index.js';

/** How a figure is named to people. */
export interface FactName {
  readonly label: string;
  readonly unit: string;
}

/** What a scoring form reads while it scores one indicator. */
export interface ScoreContext {
  readonly fullMarks: Decimal;
  readonly scope: FormulaScope;
  condition(condition: CompiledCondition): ConditionOutcome;
  name(fact: string): FactName;
}

/**
 * What a form makes of its inputs. `sides` name the outcomes it took (an item deducted or not, a band …), for the
 * report of rules no example touches.
 */
export type FormResult =
  | {
      readonly status: 'scored';
      readonly score: Decimal;
      readonly reasons: readonly string[];
      readonly arithmetic: readonly string[];
      readonly counterfactual?: string;
      readonly sides: readonly string[];
    }
  | { readonly status: 'missing'; readonly missing: readonly string[] }
  | { readonly status: 'error'; readonly fault: EvaluationFault };

/** A compiled scoring form. */
export interface Scorer {
  readonly formulas: readonly CompiledFormula[];
  readonly conditions: readonly CompiledCondition[];
  /** Every outcome it can take. */
  readonly sides: readonly string[];
  score(context: ScoreContext): FormResult;
}

/** What forms are compiled with. Formulas that lint refused never come here. */
export interface FormCompiler {
  formula(source: string): CompiledFormula;
  condition(condition: Condition): CompiledCondition;
  form(form: ScoringForm): Scorer;
}
