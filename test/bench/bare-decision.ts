import pg from 'pg';

import { createIdSource, systemClock } from '#libs/kernel';
import { APP_ROLE, createJobQueue } from '#libs/persistence';

import { hashOfEvent } from '../../libs/persistence/repositories/audit-chain.js';

import { POOL_SIZE, VERSION, type DecisionStock } from './decision-stock.js';

const LOCK = `SELECT stage, version, submission_id FROM report WHERE bureau_id = $1 AND id = $2 FOR UPDATE`;
const SUBMISSION = `SELECT content_hash, submitted_by FROM submission WHERE bureau_id = $1 AND id = $2`;
const MEETING = `SELECT id, content_hash, quorate, carried, void_reason FROM committee_meeting
  WHERE bureau_id = $1 AND report_id = $2 ORDER BY recorded_at DESC, id DESC LIMIT 1`;
const UPDATE = `UPDATE report SET stage = 'approved', version = version + 1, updated_at = $4, stage_since = $4
  WHERE bureau_id = $1 AND id = $2 AND version = $3`;
const DECISION = `INSERT INTO decision (bureau_id, id, report_id, submission_id, content_hash, command, from_stage, to_stage,
    actor_id, actor_name, actor_role, reason, fields, meeting_id, decided_at)
  VALUES ($1, $2, $3, $4, $5, 'approve', 'bureau_review', 'approved', $6, $7, 'bureau_approver', $8, '[]', NULL, $9)`;
const TAIL = `SELECT sequence, hash FROM lock_audit_tail($1)`;
const AUDIT = `INSERT INTO audit_event (bureau_id, sequence, at, actor_id, actor_name, action, subject_type, subject_id, details,
    request_id, previous_hash, hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, $10, $11)`;

interface Tail {
  readonly sequence: string;
  readonly hash: string;
}

/** One approval as its statements alone, by hand, with the same guarantees. */
export interface BareDecisions {
  approve(reportId: string): Promise<void>;
  close(): Promise<void>;
}

const ids = createIdSource();

export function bareDecisions(stock: DecisionStock): BareDecisions {
  const pool = new pg.Pool({
    connectionString: stock.url,
    max: POOL_SIZE,
    options: `-c role=${APP_ROLE}`,
  });
  return {
    approve: async (reportId) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await statements(client, stock, reportId);
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

async function statements(
  client: pg.PoolClient,
  { bureauId, approver, contentHash }: DecisionStock,
  reportId: string,
): Promise<void> {
  const now = systemClock.now();
  const { rows } = await client.query<{ submission_id: string }>(LOCK, [bureauId, reportId]);
  const submissionId = rows[0]?.submission_id ?? '';
  await client.query(SUBMISSION, [bureauId, submissionId]);
  await client.query(MEETING, [bureauId, reportId]);
  const queue = createJobQueue((text, values) => client.query(text, values && [...values]));
  await queue.enqueue({ name: 'archive-report', data: { bureauId, reportId, submissionId } });
  const { rowCount } = await client.query(UPDATE, [bureauId, reportId, VERSION, now]);
  if (rowCount !== 1) throw new Error('a report was not under review');
  const { userId, name } = approver;
  await client.query(DECISION, [
    ...[bureauId, ids.next(), reportId, submissionId, contentHash],
    ...[userId, name, '同意审定。', now],
  ]);
  const details = { version: VERSION + 1, contentHash };
  const tail = (await client.query<Tail>(TAIL, [bureauId])).rows[0];
  const event = {
    ...{ bureauId, at: now, actorId: userId, actorName: name, action: 'report.approve' },
    ...{ subjectType: 'report', subjectId: reportId, details, requestId: null },
    sequence: String(BigInt(tail?.sequence ?? '0') + 1n),
    previousHash: tail?.hash ?? '0'.repeat(64),
  };
  await client.query(AUDIT, [
    ...[bureauId, event.sequence, now, userId, name, event.action, event.subjectType, reportId],
    ...[details, event.previousHash, hashOfEvent(event)],
  ]);
}
