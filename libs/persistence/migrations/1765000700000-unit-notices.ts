import type { MigrationInterface, QueryRunner } from 'typeorm';

const fixedColumns = (columns: string): readonly string[] => [
  'DROP TRIGGER notice_fixed ON notice',
  `CREATE TRIGGER notice_fixed BEFORE UPDATE OF ${columns} ON notice
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
];

const COLUMNS_BEFORE =
  'bureau_id, id, recipient_id, report_id, kind, stage, message, sender_id, sender_name, sent_at';

const UP: readonly string[] = [
  `ALTER TABLE notice
    ALTER COLUMN report_id DROP NOT NULL,
    ALTER COLUMN stage DROP NOT NULL,
    ADD COLUMN organisation_id uuid,
    ADD COLUMN year integer,
    ADD CONSTRAINT notice_organisation_fk FOREIGN KEY (bureau_id, organisation_id)
      REFERENCES organisation (bureau_id, id),
    ADD CONSTRAINT notice_about_one_thing CHECK (
      num_nulls(report_id, stage) IN (0, 2) AND num_nulls(organisation_id, year) IN (0, 2)
      AND (report_id IS NULL) <> (organisation_id IS NULL))`,
  `CREATE INDEX notice_organisation_idx ON notice (bureau_id, organisation_id, year, sent_at)
    WHERE organisation_id IS NOT NULL`,
  `COMMENT ON COLUMN notice.organisation_id IS 'The unit whose report of the year is not begun; null where the notice is about a report'`,
  ...fixedColumns(`${COLUMNS_BEFORE}, organisation_id, year`),
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM notice WHERE report_id IS NULL) THEN
    RAISE EXCEPTION 'there are notices about units without a report, and they are not taken back';
  END IF;
END $$`;

const DOWN: readonly string[] = [
  REFUSE_TO_DESTROY,
  'DROP INDEX notice_organisation_idx',
  ...fixedColumns(COLUMNS_BEFORE),
  `ALTER TABLE notice
    DROP CONSTRAINT notice_about_one_thing,
    DROP COLUMN organisation_id,
    DROP COLUMN year,
    ALTER COLUMN report_id SET NOT NULL,
    ALTER COLUMN stage SET NOT NULL`,
];

/** 催办 of units that have not begun their report: the notice names unit and year instead of a report. */
export class UnitNotices1765000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
