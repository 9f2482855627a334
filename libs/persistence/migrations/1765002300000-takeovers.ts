import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardsOf } from './initial/guards.js';

const UP: readonly string[] = [
  `CREATE TABLE takeover (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    filename text NOT NULL,
    sha256 text NOT NULL,
    year integer,
    facts jsonb NOT NULL,
    findings jsonb NOT NULL,
    found integer NOT NULL,
    taken_by uuid NOT NULL,
    taken_by_name text NOT NULL,
    taken_at timestamptz(3) NOT NULL,
    CONSTRAINT takeover_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT takeover_report_fk FOREIGN KEY (bureau_id, report_id) REFERENCES report (bureau_id, id),
    CONSTRAINT takeover_taken_by_fk FOREIGN KEY (bureau_id, taken_by) REFERENCES user_account (bureau_id, id),
    CONSTRAINT takeover_sha256_is_a_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT takeover_facts_is_a_list CHECK (jsonb_typeof(facts) = 'array'),
    CONSTRAINT takeover_findings_counted CHECK
      (jsonb_typeof(findings) = 'array' AND jsonb_array_length(findings) <= found)
  )`,
  `CREATE INDEX takeover_report_idx ON takeover (bureau_id, report_id, taken_at)`,
  `COMMENT ON TABLE takeover IS
    'Reports that existed as files and were taken over into drafts: from which file, what, and what the text check doubted in it'`,
  ...guardsOf('takeover', []),
  `GRANT SELECT, INSERT ON takeover TO ziping_app`,
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM takeover) THEN
    RAISE EXCEPTION 'where figures were taken over from is not thrown away';
  END IF;
END $$`;

/** What was taken over from a file stays with the draft, and so does what is to be doubted in it. */
export class Takeovers1765002300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP TABLE takeover');
  }
}
