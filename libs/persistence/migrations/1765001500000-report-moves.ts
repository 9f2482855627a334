import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a report is; its package as well, until now. */
const FIXED = 'bureau_id, id, organisation_id, year, revision, supersedes, created_at';

const fixed = (columns: string): readonly string[] => [
  'DROP TRIGGER report_fixed ON report',
  `CREATE TRIGGER report_fixed BEFORE UPDATE OF ${columns} ON report
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
];

const UP: readonly string[] = [
  ...fixed(FIXED),
  `CREATE TRIGGER report_rulebook_fixed BEFORE UPDATE OF rulebook_hash ON report
    FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_change()`,
  'GRANT UPDATE (rulebook_hash) ON report TO ziping_app',
  `ALTER TABLE notice
    DROP CONSTRAINT notice_kind_known,
    ADD CONSTRAINT notice_kind_known CHECK (kind IN ('urge', 'replay', 'archive', 'moved'))`,
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM notice WHERE kind = 'moved') THEN
    RAISE EXCEPTION 'drafts were moved to corrected rules, and their drafters told; that is not taken back';
  END IF;
END $$`;

const DOWN: readonly string[] = [
  REFUSE_TO_DESTROY,
  `ALTER TABLE notice
    DROP CONSTRAINT notice_kind_known,
    ADD CONSTRAINT notice_kind_known CHECK (kind IN ('urge', 'replay', 'archive'))`,
  'REVOKE UPDATE (rulebook_hash) ON report FROM ziping_app',
  'DROP TRIGGER report_rulebook_fixed ON report',
  ...fixed(`${FIXED}, rulebook_hash`),
];

/** A draft may be moved to a corrected version of its rules; what was submitted keeps its own for ever. */
export class ReportMoves1765001500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
