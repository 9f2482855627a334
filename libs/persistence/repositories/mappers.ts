import type {
  ArchiveEntryRecord,
  AttachmentRecord,
  AuditEventRecord,
  CheckWaiverRecord,
  CommitteeMeetingRecord,
  DecisionRecord,
  FieldNoteRecord,
  OrganisationRecord,
  ReportRecord,
  RoleGrantRecord,
  RulebookRecord,
  ScoreAdjustmentRecord,
  SessionRecord,
  SubmissionRecord,
  SubmissionSnapshot,
  UserRecord,
} from '#libs/features/ports';
import { canonicalJson } from '#libs/kernel';

import type { RoleGrantEntity } from '../entities/role-grant.js';
import type { SubmissionEntity } from '../entities/submission.js';

/**
 * Entities of these tables hold exactly what their records hold, which their `implements` makes the compiler check; a copy
 * is all it takes for no entity to leave persistence.
 */
interface Alike {
  readonly organisation: OrganisationRecord;
  readonly user: UserRecord;
  readonly session: SessionRecord;
  readonly rulebook: RulebookRecord;
  readonly report: ReportRecord;
  readonly decision: DecisionRecord;
  readonly meeting: CommitteeMeetingRecord;
  readonly note: FieldNoteRecord;
  readonly adjustment: ScoreAdjustmentRecord;
  readonly waiver: CheckWaiverRecord;
  readonly attachment: AttachmentRecord;
  readonly archiveEntry: ArchiveEntryRecord;
  readonly auditEvent: AuditEventRecord;
}

export function toRecord<R extends Alike[keyof Alike]>(entity: R): R {
  return { ...entity };
}

export function toGrant({ endedAt: _, ...grant }: RoleGrantEntity): RoleGrantRecord {
  return grant;
}

export function fromGrant(grant: RoleGrantRecord): RoleGrantEntity {
  return { ...grant, endedAt: null };
}

/** The snapshot is read from the text that was hashed, never from jsonb. */
export function toSubmission(entity: SubmissionEntity): SubmissionRecord {
  const { snapshotCanonical, score: _s, converted: _c, grade: _g, ...record } = entity;
  return { ...record, snapshot: JSON.parse(snapshotCanonical) as SubmissionSnapshot };
}

export function fromSubmission(record: SubmissionRecord): SubmissionEntity {
  const { score, converted, grade } = record.evaluation.score;
  const snapshotCanonical = canonicalJson(record.snapshot);
  return { ...record, snapshotCanonical, score, converted, grade };
}
