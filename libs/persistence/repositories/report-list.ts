import type { ReportConditions, ReportFilter, ReportScope, ReportSort } from '#libs/features/ports';

import { BY_PINYIN } from '../collation.js';
import { containing, Parameters, type Statement } from './parameters.js';

interface Order {
  readonly key: string;
  readonly type: 'uuid' | 'date' | 'numeric' | 'text';
  readonly direction: 'ASC' | 'DESC';
}

/** Each has its index (report_due_idx, report_best_idx, report_worst_idx, organisation_pinyin_idx, the primary key). */
const ORDERS: Readonly<Record<ReportSort, Order>> = {
  newest: { key: 'r.id', type: 'uuid', direction: 'DESC' },
  deadline: { key: `COALESCE(r.due_on, DATE 'infinity')`, type: 'date', direction: 'ASC' },
  score_desc: {
    key: 'COALESCE(r.bureau_converted, r.converted, -1)',
    type: 'numeric',
    direction: 'DESC',
  },
  score_asc: {
    key: 'COALESCE(r.bureau_converted, r.converted, 1000)',
    type: 'numeric',
    direction: 'ASC',
  },
  name: { key: `o.name ${BY_PINYIN}`, type: 'text', direction: 'ASC' },
};

const FROM = `
  FROM report r JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id`;

/** The name the report was made under, as `organisationAt` finds it. */
const NAME = `coalesce((
      SELECT former.n ->> 'name' FROM jsonb_array_elements(o.former_names) WITH ORDINALITY former (n, place)
      WHERE (former.n ->> 'recordedAt')::timestamptz > r.created_at ORDER BY former.place LIMIT 1), o.name)`;

const COLUMNS = `r.id, r.bureau_id AS "bureauId", r.organisation_id AS "organisationId", r.year, r.revision, r.supersedes,
    r.rulebook_hash AS "rulebookHash", r.stage, r.version, r.open_fields AS "openFields",
    r.submission_id AS "submissionId", r.created_at AS "createdAt", r.updated_at AS "updatedAt",
    r.stage_since AS "stageSince", ${NAME} AS "organisationName", o.kind AS "organisationKind", r.score, r.converted,
    r.grade, r.grade_label AS "gradeLabel", r.bureau_converted AS "bureauConverted",
    r.bureau_grade_label AS "bureauGradeLabel", r.due_on::text AS "dueOn", r.open_errors AS "openErrors"`;

/** The converted score that counts: the bureau's where it adjusted, otherwise the unit's own. */
export const COUNTING = 'COALESCE(r.bureau_converted, r.converted)';
export const COUNTING_GRADE =
  'CASE WHEN r.bureau_converted IS NULL THEN r.grade ELSE r.bureau_grade END';
export const COUNTING_GRADE_LABEL =
  'CASE WHEN r.bureau_converted IS NULL THEN r.grade_label ELSE r.bureau_grade_label END';

/** The adjustment in force of an indicator's row `i`. */
export const ADJUSTMENT = `score_adjustment a ON a.bureau_id = i.bureau_id AND a.submission_id = i.submission_id
      AND a.indicator_id = i.indicator_id AND a.revoked_at IS NULL`;

/** With the bureau or beyond. */
export const AT_BUREAU = `(r.stage IN ('bureau_review', 'approved', 'archived'))`;

/** A revision that supersedes it exists; report_superseded_once finds it. */
export const SUPERSEDED = `EXISTS (
  SELECT FROM report n WHERE n.bureau_id = r.bureau_id AND n.supersedes = r.id)`;

