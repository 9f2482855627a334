import {
  decide,
  type Decided,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import type { Actor, ReportRecord } from '#libs/features/ports';
import type { Stage } from '#libs/workflow';
import { recordMeeting, type MeetingInput, type RecordedMeeting } from './meetings.js';
import { sendBack, type BureauReturnInput, type ReturnInput } from './returns.js';
import { reviseReport } from './revise.js';
import { submitReport, type Submitted } from './submit.js';

/** A decision names the content it is taken on. */
export interface DecisionInput extends SeenReport {
  readonly contentHash: string;
}

export interface Moved {
  readonly version: number;
  readonly stage: Stage;
}

const moved = ({ report: { version, stage } }: Decided<unknown>): Moved => ({ version, stage });

/**
 * The report's way from 送审 to 审定 and beyond. Every method is one decision and answers with the version
 * after it; errors are those of `decide` besides its own.
 */
export class ApprovalService {
  constructor(private readonly dependencies: ReportDependencies) {}

  submit(actor: Actor, seen: SeenReport): Promise<Submitted> {
    return submitReport(this.dependencies, actor, seen);
  }

  /** 撤回: back to the stage before, as long as nothing was done to the report here. */
  async withdraw(actor: Actor, seen: SeenReport, reason: string | null): Promise<Moved> {
    const decision = { command: 'withdraw', seen, typed: { reason } } as const;
    const outcome = { result: null, decision: { reason } };
    return moved(await decide(this.dependencies, actor, decision, () => Promise.resolve(outcome)));
  }

  /** Errors: `meeting.invalid_attendance` with every contradiction; `meeting.missing_minutes`. */
  recordMeeting(actor: Actor, seen: DecisionInput, input: MeetingInput): Promise<RecordedMeeting> {
    return recordMeeting(this.dependencies, actor, seen, input);
  }

  /** Errors: `meeting.voided`, `meeting.not_quorate`, `meeting.not_carried`. */
  async committeePass(
    actor: Actor,
    seen: DecisionInput,
    opinion: string | null = null,
  ): Promise<Moved> {
    const decision = { command: 'committee_pass', seen, typed: { opinion } } as const;
    const decided = await decide(
      this.dependencies,
      actor,
      decision,
      async ({ transaction, report }) => {
        const meetings = await transaction.meetings.listByReport(report.bureauId, report.id);
        const meetingId = meetings.at(-1)?.id ?? null;
        return { result: null, decision: { meetingId, reason: opinion } };
      },
    );
    return moved(decided);
  }

  /** Back to the drafter; with no fields named, everything is open again. Errors: `fact.unknown`. */
  async committeeReturn(actor: Actor, input: ReturnInput): Promise<Moved> {
    const whole = { ...input, target: 'draft' } as const;
    return moved(await sendBack(this.dependencies, actor, 'committee_return', whole));
  }

  /**
   * Back to the drafter with only the named fields open, or to the committee, which then has to meet again.
   * Errors: `fact.unknown`, `request.invalid`.
   */
  async bureauReturn(actor: Actor, input: BureauReturnInput): Promise<Moved> {
    return moved(await sendBack(this.dependencies, actor, 'bureau_return', input));
  }

  /** 审定; the archive job is enqueued in the same transaction. */
  async approve(actor: Actor, seen: DecisionInput, opinion: string | null = null): Promise<Moved> {
    const decision = { command: 'approve', seen, typed: { opinion } } as const;
    const decided = await decide(
      this.dependencies,
      actor,
      decision,
      async ({ transaction, report }) => {
        const { bureauId, id: reportId, submissionId } = report;
        if (submissionId === null) throw new Error('a report under review has a submission');
        const data = { bureauId, reportId, submissionId };
        await transaction.jobs.enqueue({ name: 'archive-report', data });
        return { result: null, decision: { reason: opinion } };
      },
    );
    return moved(decided);
  }

  /** 修订: gives the new revision; the report it supersedes stays as it is. Errors: `report.exists`. */
  async revise(
    actor: Actor,
    seen: SeenReport,
    reason: string,
  ): Promise<{ readonly report: ReportRecord }> {
    const { result } = await reviseReport(this.dependencies, actor, seen, reason);
    return { report: result };
  }
}
