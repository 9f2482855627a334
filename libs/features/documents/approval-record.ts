import {
  EMPTY_RECORD,
  type AppealInput,
  type ApprovalRecord,
  type DecisionInput,
  type MeetingInput,
  type WaiverInput,
} from '#libs/document';
import type { CommitteeMeetingRecord, DecisionRecord } from '#libs/features/ports';
import { meetingFigures } from '#libs/kernel';
import { bureauScoreOf, type CheckResult, type RulebookPackage } from '#libs/rulebook';
import { COMMAND_LABELS, ROLE_LABELS, type Command } from '#libs/workflow';

import type { ReportHistory } from './history.js';

/** Decisions that are printed. Editing, notes and the like are in the audit trail, and 归档 comes after the print. */
const PRINTED: ReadonlySet<Command> = new Set<Command>([
  'submit',
  'withdraw',
  'record_meeting',
  'committee_pass',
  'committee_return',
  'bureau_return',
  'approve',
  'revise',
]);

/** What was decided on the report so far, in the document's words. Names stand for ids, instants are ISO 8601. */
export function approvalRecordOf(
  history: ReportHistory,
  checks: readonly CheckResult[],
  rulebook: RulebookPackage,
): ApprovalRecord {
  const { submission } = history;
  if (submission === null) return EMPTY_RECORD;
  const inForce = history.adjustments.filter(
    (entry) => entry.revokedAt === null && entry.submissionId === submission.id,
  );
  return {
    contentHash: submission.contentHash,
    waivers: waiversOf(history, checks),
    meetings: history.meetings.map((meeting) => meetingOf(meeting, history, rulebook)),
    adjustments: inForce.map((entry) => ({
      indicatorId: entry.indicatorId,
      selfScore: entry.selfScore,
      bureauScore: entry.bureauScore,
      reason: entry.reason,
      basis: entry.basis,
      author: entry.authorName,
      at: entry.createdAt.toISOString(),
      appeal: appealOf(history, entry.id),
    })),
    bureauScore: bureauScoreOf(submission.evaluation.score, inForce, rulebook.indicators),
    approval: approvalOf(history),
    decisions: history.decisions.flatMap(decisionOf),
  };
}

/** The approval of the submission in force; null before it. */
export function approvalDecision(history: ReportHistory): DecisionRecord | null {
  const { decisions, submission } = history;
  const approvals = decisions.filter(
    ({ command, submissionId }) => command === 'approve' && submissionId === submission?.id,
  );
  return approvals.at(-1) ?? null;
}

/** 申诉 against one adjustment with its answer; null when the unit did not object. */
function appealOf({ appeals }: ReportHistory, adjustmentId: string): AppealInput | null {
  const appeal = appeals.find((entry) => entry.adjustmentId === adjustmentId);
  if (appeal === undefined) return null;
  const { text, authorName: author, createdAt, reply, repliedByName, repliedAt } = appeal;
  const answered = reply !== null && repliedAt !== null;
  return {
    ...{ text, author, at: createdAt.toISOString() },
    reply: answered
      ? { text: reply, author: repliedByName ?? '', at: repliedAt.toISOString() }
      : null,
  };
}

function approvalOf(history: ReportHistory): ApprovalRecord['approval'] {
  const decision = approvalDecision(history);
  if (decision === null) return null;
  return {
    bureau: history.bureauName,
    approver: decision.actorName,
    at: decision.decidedAt.toISOString(),
    opinion: decision.reason ?? '同意审定。',
    contentHash: decision.contentHash ?? '',
  };
}

function waiversOf(history: ReportHistory, checks: readonly CheckResult[]): WaiverInput[] {
  const labels = new Map(checks.map(({ key, label }) => [key, label]));
  return (history.submission?.snapshot.waivers ?? []).map((waiver) => ({
    ...waiver,
    label: labels.get(waiver.key) ?? waiver.key,
    waivedBy: history.people.get(waiver.waivedBy) ?? waiver.waivedBy,
  }));
}

/** A recorded meeting in the document's words. */
export function meetingOf(
  meeting: CommitteeMeetingRecord,
  history: ReportHistory,
  rulebook: RulebookPackage,
): MeetingInput {
  const { organisation, attachments, people } = history;
  const committee = rulebook.workflow.committees.find(({ kinds }) =>
    kinds.includes(organisation.kind),
  );
  const minutes = attachments.find(({ id }) => id === meeting.minutesAttachmentId);
  return {
    body: committee?.label ?? '党委会',
    title: meeting.title,
    heldOn: meeting.heldOn,
    ...meetingFigures(meeting),
    resolution: meeting.resolution,
    minutes: minutes === undefined ? null : { filename: minutes.filename, sha256: minutes.sha256 },
    quorate: meeting.quorate,
    carried: meeting.carried,
    contentHash: meeting.contentHash,
    recordedBy: people.get(meeting.recordedBy) ?? '',
    voided:
      meeting.voidedAt === null
        ? null
        : { at: meeting.voidedAt.toISOString(), reason: meeting.voidReason ?? '' },
  };
}

function decisionOf(decision: DecisionRecord): DecisionInput[] {
  if (!PRINTED.has(decision.command)) return [];
  return [
    {
      at: decision.decidedAt.toISOString(),
      label: COMMAND_LABELS[decision.command],
      actor: decision.actorName,
      role: ROLE_LABELS[decision.actorRole],
      reason: decision.reason,
      contentHash: decision.contentHash,
    },
  ];
}
