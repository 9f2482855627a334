import type { EntityManager } from 'typeorm';

import { select } from './table.js';

/** Columns of a table that stay as they are once a report is archived; instants are read in UTC, whatever the session's zone. */
interface Sealed {
  readonly key: string;
  readonly columns: readonly string[];
  readonly instants: readonly string[];
  /** Whose rows; `$1` is the bureau, `$2` the report. */
  readonly where?: string;
}

const DECIDED_ON = ['report_id', 'submission_id'];

/**
 * Named one by one: a column that a later migration adds is not part of what was sealed before. Of the report, what only the
 * desk of the day needs (version, due date, open fields …) is left out.
 */
const SEALED: Readonly<Record<string, Sealed>> = {
  report: {
    key: 'id',
    columns: [
      ...['organisation_id', 'year', 'revision', 'supersedes', 'rulebook_hash', 'stage', 'content'],
      ...['submission_id', 'score', 'converted', 'grade', 'grade_label'],
      ...['bureau_converted', 'bureau_grade', 'bureau_grade_label'],
    ],
    instants: ['created_at'],
    where: 'id = $2',
  },
  submission: {
    key: 'id',
    columns: [
      ...['report_id', 'number', 'content_hash', 'snapshot_canonical', 'evaluation'],
      ...['score', 'converted', 'grade', 'submitted_by', 'other_organisations'],
    ],
    instants: ['submitted_at'],
  },
  indicator_score: {
    key: `submission_id || ' ' || indicator_id`,
    columns: [
      ...['submission_id', 'indicator_id', 'position', 'number', 'label', 'category', 'status'],
      ...['score', 'applicable_full_marks'],
    ],
    instants: [],
    where: 'submission_id IN (SELECT id FROM submission WHERE bureau_id = $1 AND report_id = $2)',
  },
  decision: {
    key: 'id',
    columns: [
      ...[...DECIDED_ON, 'content_hash', 'command', 'from_stage', 'to_stage', 'actor_id'],
      ...['actor_name', 'actor_role', 'reason', 'fields', 'meeting_id'],
    ],
    instants: ['decided_at'],
  },
  committee_meeting: {
    key: 'id',
    columns: [
      ...[...DECIDED_ON, 'content_hash', 'held_on', 'title', 'chair', 'entitled', 'present'],
      ...['non_voting', 'recused', 'votes_for', 'votes_against', 'abstained', 'resolution'],
      ...['minutes_attachment_id', 'quorate', 'carried', 'recorded_by', 'void_reason'],
    ],
    instants: ['recorded_at', 'voided_at'],
  },
  field_note: {
    key: 'id',
    columns: [...DECIDED_ON, 'field', 'text', 'author_id', 'author_name', 'reply'],
    instants: ['created_at', 'resolved_at'],
  },
  score_adjustment: {
    key: 'id',
    columns: [
      ...[...DECIDED_ON, 'indicator_id', 'self_score', 'bureau_score', 'reason', 'basis'],
      ...['author_id', 'author_name'],
    ],
    instants: ['created_at', 'revoked_at'],
  },
  score_appeal: {
    key: 'id',
    columns: [
      ...['report_id', 'adjustment_id', 'text', 'author_id', 'author_name'],
      ...['reply', 'replied_by', 'replied_by_name'],
    ],
    instants: ['created_at', 'replied_at'],
  },
  check_waiver: {
    key: 'id',
    columns: ['report_id', 'check_key', 'message', 'reason', 'waived_by', 'waived_by_name'],
    instants: ['waived_at', 'revoked_at'],
  },
  attachment: {
    key: 'id',
    columns: [
      ...['report_id', 'kind', 'indicator_id', 'filename', 'media_type', 'size', 'sha256'],
      'uploaded_by',
    ],
    instants: ['uploaded_at', 'removed_at'],
  },
  takeover: {
    key: 'id',
    columns: [
      ...['report_id', 'filename', 'sha256', 'year', 'facts', 'findings', 'found'],
      ...['taken_by', 'taken_by_name'],
    ],
    instants: ['taken_at'],
  },
  rulebook: {
    key: 'hash',
    columns: ['year', 'version', 'effective_from'],
    instants: ['published_at'],
    where: 'hash = (SELECT rulebook_hash FROM report WHERE bureau_id = $1 AND id = $2)',
  },
};

/** Of a round of publication everything, as each of its steps left it. */
const SEALED_PUBLIC: Readonly<Record<string, Sealed>> = {
  publication: {
    key: 'id',
    columns: [
      ...['report_id', 'organisation_id', 'year', 'stage', 'version', 'title', 'converted'],
      ...['grade', 'grade_label', 'categories', 'blocked_by', 'withheld', 'files', 'pages'],
      ...['public_text', 'pdf_sha256', 'requested_by', 'requested_by_name'],
      ...['end_reason', 'superseded_by'],
    ],
    instants: ['requested_at', 'hold_until', 'published_at', 'ended_at'],
  },
  secrecy_review: {
    key: 'id',
    columns: [
      ...['publication_id', 'step', 'verdict', 'opinion', 'pdf_sha256'],
      ...['reviewer_id', 'reviewer_name', 'reviewer_role'],
    ],
    instants: ['reviewed_at'],
    where: 'publication_id IN (SELECT id FROM publication WHERE bureau_id = $1 AND report_id = $2)',
  },
};

const digestsOf = ([table, { key, columns, instants, where = 'report_id = $2' }]: readonly [
  string,
  Sealed,
]): string => {
  const values = [key, ...columns, ...instants.map((column) => `${column} AT TIME ZONE 'UTC'`)];
  const content = `jsonb_build_array(${values.join(', ')})::text`;
  return `SELECT '${table} ' || ${key} AS row, encode(sha256(convert_to(${content}, 'UTF8')), 'hex') AS digest
    FROM ${table} WHERE bureau_id = $1 AND ${where}`;
};

const statementOf = (tables: Readonly<Record<string, Sealed>>): string =>
  Object.entries(tables).map(digestsOf).join('\nUNION ALL\n');

const ROW_DIGESTS = statementOf(SEALED);
const PUBLIC_ROW_DIGESTS = statementOf(SEALED_PUBLIC);

type Digests = Readonly<Record<string, string>>;

async function digests(
  manager: EntityManager,
  statement: string,
  of: readonly [bureauId: string, reportId: string],
): Promise<Digests> {
  const rows = await select<{ row: string; digest: string }>(manager, statement, of);
  return Object.fromEntries(rows.map(({ row, digest }) => [row, digest]));
}

/** SHA-256 of every row of an archived report, by table and key: `decision 0190…`. */
export const rowDigests = (
  manager: EntityManager,
  ...of: readonly [bureauId: string, reportId: string]
): Promise<Digests> => digests(manager, ROW_DIGESTS, of);

/** The same of every round of its publication, with the reviews. */
export const publicRowDigests = (
  manager: EntityManager,
  ...of: readonly [bureauId: string, reportId: string]
): Promise<Digests> => digests(manager, PUBLIC_ROW_DIGESTS, of);
