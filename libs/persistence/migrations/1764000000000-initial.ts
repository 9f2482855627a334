import type { MigrationInterface, QueryRunner } from 'typeorm';

import { APPROVAL_TABLES } from './initial/approval.js';
import { ARCHIVE_TABLES } from './initial/archive.js';
import { GUARDS, GUARD_FUNCTIONS } from './initial/guards.js';
import { PEOPLE_TABLES } from './initial/people.js';
import { REPORT_TABLES } from './initial/report.js';
import { RIGHTS } from './initial/rights.js';

/** Later tables refer to earlier ones. */
const TABLES = [
  'organisation',
  'user_account',
  'role_grant',
  'session',
  'rulebook',
  'report',
  'submission',
  'attachment',
  'committee_meeting',
  'decision',
  'field_note',
  'score_adjustment',
  'check_waiver',
  'archive_entry',
  'audit_event',
] as const;

/** Archive and audit are kept for decades: taking the schema back must not be the way to lose them. */
export const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM archive_entry) OR EXISTS (SELECT FROM audit_event) THEN
    RAISE EXCEPTION 'the schema holds archived reports or audit events and is not taken back';
  END IF;
END $$`;

export class Initial1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...GUARD_FUNCTIONS,
      ...PEOPLE_TABLES,
      ...REPORT_TABLES,
      ...APPROVAL_TABLES,
      ...ARCHIVE_TABLES,
      ...GUARDS,
      ...RIGHTS,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** The role stays: it belongs to the whole cluster, and other databases may use it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('ALTER TABLE report DROP CONSTRAINT report_submission_fk');
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION lock_audit_tail(uuid)');
    await runner.query('DROP FUNCTION refuse_change()');
  }
}
