import type { ReportRecord, SubmissionHeader, Transaction } from '#libs/features/ports';
import type { Hindrance, ReturnRules, WorkflowState } from '#libs/workflow';

type Read = Pick<Transaction, 'submissions' | 'meetings' | 'notes' | 'adjustments' | 'reports'>;

/** The state the transition table looks at, and the submission under decision. */
export interface ReadState {
  readonly state: WorkflowState;
  readonly submission: SubmissionHeader | null;
}

async function hasActed(read: Read, report: ReportRecord): Promise<boolean> {
  const { bureauId, id, stage, stageSince } = report;
  const since = (at: Date): boolean => at.getTime() >= stageSince.getTime();
  if (stage === 'committee_review') {
    return (await read.meetings.listByReport(bureauId, id)).some(({ recordedAt }) =>
      since(recordedAt),
    );
  }
  if (stage !== 'bureau_review') return false;
  const notes = await read.notes.listByReport(bureauId, id);
  const adjustments = await read.adjustments.listByReport(bureauId, id);
  return [...notes, ...adjustments].some(({ createdAt }) => since(createdAt));
}

async function newestMeeting(read: Read, report: ReportRecord): Promise<WorkflowState['meeting']> {
  const meeting = (await read.meetings.listByReport(report.bureauId, report.id)).at(-1);
  if (meeting === undefined) return null;
  const { contentHash, quorate, carried, voidReason } = meeting;
  return { contentHash, quorate, carried, voidReason };
}

async function isRevised(read: Read, report: ReportRecord): Promise<boolean> {
  if (report.stage !== 'archived' && report.stage !== 'approved') return false;
  const latest = await read.reports.latest(
    { bureauId: report.bureauId, organisationIds: null },
    report.organisationId,
    report.year,
  );
  return latest !== null && latest.revision > report.revision;
}

/**
 * Reads what decisions depend on. Under the row lock of the report nothing of it can change meanwhile.
 * @param returns of the report's own rulebook
 */
export async function readState(
  read: Read,
  report: ReportRecord,
  returns: ReturnRules,
  hindrance: Hindrance | null,
): Promise<ReadState> {
  const submission =
    report.submissionId === null
      ? null
      : await read.submissions.header(report.bureauId, report.submissionId);
  return {
    submission,
    state: {
      stage: report.stage,
      contentHash: submission?.contentHash ?? null,
      submittedBy: submission?.submittedBy ?? null,
      meeting: await newestMeeting(read, report),
      acted: await hasActed(read, report),
      hindrance,
      revised: await isRevised(read, report),
      returns,
    },
  };
}
