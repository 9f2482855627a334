import type { MigrationInterface, QueryRunner } from 'typeorm';

import { REFUSE_TO_DESTROY } from './1764000000000-initial.js';

const ORGANISATION_COLUMNS = ['former_names', 'named_since', 'merged_into', 'merged_on'];

const UP: readonly string[] = [
  `ALTER TABLE organisation
    ADD COLUMN former_names jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN named_since date,
    ADD COLUMN merged_into uuid,
    ADD COLUMN merged_on date,
    ADD CONSTRAINT organisation_former_names_is_a_list CHECK (jsonb_typeof(former_names) = 'array'),
    ADD CONSTRAINT organisation_renamed_since CHECK ((named_since IS NULL) = (former_names = '[]'::jsonb)),
    ADD CONSTRAINT organisation_merged_whole CHECK ((merged_into IS NULL) = (merged_on IS NULL)),
    ADD CONSTRAINT organisation_not_merged_into_itself CHECK (merged_into <> id),
    ADD CONSTRAINT organisation_bureau_not_merged CHECK (kind <> 'bureau' OR merged_into IS NULL),
    ADD CONSTRAINT organisation_merged_into_fk FOREIGN KEY (bureau_id, merged_into)
      REFERENCES organisation (bureau_id, id)`,
  `CREATE INDEX organisation_merged_into_idx ON organisation (bureau_id, merged_into)
    WHERE merged_into IS NOT NULL`,
  `COMMENT ON COLUMN organisation.former_names IS 'Names that no longer hold, in the order they were recorded; a report keeps the name it was made under'`,
  `GRANT UPDATE (${ORGANISATION_COLUMNS.join(', ')}) ON organisation TO ziping_app`,

  `ALTER TABLE user_account ADD COLUMN must_change_password boolean NOT NULL DEFAULT false`,
  `COMMENT ON COLUMN user_account.must_change_password IS 'Has a one-time password that somebody else has seen'`,
  `GRANT UPDATE (must_change_password) ON user_account TO ziping_app`,

  // The trail is searched by who and by what kind of thing, newest first, and by day.
  `CREATE INDEX audit_event_actor_idx ON audit_event (bureau_id, actor_name, sequence)`,
  `CREATE INDEX audit_event_subject_type_idx ON audit_event (bureau_id, subject_type, sequence)`,
  `CREATE INDEX audit_event_at_idx ON audit_event (bureau_id, at)`,
];

const DOWN: readonly string[] = [
  REFUSE_TO_DESTROY,
  'DROP INDEX audit_event_at_idx',
  'DROP INDEX audit_event_subject_type_idx',
  'DROP INDEX audit_event_actor_idx',
  'ALTER TABLE user_account DROP COLUMN must_change_password',
  'DROP INDEX organisation_merged_into_idx',
  ...[...ORGANISATION_COLUMNS]
    .reverse()
    .map((column) => `ALTER TABLE organisation DROP COLUMN ${column}`),
];

/** Dated names and mergers of organisations, one-time passwords, and a trail that can be searched. */
export class Administration1764700400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
