import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  'ALTER TABLE archive_filing ADD COLUMN labelled_at timestamptz(3)',
  `COMMENT ON COLUMN archive_filing.labelled_at IS 'When the number was put into the package; null: not yet'`,
  `CREATE TRIGGER archive_filing_labelled_once BEFORE UPDATE ON archive_filing
    FOR EACH ROW WHEN (OLD.labelled_at IS NOT NULL) EXECUTE FUNCTION refuse_change()`,
  'GRANT UPDATE (labelled_at) ON archive_filing TO ziping_app',
];

/** Numbers stand in the packages, too: which of them do. */
export class FilingLabels1765002200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER archive_filing_labelled_once ON archive_filing');
    await runner.query('ALTER TABLE archive_filing DROP COLUMN labelled_at');
  }
}
