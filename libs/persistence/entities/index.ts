import { ArchiveEntryEntity } from './archive-entry.js';
import { ArchiveFilingEntity, ArchiveHoldEntity, ArchiveSchemeEntity } from './archive-keeping.js';
import { ArchiveRunEntity } from './archive-run.js';
import { ArchiveLinkEntity, ArchiveRootEntity } from './archive-chain.js';
import { AttachmentEntity } from './attachment.js';
import { AuditEventEntity } from './audit-event.js';
import { CheckWaiverEntity } from './check-waiver.js';
import { CommitteeMeetingEntity } from './committee-meeting.js';
import { DecisionEntity } from './decision.js';
import { DisposalItemEntity, DisposalListEntity } from './disposal.js';
import { FieldNoteEntity } from './field-note.js';
import { IndicatorScoreEntity } from './indicator-score.js';
import { NoticeEntity } from './notice.js';
import { OrganisationEntity } from './organisation.js';
import { PublicationEntity } from './publication.js';
import { ReplayRunEntity } from './replay-run.js';
import { ReportEntity } from './report.js';
import { RoleGrantEntity } from './role-grant.js';
import { RuleDraftEntity } from './rule-draft.js';
import { RulebookEntity } from './rulebook.js';
import { SimulationEntity } from './rulebook-simulation.js';
import { SimulationResultEntity } from './rulebook-simulation-result.js';
import { ScoreAdjustmentEntity } from './score-adjustment.js';
import { ScoreAppealEntity } from './score-appeal.js';
import { SecrecyReviewEntity } from './secrecy-review.js';
import { SessionEntity } from './session.js';
import { SubmissionEntity } from './submission.js';
import { TakeoverEntity } from './takeover.js';
import { UserAccountEntity } from './user-account.js';

/** Every table of ours. Ids only, no relations: the foreign keys are in the migrations. */
export const ENTITIES = [
  OrganisationEntity,
  UserAccountEntity,
  RoleGrantEntity,
  SessionEntity,
  RulebookEntity,
  RuleDraftEntity,
  SimulationEntity,
  SimulationResultEntity,
  ReportEntity,
  SubmissionEntity,
  IndicatorScoreEntity,
  DecisionEntity,
  CommitteeMeetingEntity,
  FieldNoteEntity,
  ScoreAdjustmentEntity,
  ScoreAppealEntity,
  CheckWaiverEntity,
  AttachmentEntity,
  TakeoverEntity,
  ArchiveEntryEntity,
  ArchiveLinkEntity,
  ArchiveRootEntity,
  ReplayRunEntity,
  ArchiveRunEntity,
  ArchiveSchemeEntity,
  ArchiveFilingEntity,
  ArchiveHoldEntity,
  DisposalListEntity,
  DisposalItemEntity,
  PublicationEntity,
  SecrecyReviewEntity,
  NoticeEntity,
  AuditEventEntity,
];
