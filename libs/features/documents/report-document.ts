import { buildDocument, EMPTY_RECORD, type DocumentModel } from '#libs/document';
import { organisationContext } from '#libs/features/decisions';
import {
  evaluate,
  renderNarrative,
  type CompiledRulebook,
  type Evaluation,
  type ReportContent,
} from '#libs/rulebook';

import { approvalDecision, approvalRecordOf } from './approval-record.js';
import { beijingDate } from '#libs/kernel';
import type { ReportHistory } from './history.js';

/**
 * The report as it stands. A draft shows its live content and today's date; from 送审 on it is the frozen submission
 * with everything decided on it, dated by the committee's meeting, so that the same history gives the same document.
 * @param now date of a draft
 */
export async function documentOf(
  history: ReportHistory,
  rulebook: CompiledRulebook,
  now: Date,
): Promise<DocumentModel> {
  const { report, submission } = history;
  return report.stage === 'draft' || submission === null
    ? draftDocument(history, rulebook, now)
    : submittedDocument(history, rulebook, submission);
}

async function draftDocument(
  history: ReportHistory,
  rulebook: CompiledRulebook,
  now: Date,
): Promise<DocumentModel> {
  const { report } = history;
  const organisation = organisationContext(history.organisation);
  const evaluation = await evaluate(rulebook, {
    organisation,
    year: report.year,
    content: report.content,
    otherOrganisations: history.otherOrganisations,
  });
  return buildDocument({
    status: 'draft',
    ...printed(rulebook, evaluation, report.content),
    organisation,
    year: report.year,
    signedOn: beijingDate(now),
    record: EMPTY_RECORD,
  });
}

function submittedDocument(
  history: ReportHistory,
  rulebook: CompiledRulebook,
  submission: NonNullable<ReportHistory['submission']>,
): DocumentModel {
  const { snapshot, evaluation } = submission;
  return buildDocument({
    ...printed(rulebook, evaluation, snapshot.content),
    ...submittedInput(history, rulebook, submission),
  });
}

/** What is printed of a frozen submission besides its text. */
export function submittedInput(
  history: ReportHistory,
  rulebook: CompiledRulebook,
  submission: NonNullable<ReportHistory['submission']>,
) {
  const { snapshot, evaluation } = submission;
  return {
    status: approvalDecision(history) === null ? ('draft' as const) : ('approved' as const),
    evaluation,
    organisation: snapshot.organisation,
    year: snapshot.year,
    signedOn: decidedOn(history, submission),
    record: approvalRecordOf(history, evaluation.checks, rulebook.package),
  };
}

function printed(rulebook: CompiledRulebook, evaluation: Evaluation, content: ReportContent) {
  return {
    narrative: renderNarrative(rulebook, evaluation, content),
    measures: content.measures,
    evaluation,
  };
}

/** The day the unit decided: of the last meeting on this very content, or of 送审 while there is none. */
function decidedOn(
  history: ReportHistory,
  submission: NonNullable<ReportHistory['submission']>,
): string {
  const meetings = history.meetings.filter(
    (meeting) => meeting.voidedAt === null && meeting.contentHash === submission.contentHash,
  );
  return meetings.at(-1)?.heldOn ?? beijingDate(submission.submittedAt);
}
