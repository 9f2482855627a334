import { approvalDecision, type ReportHistory } from '#libs/features/documents';
import type { SubmissionRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

/** The submission the approval was given on. Errors: `report.action_not_allowed` when there is none. */
export function approvedSubmission(history: ReportHistory): SubmissionRecord {
  const { submission } = history;
  if (submission === null || approvalDecision(history) === null) {
    throw new ZipingError('report.action_not_allowed', '报告尚未审定，不能归档。');
  }
  return submission;
}

/** The instant that dates the PDF and everything about it. */
export function approvedAt(history: ReportHistory): Date {
  const decision = approvalDecision(history);
  if (decision === null) throw new RangeError('the report is not approved');
  return decision.decidedAt;
}
