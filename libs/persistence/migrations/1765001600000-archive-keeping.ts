import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardsOf } from './initial/guards.js';

const SCHEME = ['fonds', 'category', 'retention', 'changed_by_name', 'changed_at'];
const LIFT = ['lift_reason', 'lifted_by_name', 'lifted_at'];

const UP: readonly string[] = [
  `CREATE TABLE archive_scheme (
    bureau_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    fonds text NOT NULL,
    category text NOT NULL,
    retention text NOT NULL,
    changed_by_name text NOT NULL,
    changed_at timestamptz(3) NOT NULL,
    CONSTRAINT archive_scheme_pkey PRIMARY KEY (bureau_id, organisation_id),
    CONSTRAINT archive_scheme_organisation_fk FOREIGN KEY (bureau_id, organisation_id)
      REFERENCES organisation (bureau_id, id),
    CONSTRAINT archive_scheme_retention_known CHECK (retention IN ('permanent', 'y30', 'y10')),
    CONSTRAINT archive_scheme_codes CHECK (fonds ~ '^[A-Z0-9]{1,12}$' AND category ~ '^[A-Z]{1,4}$')
  )`,
  `COMMENT ON TABLE archive_scheme IS 'How the entries of a unit are numbered and how long they are kept'`,
  ...guardsOf('archive_scheme', SCHEME),
  'GRANT SELECT, INSERT ON archive_scheme TO ziping_app',
  `GRANT UPDATE (${SCHEME.join(', ')}) ON archive_scheme TO ziping_app`,

  `CREATE TABLE archive_filing (
    bureau_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    fonds text NOT NULL,
    category text NOT NULL,
    year integer NOT NULL,
    retention text NOT NULL,
    item integer NOT NULL,
    number text NOT NULL,
    kept_until date,
    filed_at timestamptz(3) NOT NULL,
    CONSTRAINT archive_filing_pkey PRIMARY KEY (bureau_id, entry_id),
    CONSTRAINT archive_filing_entry_fk FOREIGN KEY (bureau_id, entry_id) REFERENCES archive_entry (bureau_id, id),
    CONSTRAINT archive_filing_item_once UNIQUE (bureau_id, fonds, category, year, retention, item),
    CONSTRAINT archive_filing_number_once UNIQUE (bureau_id, number),
    CONSTRAINT archive_filing_item_counted CHECK (item >= 1),
    CONSTRAINT archive_filing_retention_known CHECK (retention IN ('permanent', 'y30', 'y10')),
    CONSTRAINT archive_filing_for_ever CHECK ((retention = 'permanent') = (kept_until IS NULL))
  )`,
  `COMMENT ON TABLE archive_filing IS 'Number and retention of an archive entry; given once'`,
  ...guardsOf('archive_filing', []),
  'GRANT SELECT, INSERT ON archive_filing TO ziping_app',

  `CREATE TABLE archive_hold (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    entry_id uuid NOT NULL,
    reason text NOT NULL,
    placed_by_name text NOT NULL,
    placed_at timestamptz(3) NOT NULL,
    lift_reason text,
    lifted_by_name text,
    lifted_at timestamptz(3),
    CONSTRAINT archive_hold_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT archive_hold_entry_fk FOREIGN KEY (bureau_id, entry_id) REFERENCES archive_entry (bureau_id, id),
    CONSTRAINT archive_hold_lifted_whole CHECK (num_nulls(lift_reason, lifted_by_name, lifted_at) IN (0, 3))
  )`,
  'CREATE INDEX archive_hold_entry_idx ON archive_hold (bureau_id, entry_id, id)',
  'CREATE UNIQUE INDEX archive_hold_one_in_force ON archive_hold (bureau_id, entry_id) WHERE lifted_at IS NULL',
  `COMMENT ON TABLE archive_hold IS 'Entries that are kept whatever their retention says; lifted ones stay on record'`,
  ...guardsOf('archive_hold', LIFT),
  `CREATE TRIGGER archive_hold_lifted_once BEFORE UPDATE ON archive_hold
    FOR EACH ROW WHEN (OLD.lifted_at IS NOT NULL) EXECUTE FUNCTION refuse_change()`,
  'GRANT SELECT, INSERT ON archive_hold TO ziping_app',
  `GRANT UPDATE (${LIFT.join(', ')}) ON archive_hold TO ziping_app`,
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM archive_filing) OR EXISTS (SELECT FROM archive_hold) THEN
    RAISE EXCEPTION 'entries are numbered or held, and this is not taken back';
  END IF;
END $$`;

/** 档号, retention and legal hold of archive entries. */
export class ArchiveKeeping1765001600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    for (const table of ['archive_hold', 'archive_filing', 'archive_scheme'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
