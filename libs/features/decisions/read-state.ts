import type { ReportHeader, SubmissionHeader, Transaction } from '#libs/features/ports';
import { guardsAsked, type Command, type Stage, type WorkflowState } from '#libs/workflow';

type Read = Pick<
  Transaction,
  'submissions' | 'meetings' | 'notes' | 'adjustments' | 'appeals' | 'reports'
>;

/** The state the transition table looks at, and the submission under decision. */
export interface ReadState {
  readonly state: WorkflowState;
  readonly submission: SubmissionHeader | null;
}

async function hasActed(read: Read, report: ReportHeader): Promise<boolean> {
  const { bureauId, id, stage, stageSince } = report;
  const since = (at: Date): boolean => at.getTime() >= stageSince.getTime();
  if (stage === 'committee_review') {
    const newest = await read.meetings.newest(bureauId, id);
    return newest !== null && since(newest.recordedAt);
  }
  if (stage !== 'bureau_review') return false;
  const notes = await read.notes.listByReport(bureauId, id);
  const adjustments = await read.adjustments.listByReport(bureauId, id);
  return [...notes, ...adjustments].some(({ createdAt }) => since(createdAt));
}

async function newestMeeting(read: Read, report: ReportHeader): Promise<WorkflowState['meeting']> {
  const meeting = await read.meetings.newest(report.bureauId, report.id);
  if (meeting === null) return null;
  const { contentHash, quorate, carried, voidReason } = meeting;
  return { contentHash, quorate, carried, voidReason };
}

/** Appeals against adjustments in force on this very submission that have no answer yet. */
async function countOpenAppeals(read: Read, report: ReportHeader): Promise<number> {
  if (report.stage !== 'bureau_review') return 0;
  const appeals = await read.appeals.listByReport(report.bureauId, report.id);
  const open = new Set(
    appeals.filter(({ reply }) => reply === null).map(({ adjustmentId }) => adjustmentId),
  );
  if (open.size === 0) return 0;
  const adjustments = await read.adjustments.listByReport(report.bureauId, report.id);
  return adjustments.filter(
    ({ id, revokedAt, submissionId }) =>
      open.has(id) && revokedAt === null && submissionId === report.submissionId,
  ).length;
}

async function isRevised(read: Read, report: ReportHeader): Promise<boolean> {
  if (report.stage !== 'archived' && report.stage !== 'approved') return false;
  const latest = await read.reports.latest(
    { bureauId: report.bureauId, organisationIds: null },
    report.organisationId,
    report.year,
  );
  return latest !== null && latest.revision > report.revision;
}

/** Which guard looks at what; the rest of the state is not read for one command. */
interface Asked {
  readonly meeting: boolean;
  readonly acted: boolean;
  readonly revised: boolean;
  readonly appeals: boolean;
}

const EVERYTHING: Asked = { meeting: true, acted: true, revised: true, appeals: true };

/** What has to be read to decide on one command. */
export function askedBy(stage: Stage, command: Command): Asked {
  const guards = guardsAsked(stage, command);
  return {
    meeting: guards.has('meetingCarried'),
    acted: guards.has('untouched'),
    revised: guards.has('notRevised'),
    appeals: guards.has('appealsAnswered'),
  };
}

/**
 * Reads what decisions depend on. Under the row lock of the report nothing of it can change meanwhile.
 * @param returns of the report's own rulebook
 * @param asked what is looked at; anything else is as if it had not happened
 */
export async function readState(
  read: Read,
  report: ReportHeader,
  { returns, hindrance }: Pick<WorkflowState, 'returns' | 'hindrance'>,
  asked: Asked = EVERYTHING,
): Promise<ReadState> {
  const { bureauId, submissionId, stage } = report;
  const submission =
    submissionId === null ? null : await read.submissions.header(bureauId, submissionId);
  const contentHash = submission?.contentHash ?? null;
  const submittedBy = submission?.submittedBy ?? null;
  const meeting = asked.meeting ? await newestMeeting(read, report) : null;
  const acted = asked.acted && (await hasActed(read, report));
  const revised = asked.revised && (await isRevised(read, report));
  const openAppeals = asked.appeals ? await countOpenAppeals(read, report) : 0;
  const facts = { meeting, acted, openAppeals, hindrance, revised, returns };
  return { submission, state: { stage, contentHash, submittedBy, ...facts } };
}