/** What narrows the list, by the name of the condition. */
const NARROWED_BY: {
  readonly [K in keyof ReportConditions]-?: (
    parameter: (value: unknown) => string,
    value: NonNullable<ReportConditions[K]>,
  ) => string;
} = {
  year: (p, year) => `r.year = ${p(year)}`,
  stage: (p, stage) => `r.stage = ${p(stage)}`,
  organisationId: (p, id) => `r.organisation_id = ${p(id)}`,
  search: (p, search) => `o.name ILIKE ${p(containing(search))}`,
  kind: (p, kind) => `o.kind = ${p(kind)}`,
  dueFrom: (p, day) => `r.due_on >= ${p(day)}::date`,
  dueBefore: (p, day) => `r.due_on < ${p(day)}::date`,
  atBureau: (_, there) => `${there ? '' : 'NOT '}${AT_BUREAU}`,
  grade: (p, grade) => `${COUNTING_GRADE} = ${p(grade)}`,
  openErrors: (_, open) => (open ? 'r.open_errors > 0' : 'r.open_errors = 0'),
  scoreFrom: (p, score) => `${COUNTING} >= ${p(score)}::numeric`,
  scoreBefore: (p, score) => `${COUNTING} < ${p(score)}::numeric`,
  check: (p, id) =>
    `r.failing_checks @> jsonb_build_array(jsonb_build_object('id', ${p(id)}::text))`,
  indicator: (p, id) => `EXISTS (SELECT FROM indicator_score i LEFT JOIN ${ADJUSTMENT}
    WHERE i.bureau_id = r.bureau_id
    AND i.submission_id = r.submission_id AND i.indicator_id = ${p(id)} AND coalesce(a.bureau_score, i.score) < i.applicable_full_marks)`,
  current: (_, current) => (current ? `NOT ${SUPERSEDED}` : 'true'),
};

function conditionsOf(
  parameters: Parameters,
  { bureauId, organisationIds }: ReportScope,
  conditions: ReportConditions,
): string[] {
  const p = (value: unknown): string => parameters.add(value);
  const scope = [`r.bureau_id = ${p(bureauId)}`];
  if (organisationIds !== null)
    scope.push(`r.organisation_id = ANY (${p(organisationIds)}::uuid[])`);
  const narrowed = (Object.keys(NARROWED_BY) as (keyof ReportConditions)[]).flatMap((name) => {
    const narrow = NARROWED_BY[name] as (parameter: typeof p, value: unknown) => string;
    const value = conditions[name];
    return value === undefined ? [] : [narrow(p, value)];
  });
  return [...scope, ...narrowed];
}

/**
 * One page. Ids break ties and never change, so a row is neither shown twice nor missed because somebody worked on
 * another one between two pages.
 */
export function listStatement(scope: ReportScope, filter: ReportFilter): Statement {
  const parameters = new Parameters();
  const where = conditionsOf(parameters, scope, filter);
  const { key, type, direction } = ORDERS[filter.sort ?? 'newest'];
  const beyond = direction === 'DESC' ? '<' : '>';
  if (filter.after !== undefined) {
    const value = parameters.add(filter.afterValue ?? filter.after);
    where.push(
      `(${key}, r.id) ${beyond} (${value}::${type}, ${parameters.add(filter.after)}::uuid)`,
    );
  }
  const sql = `SELECT ${COLUMNS}, (${key})::text AS "sortValue" ${FROM}
    WHERE ${where.join('\n      AND ')}
    ORDER BY ${key} ${direction}, r.id ${direction} LIMIT ${parameters.add(filter.limit)}`;
  return { sql, parameters: parameters.values };
}

/** @param today day in Beijing */
export function tallyStatement(
  scope: ReportScope,
  conditions: ReportConditions,
  today: string,
): Statement {
  const parameters = new Parameters();
  const late = `r.due_on < ${parameters.add(today)}::date`;
  const where = conditionsOf(parameters, scope, conditions);
  const sql = `SELECT r.stage, ${COUNTING_GRADE} AS grade, max(${COUNTING_GRADE_LABEL}) AS "gradeLabel", count(*)::integer AS reports,
      (count(*) FILTER (WHERE ${late}))::integer AS overdue ${FROM}
    WHERE ${where.join('\n      AND ')} GROUP BY 1, 2 ORDER BY 1, 2`;
  return { sql, parameters: parameters.values };
}
