import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import type { Actor, CommitteeMeetingRecord } from '#libs/features/ports';
import { createIdSource } from '#libs/kernel';
import {
  migrate,
  openDataSource,
  startEmbeddedPostgres,
  TypeOrmUnitOfWork,
} from '#libs/persistence';

import { sampleRecords, store, type StoredReport } from '../support/stored-report.js';

/** Samples under review by the bureau, in a PostgreSQL as users have it: commits wait for the disk. */
export interface DecisionStock {
  readonly url: string;
  readonly server: string;
  readonly unitOfWork: TypeOrmUnitOfWork;
  readonly bureauId: string;
  readonly approver: Actor;
  readonly contentHash: string;
  readonly reportIds: readonly string[];
  /** Puts every report back under review; what was appended stays. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** The version every report has whenever a round begins. */
export const VERSION = 1;
export const POOL_SIZE = 10;

const RESET = `UPDATE report SET stage = 'bureau_review', version = $1 WHERE submission_id IS NOT NULL`;

export async function decisionStock(size: number): Promise<DecisionStock> {
  const home = mkdtempSync(join(tmpdir(), 'ziping-bench-postgres-'));
  // Of root, the database's account must pass through; else its files would go elsewhere and stay.
  chmodSync(home, 0o711);
  const cluster = await startEmbeddedPostgres({ home, log: () => undefined });
  const owner = new pg.Client({ connectionString: cluster.url });
  await owner.connect();
  await migrate(cluster.url);
  const dataSource = await openDataSource(cluster.url, { poolSize: POOL_SIZE });
  const unitOfWork = new TypeOrmUnitOfWork(dataSource);
  const records = await sampleRecords();
  const reportIds = await seed(unitOfWork, records, size);
  const { rows } = await owner.query<{ server_version: string }>('SHOW server_version');
  return {
    url: cluster.url,
    server: `PostgreSQL ${rows[0]?.server_version ?? ''}`,
    unitOfWork,
    bureauId: records.bureau.id,
    approver: approverOf(records),
    contentHash: records.submission.contentHash,
    reportIds,
    reset: async () => {
      await owner.query(RESET, [VERSION]);
      await owner.query("DELETE FROM pgboss.job WHERE name = 'archive-report'");
    },
    close: async () => {
      await dataSource.destroy();
      await owner.end();
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** One unit's reports of as many years: whose they are makes no difference to a decision. */
async function seed(
  unitOfWork: TypeOrmUnitOfWork,
  records: StoredReport,
  size: number,
): Promise<readonly string[]> {
  const ids = createIdSource();
  const { draft, submission, user } = records;
  await store(unitOfWork, records, ({ users }) =>
    users.insert({ ...user, id: approverOf(records).userId ?? '', account: 'shending' }, []),
  );
  const reportIds: string[] = [];
  for (let index = 1; index <= size; index += 1) {
    const [id, submissionId] = [ids.next(), ids.next()];
    const year = draft.year + index;
    const stage = 'bureau_review';
    await unitOfWork.run(async (transaction) => {
      await transaction.reports.insert({ ...draft, id, year, stage, submissionId });
      await transaction.submissions.insert({ ...submission, id: submissionId, reportId: id });
      const meeting = meetingOf(records, { id: ids.next(), reportId: id, submissionId });
      await transaction.attachments.insert(minutesOf(meeting));
      await transaction.meetings.insert(meeting);
    });
    reportIds.push(id);
  }
  return reportIds;
}

function approverOf({ bureau }: StoredReport): Actor {
  return {
    userId: '00000000-0000-7000-8000-000000000077',
    name: '审定人',
    bureauId: bureau.id,
    organisationId: bureau.id,
    grants: [{ role: 'bureau_approver', organisationId: bureau.id }],
    requestId: null,
  };
}

function meetingOf(
  { submission, at }: StoredReport,
  ids: Pick<CommitteeMeetingRecord, 'id' | 'reportId' | 'submissionId'>,
): CommitteeMeetingRecord {
  const people = ['委员一', '委员二', '委员三', '委员四', '委员五'];
  return {
    ...ids,
    bureauId: submission.bureauId,
    contentHash: submission.contentHash,
    heldOn: '2025-03-14',
    title: '党委会',
    chair: '委员一',
    entitled: people.length,
    present: people,
    nonVoting: [],
    recused: [],
    votesFor: people.length,
    votesAgainst: 0,
    abstained: 0,
    resolution: '同意上报。',
    minutesAttachmentId: ids.id,
    quorate: true,
    carried: true,
    recordedBy: submission.submittedBy,
    recordedAt: at,
    voidedAt: null,
    voidReason: null,
  };
}

function minutesOf({ id, bureauId, reportId, recordedBy, recordedAt }: CommitteeMeetingRecord) {
  return {
    id,
    bureauId,
    reportId,
    kind: 'minutes' as const,
    indicatorId: null,
    filename: '会议纪要.pdf',
    mediaType: 'application/pdf',
    size: 1024,
    sha256: '0'.repeat(64),
    uploadedBy: recordedBy,
    uploadedAt: recordedAt,
    removedAt: null,
  };
}
