import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardsOf } from './initial/guards.js';

const CHANGES: readonly string[] = ['done', 'cursor', 'failing', 'findings', 'finished_at'];

const noticeKinds = (kinds: string): readonly string[] => [
  'ALTER TABLE notice DROP CONSTRAINT notice_kind_known',
  `ALTER TABLE notice ADD CONSTRAINT notice_kind_known CHECK (kind IN (${kinds}))`,
];

const UP: readonly string[] = [
  `CREATE TABLE archive_run (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    trigger text NOT NULL,
    started_by_name text NOT NULL,
    started_at timestamptz(3) NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    cursor uuid,
    failing integer NOT NULL,
    findings jsonb NOT NULL,
    finished_at timestamptz(3),
    CONSTRAINT archive_run_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT archive_run_trigger_known CHECK (trigger IN ('nightly', 'asked')),
    CONSTRAINT archive_run_counted CHECK (total >= 0 AND done >= 0 AND failing >= 0),
    CONSTRAINT archive_run_findings_is_a_list CHECK (jsonb_typeof(findings) = 'array')
  )`,
  `CREATE UNIQUE INDEX archive_run_one_at_a_time ON archive_run (bureau_id) WHERE finished_at IS NULL`,
  `COMMENT ON TABLE archive_run IS 'Walks over the whole archive of a bureau: how far they have come, and what they found'`,
  ...guardsOf('archive_run', CHANGES),
  // What a finished walk found stays as it is.
  `CREATE TRIGGER archive_run_finished_fixed BEFORE UPDATE ON archive_run
    FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL) EXECUTE FUNCTION refuse_change()`,
  'GRANT SELECT, INSERT ON archive_run TO ziping_app',
  `GRANT UPDATE (${CHANGES.join(', ')}) ON archive_run TO ziping_app`,
  ...noticeKinds(`'urge', 'replay', 'archive'`),
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM archive_run) THEN
    RAISE EXCEPTION 'the archive was verified, and what came of it is not taken back';
  END IF;
END $$`;

/** Verification of the whole archive as a job: progress while it runs, and what it found. */
export class ArchiveRuns1765001300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    for (const statement of noticeKinds(`'urge', 'replay'`)) await runner.query(statement);
    await runner.query('DROP TABLE archive_run');
  }
}
