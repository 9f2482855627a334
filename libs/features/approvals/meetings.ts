import { decide, type SeenReport } from '#libs/features/decisions';
import type { Actor, CommitteeMeetingRecord } from '#libs/features/ports';
import { person, storeAttachment, type AttachmentDependencies } from '#libs/features/reports';
import { beijingDate, ZipingError, type Fault } from '#libs/kernel';
import { meetingFaults, meetingOutcome, type MeetingFigures } from '#libs/workflow';

export interface MeetingInput extends MeetingFigures {
  /** ISO date. */
  readonly heldOn: string;
  readonly title: string;
  readonly resolution: string;
  /** 会议纪要 */
  readonly minutes: { readonly filename: string; readonly bytes: Uint8Array };
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
  throw new ZipingError(first.code, first.message, {
    faults,
    ...(first.path === undefined ? {} : { path: first.path }),
  });
}

/**
 * Records a committee meeting on exactly the submission named by `seen.contentHash`. Quorum and majority follow the
 * year's workflow.json; a meeting that is not quorate or not carried is recorded all the same and cannot pass anything.
 * Errors: those of `decide`; `meeting.invalid_attendance` with every contradiction; those of attachments.
 */
export async function recordMeeting(
  dependencies: AttachmentDependencies,
  actor: Actor,
  seen: SeenReport,
  input: MeetingInput,
): Promise<RecordedMeeting> {
  refuse(meetingFaults(input));
  const place = { reportId: seen.reportId, kind: 'minutes' as const, indicatorId: null };
  const minutes = await storeAttachment(dependencies, person(actor), place, input.minutes);
  const decided = await decide(
    dependencies,
    actor,
    { command: 'record_meeting', seen },
    async (context) => {
      const { transaction, report, submission, now } = context;
      if (submission === null) throw new Error('a report under review has a submission');
      refuse(dateFaults(input.heldOn, submission.submittedAt, now));
      const rulebook = await dependencies.rulebooks.byHash(report.bureauId, report.rulebookHash);
      const outcome = meetingOutcome(rulebook.package.workflow, input);
      const {
        heldOn,
        title,
        chair,
        entitled,
        present,
        nonVoting,
        recused,
        votesFor,
        votesAgainst,
        abstained,
        resolution,
      } = input;
      const meeting: CommitteeMeetingRecord = {
        ...{
          heldOn,
          title,
          chair,
          entitled,
          present,
          nonVoting,
          recused,
          votesFor,
          votesAgainst,
          abstained,
          resolution,
        },
        id: dependencies.ids.next(),
        bureauId: report.bureauId,
        reportId: report.id,
        submissionId: submission.id,
        contentHash: submission.contentHash,
        minutesAttachmentId: minutes.id,
        quorate: outcome.quorate,
        carried: outcome.carried,
        recordedBy: minutes.uploadedBy,
        recordedAt: now,
        voidedAt: null,
        voidReason: null,
      };
      await transaction.attachments.insert(minutes);
      await transaction.meetings.insert(meeting);
      return {
        result: { meeting, explanation: outcome.explanation },
        decision: { meetingId: meeting.id, reason: outcome.explanation },
        details: { meeting: meeting.id, quorate: outcome.quorate, carried: outcome.carried },
      };
    },
  );
  return { version: decided.report.version, ...decided.result };
}
