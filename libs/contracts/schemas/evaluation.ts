import { z } from 'zod';
import { decimalText, sha256 } from './common.js';

/** Row of a table: its cells, or nothing but that it is classified. */
const tableRow = z.union([
  z.strictObject({ id: z.string(), classified: z.literal(true) }),
  z.strictObject({
    id: z.string(),
    cells: z.record(z.string(), z.union([z.string(), z.boolean()])),
  }),
]);

/** A fact's value: text (also figures and dates), yes or no, rows, or nothing but that it is classified. */
export const factValue = z.union([
  z.string(),
  z.boolean(),
  z.array(tableRow),
  z.strictObject({ classified: z.literal(true) }),
]);
export type FactValueView = z.infer<typeof factValue>;

const evaluationFault = z.strictObject({ code: z.string(), message: z.string() });

/** A fact as computed. `missing`: which inputs a derived fact still wants; missing is not zero. */
export const resolvedFact = z.strictObject({
  id: z.string(),
  value: factValue.nullable(),
  missing: z.array(z.string()),
  /** `14.47 / 5963.72 × 100 = 0.24` */
  arithmetic: z.string().optional(),
  fault: evaluationFault.optional(),
});

const input = z.strictObject({
  id: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  unit: z.string().optional(),
});

const condition = z.strictObject({
  text: z.string(),
  fact: z.string(),
  actual: factValue.nullable(),
  expected: z.unknown(),
  result: z.boolean(),
});

/** One indicator with its score and, in words, how it came about. */
export const indicatorView = z.strictObject({
  id: z.string(),
  number: z.string(),
  label: z.string(),
  category: z.string(),
  fullMarks: decimalText,
  status: z.enum(['scored', 'not_applicable', 'missing', 'error']),
  treatment: z.enum(['exclude', 'full_marks']).optional(),
  score: decimalText.nullable(),
  applicableFullMarks: decimalText,
  deduction: decimalText.nullable(),
  reasons: z.array(z.string()),
  counterfactual: z.string().optional(),
  notApplicableReason: z.string().optional(),
  missing: z.array(z.string()),
  fault: evaluationFault.optional(),
});
export type IndicatorView = z.infer<typeof indicatorView>;

/** Why this score: inputs, conditions with the values they saw, arithmetic, standard and policy basis. */
export const indicatorExplanation = indicatorView.extend({
  arithmetic: z.array(z.string()),
  inputs: z.array(input),
  conditions: z.array(condition),
  standard: z.string(),
  basis: z.string(),
});
export type IndicatorExplanation = z.infer<typeof indicatorExplanation>;

export const scoreView = z.strictObject({
  packageHash: sha256,
  status: z.enum(['complete', 'incomplete', 'faulty']),
  fullMarks: decimalText,
  applicableFullMarks: decimalText,
  score: decimalText,
  /** 换算得分; null until everything is scored. */
  converted: decimalText.nullable(),
  conversion: z.string().nullable(),
  caps: z.array(z.strictObject({ id: z.string(), label: z.string(), atMost: decimalText })),
  grade: z.string().nullable(),
  gradeLabel: z.string().nullable(),
  categories: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      kind: z.enum(['scored', 'bonus', 'penalty']),
      fullMarks: decimalText,
      applicableFullMarks: decimalText,
      score: decimalText,
      complete: z.boolean(),
    }),
  ),
  indicators: z.array(indicatorView),
});
export type ScoreView = z.infer<typeof scoreView>;

export const checkView = z.strictObject({
  id: z.string(),
  row: z.string().optional(),
  /** What a waiver names. */
  key: z.string(),
  label: z.string(),
  kind: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  outcome: z.enum(['pass', 'fail', 'skipped', 'error']),
  waivable: z.boolean(),
  rows: z.strictObject({ checked: z.number().int(), failed: z.number().int() }).optional(),
  left: z.string().nullable(),
  right: z.string().nullable(),
  message: z.string(),
  instruction: z.string(),
  fields: z.array(z.string()),
  fault: evaluationFault.optional(),
});
export type CheckView = z.infer<typeof checkView>;

export const completenessView = z.strictObject({
  required: z.number().int(),
  filled: z.number().int(),
  missing: z.array(z.string()),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      required: z.number().int(),
      filled: z.number().int(),
    }),
  ),
});

/** Score, cross-checks (勾稽校验) and completeness of a report's content as it stands. */
export const evaluationView = z.strictObject({
  facts: z.record(z.string(), resolvedFact),
  score: scoreView,
  checks: z.array(checkView),
  completeness: completenessView,
  /** Narrative blocks that are not part of the report now. */
  hiddenBlocks: z.array(z.string()),
  /** Places of a draft with characters that no official font has: it cannot be submitted so. */
  unprintable: z.array(z.strictObject({ path: z.string(), message: z.string() })),
});
export type EvaluationView = z.infer<typeof evaluationView>;
