import type { DecimalString, ErrorCode, OrganisationKind } from '#libs/kernel';
import type {
  CHECK_KINDS,
  FactValue,
  FactValues,
  ReportContent,
  TableRow,
} from '../schema/index.js';

/** What the system knows of the reporting unit; the source of the `context` facts. */
export interface OrganisationContext {
  /** 保定市徐水区户木乡人民政府 */
  readonly name: string;
  /** 户木乡 */
  readonly shortName: string;
  readonly kind: OrganisationKind;
  /** 保定市徐水区 */
  readonly district: string;
}

/** Everything an evaluation depends on, besides the package. */
export interface EvaluationInput {
  readonly organisation: OrganisationContext;
  readonly year: number;
  readonly content: ReportContent;
  /** Names of other organisations of the bureau, for the check on names left in from another report. */
  readonly otherOrganisations?: readonly string[];
}

/** A fact with its value, or missing; derived facts carry how they came about. */
export interface ResolvedFact {
  readonly id: string;
  readonly value: FactValue | null;
  /** For a missing derived fact: the input facts that are missing. */
  readonly missing: readonly string[];
  /** For a derived fact: `14.47 / 5963.72 × 100 = 0.24`. */
  readonly arithmetic?: string;
  /** A formula that failed (division by zero …). */
  readonly fault?: EvaluationFault;
}

export interface EvaluationFault {
  readonly code: ErrorCode | 'rule.division_by_zero' | 'rule.type' | 'rule.engine' | 'rule.no_band';
  readonly message: string;
}

/** One comparison with the values it saw. */
export interface ConditionTrace {
  /** 退回次数 > 0 */
  readonly text: string;
  readonly fact: string;
  readonly actual: FactValue | null;
  readonly expected: unknown;
  readonly result: boolean;
}

export interface InputTrace {
  readonly id: string;
  readonly label: string;
  /** null when missing. */
  readonly value: string | null;
  readonly unit?: string;
}

export type IndicatorStatus = 'scored' | 'not_applicable' | 'missing' | 'error';

export interface IndicatorResult {
  readonly id: string;
  /** 3.6: position of the category and within it; display only. */
  readonly number: string;
  readonly label: string;
  readonly category: string;
  readonly fullMarks: DecimalString;
  readonly status: IndicatorStatus;
  readonly treatment?: 'exclude' | 'full_marks';
  /** null unless scored (or not applicable at full marks). */
  readonly score: DecimalString | null;
  /** 0 when excluded. */
  readonly applicableFullMarks: DecimalString;
  /** applicable full marks − score; null while not known. */
  readonly deduction: DecimalString | null;
  /** 扣分理由: 退回修改 2 次 × 0.2 = 扣 0.4. Empty at full marks. */
  readonly reasons: readonly string[];
  /** Lines of arithmetic. */
  readonly arithmetic: readonly string[];
  readonly inputs: readonly InputTrace[];
  readonly conditions: readonly ConditionTrace[];
  /** Why it is not applicable, in the rulebook's words. */
  readonly notApplicableReason?: string;
  /** 退回修改次数降为 0 可得满分. Absent at full marks, and where nothing can be said that would do. */
  readonly counterfactual?: string;
  readonly standard: string;
  readonly basis: string;
  /** Missing input facts. */
  readonly missing: readonly string[];
  readonly fault?: EvaluationFault;
}

export interface CategoryResult {
  readonly id: string;
  readonly label: string;
  readonly kind: 'scored' | 'bonus' | 'penalty';
  readonly fullMarks: DecimalString;
  readonly applicableFullMarks: DecimalString;
  /** Sum of what is scored so far; `complete` says whether that is all. */
  readonly score: DecimalString;
  readonly complete: boolean;
}

/**
 * A score run. `complete`: every indicator is scored or not applicable. `incomplete`: something is missing.
 * `faulty`: a rule failed. Converted score and grade are null unless complete.
 */
export interface ScoreRun {
  readonly packageHash: string;
  readonly status: 'complete' | 'incomplete' | 'faulty';
  readonly fullMarks: DecimalString;
  readonly applicableFullMarks: DecimalString;
  readonly score: DecimalString;
  /** 换算得分 = 得分 / 适用满分 × 100, two decimals half up, within 0 and 100, after caps. */
  readonly converted: DecimalString | null;
  /** `得分 93.1 ÷ 适用满分 93.5 × 100 = 99.57` */
  readonly conversion: string | null;
  readonly caps: readonly {
    readonly id: string;
    readonly label: string;
    readonly atMost: DecimalString;
  }[];
  readonly grade: string | null;
  readonly gradeLabel: string | null;
  readonly categories: readonly CategoryResult[];
  readonly indicators: readonly IndicatorResult[];
}

export type CheckOutcome = 'pass' | 'fail' | 'skipped' | 'error';

/** One result per check, or per row of its `forEach` table that failed (passing rows are counted, not listed). */
export interface CheckResult {
  readonly id: string;
  /** Row id for a `forEach` check. */
  readonly row?: string;
  /** `id` or `id:row`: what a waiver names. */
  readonly key: string;
  readonly label: string;
  readonly kind: (typeof CHECK_KINDS)[number];
  readonly severity: 'error' | 'warning' | 'hint';
  readonly outcome: CheckOutcome;
  readonly waivable: boolean;
  /** For a `forEach` check: how many rows were compared and how many of them failed. */
  readonly rows?: { readonly checked: number; readonly failed: number };
  readonly left: string | null;
  readonly right: string | null;
  readonly message: string;
  readonly instruction: string;
  /** Fact ids, or `table/row/column`, to lead the reader to. */
  readonly fields: readonly string[];
  readonly fault?: EvaluationFault;
}

export interface Completeness {
  readonly required: number;
  readonly filled: number;
  /** Paths of what is required and missing: a fact id, or `table/row/column`. */
  readonly missing: readonly string[];
  readonly sections: readonly {
    readonly id: string;
    readonly label: string;
    readonly required: number;
    readonly filled: number;
  }[];
}

export interface Evaluation {
  readonly facts: Readonly<Record<string, ResolvedFact>>;
  readonly score: ScoreRun;
  readonly checks: readonly CheckResult[];
  readonly completeness: Completeness;
  /**
   * Narrative blocks (`id`) and sentences of paragraphs (`id/0`) whose `when` does not hold or hangs on a missing fact:
   * not part of the report now.
   */
  readonly hiddenBlocks: readonly string[];
}

export type { FactValue, FactValues, ReportContent, TableRow };
