import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardsOf } from './initial/guards.js';

/** What changes while a draft is written, reviewed and decided on. */
const CHANGES: readonly string[] = [
  ...[
    'year',
    'rulebook_version',
    'title',
    'state',
    'version',
    'package',
    'content_hash',
    'editors',
  ],
  ...['updated_by_name', 'updated_at', 'note', 'submitted_by_name', 'submitted_at', 'reason'],
  ...['decided_by_name', 'decided_at', 'published_hash'],
];

const UP: readonly string[] = [
  // Published packages are in force from a day on; of those there are, the manifest says which.
  `ALTER TABLE rulebook ADD COLUMN effective_from date`,
  `UPDATE rulebook SET effective_from = COALESCE((package #>> '{manifest,effectiveFrom}')::date, published_at::date)`,
  `ALTER TABLE rulebook ALTER COLUMN effective_from SET NOT NULL`,
  `CREATE TRIGGER rulebook_effective_from_fixed BEFORE UPDATE OF effective_from ON rulebook
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`,

  `CREATE TABLE rule_draft (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    year integer NOT NULL,
    rulebook_version text NOT NULL,
    title text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    package jsonb NOT NULL,
    content_hash text NOT NULL,
    based_on text,
    editors jsonb NOT NULL,
    created_by uuid NOT NULL,
    created_by_name text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_by_name text NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    note text,
    submitted_by_name text,
    submitted_at timestamptz(3),
    reason text,
    decided_by_name text,
    decided_at timestamptz(3),
    published_hash text,
    CONSTRAINT rule_draft_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT rule_draft_created_by_fk FOREIGN KEY (bureau_id, created_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT rule_draft_based_on_fk FOREIGN KEY (bureau_id, based_on) REFERENCES rulebook (bureau_id, hash),
    CONSTRAINT rule_draft_published_fk FOREIGN KEY (bureau_id, published_hash)
      REFERENCES rulebook (bureau_id, hash),
    CONSTRAINT rule_draft_state_known CHECK (state IN ('draft', 'in_review', 'published', 'discarded')),
    CONSTRAINT rule_draft_published_whole CHECK ((state = 'published') = (published_hash IS NOT NULL)),
    CONSTRAINT rule_draft_submitted_whole CHECK
      (state <> 'in_review' OR num_nulls(note, submitted_by_name, submitted_at) = 0),
    CONSTRAINT rule_draft_hash_is_sha256 CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT rule_draft_version_counted CHECK (version >= 1),
    CONSTRAINT rule_draft_is_an_object CHECK (jsonb_typeof(package) = 'object'),
    CONSTRAINT rule_draft_editors_is_a_list CHECK (jsonb_typeof(editors) = 'array')
  )`,
  `COMMENT ON TABLE rule_draft IS 'Yearly packages on their way to publication; published and discarded ones stay on record'`,
  ...guardsOf('rule_draft', CHANGES),
  'GRANT SELECT, INSERT ON rule_draft TO ziping_app',
  `GRANT UPDATE (${CHANGES.join(', ')}) ON rule_draft TO ziping_app`,
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM rule_draft) THEN
    RAISE EXCEPTION 'there are drafts of rules, and they are not taken back';
  END IF;
END $$`;

/** Drafts of yearly packages, and the day from which a published one is in force. */
export class RuleDrafts1765000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP TABLE rule_draft');
    await runner.query('DROP TRIGGER rulebook_effective_from_fixed ON rulebook');
    await runner.query('ALTER TABLE rulebook DROP COLUMN effective_from');
  }
}
