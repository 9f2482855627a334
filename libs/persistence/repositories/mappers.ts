import type {
  ArchiveEntryRecord,
  ArchiveFilingRecord,
  ArchiveHoldRecord,
  ArchiveSchemeRecord,
  ArchiveLinkRecord,
  ArchiveRootRecord,
  ArchiveRunRecord,
  AttachmentRecord,
  AuditEventRecord,
  CheckWaiverRecord,
  CommitteeMeetingRecord,
  DecisionRecord,
  DisposalItemRecord,
  DisposalListRecord,
  FieldNoteRecord,
  NoticeRecord,
  OrganisationRecord,
  PublicationRecord,
  ReplayRunRecord,
  SimulationResultRecord,
  ReportRecord,
  RoleGrantRecord,
  RulebookRecord,
  RuleDraftRecord,
  ScoreAdjustmentRecord,
  ScoreAppealRecord,
  SecrecyReviewRecord,
  SessionRecord,
  SubmissionRecord,
  SubmissionSnapshot,
  TakeoverRecord,
  UserRecord,
} from '#libs/features/ports';
import { canonicalJson } from '#libs/kernel';

import type { IndicatorScoreEntity } from '../entities/indicator-score.js';
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
  readonly ruleDraft: RuleDraftRecord;
  readonly report: ReportRecord;
  readonly notice: NoticeRecord;
  readonly decision: DecisionRecord;
  readonly meeting: CommitteeMeetingRecord;
  readonly note: FieldNoteRecord;
  readonly adjustment: ScoreAdjustmentRecord;
  readonly appeal: ScoreAppealRecord;
  readonly waiver: CheckWaiverRecord;
  readonly attachment: AttachmentRecord;
  readonly takeover: TakeoverRecord;
  readonly archiveEntry: ArchiveEntryRecord;
  readonly archiveLink: ArchiveLinkRecord;
  readonly archiveRoot: ArchiveRootRecord;
  readonly replayRun: ReplayRunRecord;
  readonly archiveRun: ArchiveRunRecord;
  readonly archiveScheme: ArchiveSchemeRecord;
  readonly archiveFiling: ArchiveFilingRecord;
  readonly archiveHold: ArchiveHoldRecord;
  readonly disposalList: DisposalListRecord;
  readonly disposalItem: DisposalItemRecord;
  readonly simulationResult: SimulationResultRecord;
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
  const { otherOrganisations } = entity;
  const { submittedBy, submittedAt } = entity;
  const snapshot = JSON.parse(entity.snapshotCanonical) as SubmissionSnapshot;
  const of = { id, bureauId, reportId, number };
  return { ...of, contentHash, snapshot, evaluation, otherOrganisations, submittedBy, submittedAt };
}

export function fromSubmission(record: SubmissionRecord): Row<SubmissionEntity> {
  const { score, converted, grade } = record.evaluation.score;
  const snapshotCanonical = canonicalJson(record.snapshot);
  return { ...record, snapshotCanonical, score, converted, grade };
}

/** The evaluation's indicators as rows. */
export function indicatorScoresOf(submission: SubmissionRecord): Row<IndicatorScoreEntity>[] {
  const { bureauId, id: submissionId, evaluation } = submission;
  return evaluation.score.indicators.map((indicator, index) => {
    const { id: indicatorId, number, label, category, status, score } = indicator;
    const { applicableFullMarks } = indicator;
    const of = { bureauId, submissionId, indicatorId, position: index + 1 };
    return { ...of, number, label, category, status, score, applicableFullMarks };
  });
}

/** Of a submission nobody has adjusted yet. */
export const UNADJUSTED = { bureauConverted: null, bureauGrade: null, bureauGradeLabel: null };

/** What the list shows of the newest submission. */
export function listedScoreOf({ evaluation }: SubmissionRecord) {
  const { score, converted, grade, gradeLabel } = evaluation.score;
  return { score, converted, grade, gradeLabel, ...UNADJUSTED };
}
