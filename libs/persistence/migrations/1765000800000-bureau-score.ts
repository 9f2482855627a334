import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['bureau_converted', 'bureau_grade', 'bureau_grade_label'];

/**
 * Of reports adjusted already: as `bureauScoreOf` has it, sum of the scores over the applicable full marks, two decimals
 * half up, within 0 and 100 and below the caps that were applied.
 */
export const FILL = `
  WITH counted AS (
    SELECT s.bureau_id, s.report_id, s.evaluation -> 'score' AS score, r.rulebook_hash,
      sum(coalesce(a.bureau_score, i.score, 0)) AS points
    FROM report r
    JOIN submission s ON s.bureau_id = r.bureau_id AND s.id = r.submission_id
    JOIN indicator_score i ON i.bureau_id = s.bureau_id AND i.submission_id = s.id
    LEFT JOIN score_adjustment a ON a.bureau_id = s.bureau_id AND a.report_id = s.report_id
      AND a.submission_id = s.id AND a.indicator_id = i.indicator_id AND a.revoked_at IS NULL
    WHERE s.evaluation #>> '{score,status}' = 'complete' AND (s.evaluation #>> '{score,applicableFullMarks}')::numeric > 0
    GROUP BY s.bureau_id, s.report_id, s.evaluation, r.rulebook_hash
    HAVING count(a.id) > 0
  ), converted AS (
    SELECT c.*, trim_scale(least(
      greatest(0, round(c.points / (c.score ->> 'applicableFullMarks')::numeric * 100, 2)), 100,
      (SELECT min((cap ->> 'atMost')::numeric) FROM jsonb_array_elements(c.score -> 'caps') cap))) AS value
    FROM counted c
  )
  UPDATE report r SET bureau_converted = c.value, bureau_grade = g.value ->> 'id', bureau_grade_label = g.value ->> 'label'
  FROM converted c
  LEFT JOIN rulebook b ON b.bureau_id = c.bureau_id AND b.hash = c.rulebook_hash
  LEFT JOIN LATERAL (
    SELECT value FROM jsonb_array_elements(b.package #> '{indicators,grades}')
    WHERE (value ->> 'from')::numeric <= c.value ORDER BY (value ->> 'from')::numeric DESC LIMIT 1
  ) g ON true
  WHERE r.bureau_id = c.bureau_id AND r.id = c.report_id`;

const UP: readonly string[] = [
  `ALTER TABLE report
    ADD COLUMN bureau_converted numeric,
    ADD COLUMN bureau_grade text,
    ADD COLUMN bureau_grade_label text,
    ADD CONSTRAINT report_bureau_grade_of_a_score CHECK
      (bureau_converted IS NOT NULL OR num_nonnulls(bureau_grade, bureau_grade_label) = 0)`,
  `COMMENT ON COLUMN report.bureau_converted IS 'Converted score with the adjustments in force on the newest submission: the score that counts; null without any'`,
  `GRANT UPDATE (${COLUMNS.join(', ')}) ON report TO ziping_app`,
  'DROP INDEX report_best_idx',
  'DROP INDEX report_worst_idx',
  `CREATE INDEX report_best_idx ON report (bureau_id, (COALESCE(bureau_converted, converted, -1)), id)`,
  `CREATE INDEX report_worst_idx ON report (bureau_id, (COALESCE(bureau_converted, converted, 1000)), id)`,
  `CREATE INDEX score_adjustment_in_force_idx ON score_adjustment (bureau_id, submission_id, indicator_id)
    WHERE revoked_at IS NULL`,
  FILL,
];

const DOWN: readonly string[] = [
  'DROP INDEX score_adjustment_in_force_idx',
  'DROP INDEX report_worst_idx',
  'DROP INDEX report_best_idx',
  ...[...COLUMNS].reverse().map((column) => `ALTER TABLE report DROP COLUMN ${column}`),
  `CREATE INDEX report_best_idx ON report (bureau_id, (COALESCE(converted, -1)), id)`,
  `CREATE INDEX report_worst_idx ON report (bureau_id, (COALESCE(converted, 1000)), id)`,
];

/** The score that counts once the bureau adjusted it, so that lists and the overview can rank by it. */
export class BureauScore1765000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
