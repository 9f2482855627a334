import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

import type { TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';
import { sampleRecords, store, type StoredReport } from '../support/stored-report.js';

const REFUSED = 'never change';
const NO_RIGHT = 'permission denied';

describe('what the database refuses by itself', () => {
  let database: TestDatabase;
  let owner: DataSource;
  let app: DataSource;
  let records: StoredReport;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    owner = await openDataSource(database.url, { role: null });
    app = await openDataSource(database.url);
    records = await sampleRecords();
    const { submission, draft, user, at } = records;
    await store(new TypeOrmUnitOfWork(app), records, async (transaction) => {
      await transaction.submissions.insert(submission);
      await transaction.decisions.insert({
        id: '00000000-0000-7000-8000-000000000201',
        bureauId: draft.bureauId,
        reportId: draft.id,
        submissionId: submission.id,
        contentHash: submission.contentHash,
        command: 'submit',
        fromStage: 'draft',
        toStage: 'committee_review',
        actorId: user.id,
        actorName: user.name,
        actorRole: 'drafter',
        reason: null,
        fields: [],
        meetingId: null,
        decidedAt: at,
      });
      await transaction.archive.insert({
        id: '00000000-0000-7000-8000-000000000301',
        bureauId: draft.bureauId,
        reportId: draft.id,
        submissionId: submission.id,
        contentHash: submission.contentHash,
        files: [{ name: 'report.pdf', sha256: 'a'.repeat(64), size: 1 }],
        manifestSha256: 'b'.repeat(64),
        pages: 1,
        archivedAt: at,
      });
      await transaction.audit.append({
        bureauId: draft.bureauId,
        at,
        actorId: user.id,
        actorName: user.name,
        action: 'report.submit',
        subjectType: 'report',
        subjectId: draft.id,
        details: {},
        requestId: null,
      });
    });
  });
  afterAll(async () => {
    await app.destroy();
    await owner.destroy();
    await database.drop();
  });

  it.each([
    ['submission', 'submitted_at'],
    ['decision', 'reason'],
    ['archive_entry', 'pages'],
    ['audit_event', 'actor_name'],
  ])('a changed, deleted or emptied %s, whoever asks', async (table, column) => {
    const statements = [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ];
    for (const statement of statements) {
      await expect(owner.query(statement)).rejects.toThrow(REFUSED);
      await expect(app.query(statement)).rejects.toThrow(NO_RIGHT);
    }
    expect(await owner.query(`SELECT count(*)::int AS n FROM ${table}`)).toEqual([{ n: 1 }]);
  });

  it.each([
    ['report', 'organisation_id'],
    ['rulebook', 'package'],
    ['user_account', 'account'],
    ['organisation', 'created_at'],
  ])('a change of %s.%s, which says what the row is', async (table, column) => {
    const statement = `UPDATE ${table} SET ${column} = ${column}`;
    await expect(owner.query(statement)).rejects.toThrow(REFUSED);
    await expect(app.query(statement)).rejects.toThrow(NO_RIGHT);
  });

  it('lets the application delete sessions and nothing else', async () => {
    const deletable = await owner.query<{ name: string }[]>(`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND (has_table_privilege('ziping_app', oid, 'DELETE') OR has_table_privilege('ziping_app', oid, 'TRUNCATE'))`);
    expect(deletable).toEqual([{ name: 'session' }]);
  });

  it.each([
    ['a report beyond draft that was never submitted', `stage = 'bureau_review'`, 'beyond_draft'],
    ['an unknown stage', `stage = 'lost', submission_id = id`, 'stage_known'],
    ['the submission of another report', `submission_id = gen_random_uuid()`, 'submission_fk'],
    ['pinned fields that are no list', `open_fields = '{}'`, 'open_fields_is_a_list'],
  ])('%s', async (_, change, constraint) => {
    await expect(app.query(`UPDATE report SET ${change}`)).rejects.toThrow(constraint);
  });

  it.each([
    ['a hash that is not the snapshot’s', `'${'0'.repeat(64)}', snapshot_canonical, score`, 'hash'],
    ['a score that is not the evaluation’s', `content_hash, snapshot_canonical, 100`, 'score_is'],
    [
      'a canonical text that is not the snapshot',
      `encode(sha256('{}'), 'hex'), '{}', score`,
      'snapshot_is_canonical',
    ],
  ])('%s', async (_, values, constraint) => {
    await expect(
      app.query(`INSERT INTO submission (bureau_id, id, report_id, number, snapshot, evaluation,
          submitted_by, submitted_at, converted, grade, content_hash, snapshot_canonical, score)
        SELECT bureau_id, gen_random_uuid(), report_id, 2, snapshot, evaluation, submitted_by,
          submitted_at, converted, grade, ${values} FROM submission`),
    ).rejects.toThrow(constraint);
  });

  it.each([
    ['a return without a reason', `command = 'bureau_return', reason = ' '`, 'return_has_reason'],
    ['a pass without a meeting', `command = 'committee_pass'`, 'pass_has_meeting'],
    [
      'an approval of nothing',
      `submission_id = NULL, content_hash = NULL`,
      'approval_is_of_content',
    ],
    ['a decision on other content', `content_hash = '${'0'.repeat(64)}'`, 'content_fk'],
    ['a decision of nobody', `actor_id = NULL`, 'system_is_nobody'],
  ])('%s', async (_, change, constraint) => {
    // A copy of the decision on file with one thing wrong, put together by PostgreSQL itself.
    const changed = change.replace(/(\w+) = /g, '$1 := ');
    await expect(
      app.query(`DO $$ DECLARE copy decision; BEGIN
        SELECT * INTO copy FROM decision; copy.id := gen_random_uuid();
        ${changed
          .split(', ')
          .map((part) => `copy.${part};`)
          .join(' ')}
        INSERT INTO decision SELECT copy.*; END $$`),
    ).rejects.toThrow(constraint);
  });
});
