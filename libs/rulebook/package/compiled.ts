import type { Decimal } from '#libs/kernel';
import type { CompiledCondition } from '../conditions/compile.js';
import type { FactProgram } from '../facts/store.js';
import type { CompiledFormula } from '../formula/nodes.js';
import type {
  CategoryDefinition,
  CheckDefinition,
  IndicatorDefinition,
  RulebookPackage,
} from '../schema/index.js';
import type { Interval } from '../score/intervals.js';
import type { Scorer } from '../score/types.js';
import type { NarrativeProgram } from '../template/narrative.js';
import type { TemplateProgram } from '../template/render.js';

export interface CompiledIndicator {
  readonly definition: IndicatorDefinition;
  readonly category: CategoryDefinition;
  /** `3.6`: position of the category and within it. */
  readonly number: string;
  readonly fullMarks: Decimal;
  readonly scorer: Scorer;
  readonly notApplicable: CompiledCondition | null;
  /** `notApplicable` and the conditions of its form, each once. */
  readonly conditions: readonly CompiledCondition[];
  /** Facts its formulas read, each once. */
  readonly formulaFacts: readonly string[];
  /** Every fact its formulas and conditions read, each once. */
  readonly inputs: readonly string[];
}

export interface CompiledCap {
  readonly id: string;
  readonly label: string;
  readonly formula: CompiledFormula;
  readonly bands: readonly { readonly interval: Interval; readonly atMost: Decimal }[];
}

export interface CompiledCheck {
  readonly definition: CheckDefinition;
  readonly left: CompiledFormula;
  readonly right: CompiledFormula;
  readonly when: CompiledCondition | null;
  /** Fields to lead the reader to: fact ids, and `row.<column>` where it runs over rows. */
  readonly fields: readonly string[];
}

/** A yearly package made ready to run: parsed, linted, compiled once, frozen. */
export interface CompiledRulebook extends FactProgram, NarrativeProgram {
  readonly package: RulebookPackage;
  /** SHA-256 of the package's canonical JSON: its identity. */
  readonly packageHash: string;
  readonly year: number;
  readonly indicators: readonly CompiledIndicator[];
  readonly caps: readonly CompiledCap[];
  readonly checks: readonly CompiledCheck[];
  /** Facts and what checks may read besides; with it, templates of checks are rendered. */
  readonly checkProgram: TemplateProgram;
  /** Conditions decided once an evaluation, before anything is scored. Those of row checks are asked for row by row. */
  readonly conditions: readonly CompiledCondition[];
  /** `when` of narrative blocks and of sentences, by `block` or `block/0`. */
  readonly blockConditions: ReadonlyMap<string, CompiledCondition>;
  /** Named conditions of `requiredWhen`, by name. */
  readonly requiredWhen: ReadonlyMap<string, CompiledCondition>;
}
