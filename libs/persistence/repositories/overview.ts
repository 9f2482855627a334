import type { EntityManager } from 'typeorm';

import type {
  CheckRow,
  IndicatorRow,
  OverviewRepository,
  ScoreBand,
  UnitRow,
  YearRow,
} from '#libs/features/ports';

import { BY_PINYIN } from '../collation.js';
import {
  ADJUSTMENT,
  AT_BUREAU,
  COUNTING,
  COUNTING_GRADE_LABEL,
  SUPERSEDED,
} from './report-list.js';
import { select } from './table.js';

/** What counts of a year: the newest revision of each organisation's report. */
const CURRENT = `
  SELECT r.*, ${COUNTING} AS counting, ${COUNTING_GRADE_LABEL} AS counting_label FROM report r WHERE r.bureau_id = $1 AND r.year = $2 AND NOT ${SUPERSEDED}`;

const UNITS = `
  WITH current AS (${CURRENT})
  SELECT o.id AS "organisationId", o.parent_id AS "parentId", o.name, o.kind, c.id AS "reportId", c.stage,
    c.due_on::text AS "dueOn", c.counting AS converted, c.converted AS "selfConverted",
    coalesce(c.bureau_converted IS NOT NULL, false) AS "byBureau", c.counting_label AS "gradeLabel", c.open_errors AS "openErrors",
    CASE WHEN c.counting IS NOT NULL THEN (rank() OVER (ORDER BY c.counting DESC NULLS LAST))::integer END AS rank
  FROM organisation o LEFT JOIN current c ON c.organisation_id = o.id
  WHERE o.bureau_id = $1 AND o.kind <> 'bureau' AND (o.merged_on IS NULL OR c.id IS NOT NULL)
  ORDER BY o.name ${BY_PINYIN}`;

/** Below 60 together, then by fives; 100 counts with what begins at 95. */
const DISTRIBUTION = `
  WITH current AS (${CURRENT}), band AS (SELECT 0 AS "from", 60 AS before
    UNION ALL SELECT step, NULLIF(step + 5, 100) FROM generate_series(60, 95, 5) step)
  SELECT b."from"::text, b.before::text, count(c.id)::integer AS reports
  FROM band b LEFT JOIN current c ON c.counting >= b."from" AND (b.before IS NULL OR c.counting < b.before)
  GROUP BY b."from", b.before ORDER BY b."from"`;

/**
 * Summed up by full marks first: a division for each of some dozen groups instead of one for each of 100,000 rows, and
 * no text is sorted. Of several wordings the one most reports have is shown.
 */
const INDICATORS = `
  WITH current AS MATERIALIZED (
    SELECT r.bureau_id, r.submission_id FROM report r
    WHERE r.bureau_id = $1 AND r.year = $2 AND r.submission_id IS NOT NULL AND NOT ${SUPERSEDED}
  ), marked AS (
    SELECT i.indicator_id, i.number, i.label, i.applicable_full_marks AS marks, min(i.position) AS position,
      count(*) AS reports, sum(coalesce(a.bureau_score, i.score)) AS points,
      count(*) FILTER (WHERE coalesce(a.bureau_score, i.score) < i.applicable_full_marks) AS below
    FROM current c JOIN indicator_score i ON i.bureau_id = c.bureau_id AND i.submission_id = c.submission_id
    LEFT JOIN ${ADJUSTMENT}
    WHERE i.bureau_id = $1 AND i.status = 'scored' AND i.applicable_full_marks > 0
    GROUP BY i.indicator_id, i.number, i.label, i.applicable_full_marks
  )
  SELECT m.indicator_id AS id, (array_agg(m.number ORDER BY m.reports DESC, m.number))[1] AS number,
    (array_agg(m.label ORDER BY m.reports DESC, m.label))[1] AS label, sum(m.reports)::integer AS reports,
    sum(m.below)::integer AS "belowFullMarks",
    trim_scale(round(sum(m.points / m.marks) / sum(m.reports) * 100, 2))::text AS share
  FROM marked m GROUP BY m.indicator_id
  ORDER BY sum(m.points / m.marks) / sum(m.reports), min(m.position)`;

const CHECKS = `
  WITH current AS (${CURRENT})
  SELECT f.id, max(f.label) AS label, max(f.severity) AS severity, count(*)::integer AS reports,
    sum(f.failing)::integer AS failing, sum(f.waived)::integer AS waived
  FROM current c, jsonb_to_recordset(c.failing_checks)
    AS f(id text, label text, severity text, failing integer, waived integer)
  GROUP BY f.id ORDER BY count(*) DESC, sum(f.failing) DESC, f.id`;

const YEARS = `
  SELECT r.year, count(*)::integer AS reports,
    (count(*) FILTER (WHERE ${AT_BUREAU}))::integer AS submitted,
    count(${COUNTING})::integer AS scored, trim_scale(round(avg(${COUNTING}), 2))::text AS average,
    trim_scale(max(${COUNTING}))::text AS best, trim_scale(min(${COUNTING}))::text AS worst
  FROM report r WHERE r.bureau_id = $1 AND NOT ${SUPERSEDED}
  GROUP BY r.year ORDER BY r.year DESC`;

export function overviewOn(manager: EntityManager): OverviewRepository {
  const of = <R>(sql: string) => {
    return (bureauId: string, year: number) => select<R>(manager, sql, [bureauId, year]);
  };
  return {
    units: of<UnitRow>(UNITS),
    distribution: of<ScoreBand>(DISTRIBUTION),
    indicators: of<IndicatorRow>(INDICATORS),
    checks: of<CheckRow>(CHECKS),
    years: (bureauId) => select<YearRow>(manager, YEARS, [bureauId]),
  };
}
