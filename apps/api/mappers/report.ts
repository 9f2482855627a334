import type {
  ActionView,
  AdjustmentView,
  AppealView,
  AttachmentView,
  MeetingView,
  NoteView,
  ReportView,
  TimelineView,
  WaiverView,
  Wire,
} from '#libs/contracts';
import type {
  AttachmentRecord,
  CommitteeMeetingRecord,
  DecisionRecord,
  FieldNoteRecord,
  ReportRecord,
  ScoreAdjustmentRecord,
  ScoreAppealRecord,
} from '#libs/features/ports';
import type { ReportView as Report } from '#libs/features/reports';
import { COMMAND_LABELS, ROLE_LABELS, STAGE_LABELS, type AllowedAction } from '#libs/workflow';

import { toEvaluation } from './evaluation.js';
import { toOrganisation } from './people.js';
import { toTakeover } from './text-checks.js';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** @param nameOf name of a user by id */
export function toReport(view: Report, nameOf: (userId: string) => string): Wire<ReportView> {
  const { report, submission } = view;
  return {
    ...heading(report),
    organisation: toOrganisation(view.organisation),
    content: report.content,
    evaluation: toEvaluation(view),
    actions: view.actions.map(toAction),
    submission: submission && {
      id: submission.id,
      number: submission.number,
      contentHash: submission.contentHash,
      submittedBy: nameOf(submission.submittedBy),
      submittedAt: submission.submittedAt.toISOString(),
    },
    openEvidence: view.openEvidence === null ? null : [...view.openEvidence],
    attachments: view.attachments.map(toAttachment),
    waivers: view.waivers.map(toWaiver),
    takeovers: view.takeovers.map(toTakeover),
    meetings: view.meetings.map(toMeeting),
    notes: view.notes.map(toNote),
    adjustments: view.adjustments.map((adjustment) =>
      toAdjustment(adjustment, adjustment.appeal, submission?.id),
    ),
    bureauScore: view.bureauScore,
  };
}

function heading(report: ReportRecord) {
  return {
    id: report.id,
    year: report.year,
    revision: report.revision,
    supersedes: report.supersedes,
    rulebookHash: report.rulebookHash,
    stage: report.stage,
    stageLabel: STAGE_LABELS[report.stage],
    stageSince: report.stageSince.toISOString(),
    version: report.version,
    openFields: report.openFields,
    createdAt: report.createdAt.toISOString(),
    updatedAt: report.updatedAt.toISOString(),
  };
}

function toAction({ command, label, allowed, reason, targets }: AllowedAction): Wire<ActionView> {
  return { command, label, allowed, reason, targets };
}

export function toAttachment(record: AttachmentRecord): Wire<AttachmentView> {
  const { id, kind, indicatorId, filename, mediaType, size, sha256, uploadedAt } = record;
  return {
    id,
    kind,
    indicatorId,
    filename,
    mediaType,
    size,
    sha256,
    uploadedAt: uploadedAt.toISOString(),
  };
}

function toWaiver(waiver: Report['waivers'][number]): Wire<WaiverView> {
  const { id, checkKey, message, reason, waivedByName, holds } = waiver;
  return {
    ...{ id, checkKey, message, reason, waivedByName, holds },
    waivedAt: waiver.waivedAt.toISOString(),
    revokedAt: instant(waiver.revokedAt),
  };
}

export function toMeeting(meeting: CommitteeMeetingRecord): Wire<MeetingView> {
  const { id, contentHash, heldOn, title, chair, entitled, present, nonVoting, recused } = meeting;
  const { votesFor, votesAgainst, abstained, resolution, minutesAttachmentId } = meeting;
  const { quorate, carried, voidReason } = meeting;
  return {
    ...{ id, contentHash, heldOn, title, chair, entitled, present, nonVoting, recused },
    ...{ votesFor, votesAgainst, abstained, resolution, minutesAttachmentId },
    ...{ quorate, carried, voidReason },
    recordedAt: meeting.recordedAt.toISOString(),
    voidedAt: instant(meeting.voidedAt),
  };
}

export function toNote(note: FieldNoteRecord): Wire<NoteView> {
  const { id, field, text, authorName, reply } = note;
  return {
    ...{ id, field, text, authorName, reply },
    createdAt: note.createdAt.toISOString(),
    resolvedAt: instant(note.resolvedAt),
  };
}

function toAppeal(appeal: ScoreAppealRecord): Wire<AppealView> {
  const { text, authorName, createdAt, reply, repliedByName, repliedAt } = appeal;
  return {
    ...{ text, authorName, createdAt: createdAt.toISOString() },
    ...{ reply, repliedByName, repliedAt: instant(repliedAt) },
  };
}

/** @param submissionId under decision; an adjustment of an earlier one counts no more */
export function toAdjustment(
  adjustment: ScoreAdjustmentRecord,
  appeal: ScoreAppealRecord | null,
  submissionId: string | undefined,
): Wire<AdjustmentView> {
  const { id, indicatorId, selfScore, bureauScore, reason, basis, authorName } = adjustment;
  return {
    ...{ id, indicatorId, selfScore, bureauScore, reason, basis, authorName },
    createdAt: adjustment.createdAt.toISOString(),
    revokedAt: instant(adjustment.revokedAt),
    current: adjustment.submissionId === submissionId,
    appeal: appeal && toAppeal(appeal),
  };
}

export function toTimeline(decisions: readonly DecisionRecord[]): Wire<TimelineView> {
  return {
    entries: decisions.map((decision) => ({
      at: decision.decidedAt.toISOString(),
      command: decision.command,
      label: COMMAND_LABELS[decision.command],
      actorName: decision.actorName,
      actorRole: ROLE_LABELS[decision.actorRole],
      from: decision.fromStage,
      to: decision.toStage,
      reason: decision.reason,
      fields: decision.fields,
      contentHash: decision.contentHash,
    })),
  };
}
