import type {
  ArchiveEntryRecord,
  AttachmentRecord,
  AuditEventRecord,
  CheckWaiverRecord,
  CommitteeMeetingRecord,
  DecisionRecord,
  FieldNoteRecord,
  OrganisationRecord,
  PublicationRecord,
  ReportRecord,
  RoleGrantRecord,
  RulebookRecord,
  ScoreAdjustmentRecord,
  SecrecyReviewRecord,
  SessionRecord,
  SubmissionRecord,
  SubmissionSnapshot,
  UserRecord,
} from '#libs/features/ports';
import { canonicalJson } from '#libs/kernel';

import type { RoleGrantEntity } from '../entities/role-grant.js';
import type { SubmissionEntity } from '../entities/submission.js';
import type { Row } from './table.js';

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
  readonly publication: PublicationRecord;
  readonly secrecyReview: SecrecyReviewRecord;
  readonly auditEvent: AuditEventRecord;
}

export function toRecord<R extends Alike[keyof Alike]>(entity: R): R {
  return { ...entity };
}

export function toGrant(entity: RoleGrantEntity): RoleGrantRecord {
  const { id, bureauId, userId, organisationId, role, grantedBy, grantedAt } = entity;
  return { id, bureauId, userId, organisationId, role, grantedBy, grantedAt };
}

export function fromGrant(grant: RoleGrantRecord): Row<RoleGrantEntity> {
  return { ...grant, endedAt: null };
}

/** The snapshot is read from the text that was hashed, never from jsonb. */
export function toSubmission(entity: SubmissionEntity): SubmissionRecord {
  const { id, bureauId, reportId, number, contentHash, evaluation } = entity;
  const { submittedBy, submittedAt } = entity;
  const snapshot = JSON.parse(entity.snapshotCanonical) as SubmissionSnapshot;
  const of = { id, bureauId, reportId, number };
  return { ...of, contentHash, snapshot, evaluation, submittedBy, submittedAt };
}

export function fromSubmission(record: SubmissionRecord): Row<SubmissionEntity> {
  const { score, converted, grade } = record.evaluation.score;
  const snapshotCanonical = canonicalJson(record.snapshot);
  return { ...record, snapshotCanonical, score, converted, grade };
}
