import type { MigrationInterface, QueryRunner } from 'typeorm';

import { FILL, NOTICES, REPORT_COLUMNS, RIGHTS, SCORES } from './bureau-queue/statements.js';

/** Notices are somebody's record of having been told: taking the schema back must not be the way to lose them. */
const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM notice) THEN
    RAISE EXCEPTION 'the schema holds notices and is not taken back';
  END IF;
END $$`;

/** What the bureau's queue and overview read of a report, and notices (催办). */
export class BureauQueue1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [...REPORT_COLUMNS, ...SCORES, ...NOTICES, ...RIGHTS, ...FILL];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP TABLE notice');
    await runner.query('DROP TABLE indicator_score');
    await runner.query(`ALTER TABLE report DROP COLUMN due_on, DROP COLUMN open_errors, DROP COLUMN failing_checks,
      DROP COLUMN score, DROP COLUMN converted, DROP COLUMN grade, DROP COLUMN grade_label`);
    await runner.query('DROP INDEX report_year_stage_idx');
  }
}
