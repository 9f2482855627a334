import {
  decide,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type { Actor, AttachmentRecord, CommitteeMeetingRecord } from '#libs/features/ports';
import { person } from '#libs/features/reports';
import {
  beijingDate,
  meetingFigures,
  ZipingError,
  type Fault,
  type MeetingFigures,
} from '#libs/kernel';
import { meetingFaults, meetingOutcome } from '#libs/workflow';

export interface MeetingInput extends MeetingFigures {
  /** ISO date. */
  readonly heldOn: string;
  readonly title: string;
  readonly resolution: string;
  /** 会议纪要: an attachment of this report of kind `minutes`, uploaded before. */
  readonly minutesAttachmentId: string;
}

export interface RecordedMeeting {
  readonly version: number;
  readonly meeting: CommitteeMeetingRecord;
  /** How quorum and majority came out, in words. */
  readonly explanation: string;
}

function dateFaults(heldOn: string, submittedAt: Date, now: Date): Fault[] {
  const place = { code: 'meeting.invalid_attendance' as const, path: 'heldOn' };
  if (heldOn > beijingDate(now)) return [{ ...place, message: '会议日期不能晚于今天' }];
  if (heldOn < beijingDate(submittedAt)) return [{ ...place, message: '会议日期不能早于送审日期' }];
  return [];
}

function refuse(faults: readonly Fault[]): void {
  const [first] = faults;
  if (first === undefined) return;
  const place = first.path === undefined ? {} : { path: first.path };
  throw new ZipingError(first.code, first.message, { faults, ...place });
}

async function findMinutes(
  { transaction, report }: DecisionContext,
  attachmentId: string,
): Promise<AttachmentRecord> {
  const found = await transaction.attachments.find(report.bureauId, attachmentId);
  const usable =
    found?.reportId === report.id && found.kind === 'minutes' && found.removedAt === null;
  if (usable) return found;
  const place = { path: 'minutesAttachmentId' };
  throw new ZipingError('meeting.missing_minutes', '须先上传本次会议的会议纪要', place);
}

/**
 * Records a committee meeting on exactly the submission named by `seen.contentHash`. Quorum and majority follow the
 * year's workflow.json; a meeting that is not quorate or not carried is recorded all the same and cannot pass anything.
 * Errors: those of `decide`; `meeting.invalid_attendance` with every contradiction; `meeting.missing_minutes`.
 */
export async function recordMeeting(
  dependencies: ReportDependencies,
  actor: Actor,
  seen: SeenReport,
  input: MeetingInput,
): Promise<RecordedMeeting> {
  const secretary = person(actor);
  const decision = { command: 'record_meeting', seen, typed: { ...input } } as const;
  const decided = await decide(dependencies, actor, decision, async (context) => {
    const { transaction, report, rulebook, submission, now } = context;
    if (submission === null) throw new Error('a report under review has a submission');
    refuse([...meetingFaults(input), ...dateFaults(input.heldOn, submission.submittedAt, now)]);
    const minutes = await findMinutes(context, input.minutesAttachmentId);
    const { quorate, carried, explanation } = meetingOutcome(rulebook.package.workflow, input);
    const { heldOn, title, resolution } = input;
    const meeting: CommitteeMeetingRecord = {
      ...{ id: dependencies.ids.next(), bureauId: report.bureauId, reportId: report.id },
      ...{ submissionId: submission.id, contentHash: submission.contentHash },
      ...{ heldOn, title, ...meetingFigures(input), resolution, quorate, carried },
      ...{ minutesAttachmentId: minutes.id, recordedBy: secretary.userId, recordedAt: now },
      ...{ voidedAt: null, voidReason: null },
    };
    await transaction.meetings.insert(meeting);
    return {
      result: { meeting, explanation },
      decision: { meetingId: meeting.id, reason: explanation },
      details: { meeting: meeting.id, quorate, carried },
    };
  });
  return { version: decided.report.version, ...decided.result };
}
