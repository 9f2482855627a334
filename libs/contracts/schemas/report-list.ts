import { z } from 'zod';
import { decimalText, idParam, limitQuery, yearQuery } from './common.js';
import { reportRow } from './reports.js';
import { organisationKind, stage } from './vocabulary.js';

const MOST_NAME = 120;
const ruleId = z.string().min(1).max(120);

/** What narrows the list of reports; what is left out asks for everything. */
export const reportConditionsQuery = z.strictObject({
  year: yearQuery.optional(),
  stage: stage.optional(),
  organisationId: idParam.optional(),
  /** Part of the organisation's name. */
  search: z
    .string()
    .trim()
    .min(1)
    .max(MOST_NAME, `最多 ${String(MOST_NAME)} 个字`)
    .optional(),
  kind: organisationKind.optional(),
  /** Past its day, or due within seven days. */
  deadline: z.enum(['overdue', 'soon']).optional(),
  /** With the bureau (or beyond), or still with its unit. */
  at: z.enum(['bureau', 'unit']).optional(),
  grade: z.string().min(1).max(40).optional(),
  /** Failing error checks nobody waived. */
  errors: z.enum(['open', 'none']).optional(),
  /** Converted score, from (inclusive) … */
  scoreFrom: decimalText.optional(),
  /** … up to, but not including. */
  scoreBefore: decimalText.optional(),
  /** Id of a check that fails. */
  check: ruleId.optional(),
  /** Id of an indicator below full marks. */
  indicator: ruleId.optional(),
  /** Without what a revision has superseded. */
  current: z
    .literal('true')
    .transform(() => true)
    .optional(),
});
export type ReportConditionsQuery = z.infer<typeof reportConditionsQuery>;

const reportSort = z.enum(['newest', 'deadline', 'score_desc', 'score_asc', 'name']);
export type ReportSort = z.infer<typeof reportSort>;

/** Days the database knows. */
const day = z.iso.date().refine((value) => value >= '1900-01-01');

/** What a cursor's value must be: it goes into a comparison with the sorted column. */
const SORTED_BY: Readonly<Record<ReportSort, z.ZodType>> = {
  newest: z.undefined(),
  deadline: z.union([day, z.literal('infinity')]),
  score_desc: decimalText,
  score_asc: decimalText,
  name: z.string().max(MOST_NAME),
};

/** `<value>|<id>` of the last row seen; the bare id where the list is sorted by creation. */
const CURSOR = /^(?:(.*)\|)?([^|]+)$/;

/** Where the page behind a row begins. */
export const reportCursor = (value: string, id: string, sort: ReportSort): string =>
  sort === 'newest' ? id : `${value}|${id}`;

/** Id of the row a page begins behind, and the value it was sorted by. */
export function readReportCursor(cursor: string): { after: string; afterValue?: string } {
  const [, afterValue, after = ''] = CURSOR.exec(cursor) ?? [];
  return afterValue === undefined ? { after } : { after, afterValue };
}

export const listReportsQuery = reportConditionsQuery
  .extend({
    sort: reportSort.default('newest'),
    after: z.string().max(200).optional(),
    limit: limitQuery,
  })
  .superRefine(({ after: cursor, sort }, context) => {
    if (cursor === undefined) return;
    const { after, afterValue } = readReportCursor(cursor);
    const fits = SORTED_BY[sort].safeParse(afterValue).success;
    if (fits && idParam.safeParse(after).success) return;
    context.addIssue({ code: 'custom', message: '须为上一页给出的位置', path: ['after'] });
  });

/** The list as a file: in the order shown, without pages. */
export const exportReportsQuery = reportConditionsQuery.extend({
  sort: reportSort.default('newest'),
});

/** Row of the list; scores are those of the newest submission. */
export const reportListRow = reportRow.extend({
  organisationKind,
  gradeLabel: z.string().nullable(),
  /** With the bureau's adjustments: what counts. null without any. */
  bureauConverted: decimalText.nullable(),
  bureauGradeLabel: z.string().nullable(),
  /** Day in Beijing after which it is late in its stage; null where nobody is waited for. */
  dueOn: z.iso.date().nullable(),
  /** Days left until then, negative when late. */
  daysLeft: z.number().int().nullable(),
  /** null: not known. */
  openErrors: z.number().int().nullable(),
});
export type ReportListRow = z.infer<typeof reportListRow>;

/** How many reports there are under the same conditions, by stage and by grade. */
export const reportCounts = z.strictObject({
  total: z.number().int(),
  overdue: z.number().int(),
  stages: z.array(z.strictObject({ stage, label: z.string(), reports: z.number().int() })),
  grades: z.array(
    z.strictObject({ grade: z.string(), label: z.string(), reports: z.number().int() }),
  ),
});
export type ReportCounts = z.infer<typeof reportCounts>;
