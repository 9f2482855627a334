import type { MigrationInterface, QueryRunner } from 'typeorm';

const guard = (table: string, column: string): string =>
  `CREATE TRIGGER ${table}_${column}_fixed BEFORE UPDATE OF ${column} ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`;

const UP: readonly string[] = [
  `ALTER TABLE submission ADD COLUMN other_organisations jsonb,
    ADD CONSTRAINT submission_other_organisations_is_a_list CHECK (jsonb_typeof(other_organisations) = 'array')`,
  `COMMENT ON COLUMN submission.other_organisations IS
    'Short names of the other units when it was sent, which checks read; null: of the time before they were kept'`,
  guard('submission', 'other_organisations'),
  `ALTER TABLE replay_run ADD COLUMN scores_only integer,
    ADD CONSTRAINT replay_run_scores_only_counted CHECK (scores_only BETWEEN 0 AND reports)`,
  `COMMENT ON COLUMN replay_run.scores_only IS
    'Reports whose checks could not be run again; null: of the time before checks were'`,
  guard('replay_run', 'scores_only'),
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM submission WHERE other_organisations IS NOT NULL)
    OR EXISTS (SELECT FROM replay_run WHERE scores_only IS NOT NULL) THEN
    RAISE EXCEPTION 'what checks were run with is not thrown away';
  END IF;
END $$`;

/** What the checks of a submission read besides its snapshot, so that they can be run again. Old rows stay without. */
export class ReplayChecks1765002100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP TRIGGER replay_run_scores_only_fixed ON replay_run');
    await runner.query('DROP TRIGGER submission_other_organisations_fixed ON submission');
    await runner.query('ALTER TABLE replay_run DROP COLUMN scores_only');
    await runner.query('ALTER TABLE submission DROP COLUMN other_organisations');
  }
}
