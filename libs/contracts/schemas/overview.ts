import { z } from 'zod';
import { decimalText, idParam, yearQuery } from './common.js';
import { organisationKind, stage } from './vocabulary.js';

export const overviewQuery = z.strictObject({
  /** Left out: the newest year with rules or reports. */
  year: yearQuery.optional(),
});

const count = z.number().int();

/** One organisation and where its report of the year stands; null: there is none yet. */
const unitProgress = z.strictObject({
  organisationId: idParam,
  parentId: idParam.nullable(),
  name: z.string(),
  kind: organisationKind,
  reportId: idParam.nullable(),
  stage: stage.nullable(),
  stageLabel: z.string().nullable(),
  /** The report's day in its stage; without a report, the year's deadline. */
  dueOn: z.iso.date().nullable(),
  late: z.boolean(),
  /** The score that counts: the bureau's where it adjusted, otherwise the unit's own. */
  converted: decimalText.nullable(),
  selfConverted: decimalText.nullable(),
  byBureau: z.boolean(),
  gradeLabel: z.string().nullable(),
  openErrors: count.nullable(),
  /** By converted score, 1 is best; equals share a rank. */
  rank: count.nullable(),
});

export const overviewView = z.strictObject({
  /** null: there is neither a rulebook nor a report. */
  year: z.number().int().nullable(),
  years: z.array(z.number().int()),
  /** Day the reports of the year are due at the bureau; null without rules. */
  deadline: z.iso.date().nullable(),
  units: z.array(unitProgress),
  /** Reports by converted score; `before` null: 100 and all below it down to `from`. */
  distribution: z.array(
    z.strictObject({
      from: decimalText,
      before: decimalText.nullable(),
      reports: count,
    }),
  ),
  /** Weakest first: mean share of the applicable full marks, per cent. */
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      number: z.string(),
      label: z.string(),
      reports: count,
      belowFullMarks: count,
      share: decimalText,
    }),
  ),
  /** Cross-checks that fail, those of most reports first. */
  checks: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      severity: z.enum(['error', 'warning', 'hint']),
      reports: count,
      failing: count,
      waived: count,
    }),
  ),
  byYear: z.array(
    z.strictObject({
      year: z.number().int(),
      reports: count,
      /** At the bureau or beyond. */
      submitted: count,
      scored: count,
      average: decimalText.nullable(),
      best: decimalText.nullable(),
      worst: decimalText.nullable(),
    }),
  ),
});
export type OverviewView = z.infer<typeof overviewView>;

export const overviewTable = z.enum([
  'progress',
  'ranks',
  'scores',
  'indicators',
  'checks',
  'years',
]);
export type OverviewTable = z.infer<typeof overviewTable>;
export const overviewTableParams = z.strictObject({ table: overviewTable });
