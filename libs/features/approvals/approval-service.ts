import {
  decide,
  type Decided,
  type DecisionContext,
  type SeenReport,
} from '#libs/features/decisions';
import type { Actor, ReportRecord } from '#libs/features/ports';
import type { AttachmentDependencies } from '#libs/features/reports';
import { ZipingError } from '#libs/kernel';
import type { Command, Stage } from '#libs/workflow';
import { fieldFaults } from './fields.js';
import { recordMeeting, type MeetingInput, type RecordedMeeting } from './meetings.js';
import { submitReport, type Submitted } from './submit.js';

/** A decision names the content it is taken on. */
export interface DecisionInput extends SeenReport {
  readonly contentHash: string;
}

export interface ReturnInput extends DecisionInput {
  readonly reason: string;
  /** Fields left open to the drafter; everything when empty, which only the committee may choose. */
  readonly fields: readonly string[];
}

export interface Moved {
  readonly version: number;
  readonly stage: Stage;
}

const moved = ({ report }: Decided<unknown>): Moved => ({
  version: report.version,
  stage: report.stage,
});

/** The report's way from 送审 to 审定. Every method is one decision; errors are those of `decide` besides its own. */
export class ApprovalService {
  constructor(private readonly dependencies: AttachmentDependencies) {}

  submit(actor: Actor, seen: SeenReport): Promise<Submitted> {
    return submitReport(this.dependencies, actor, seen);
  }

  /** 撤回: back to the stage before, as long as nothing was done to the report here. */
  async withdraw(actor: Actor, seen: SeenReport, reason: string | null): Promise<Moved> {
    return moved(await this.plain(actor, 'withdraw', seen, reason));
  }

  recordMeeting(actor: Actor, seen: DecisionInput, input: MeetingInput): Promise<RecordedMeeting> {
    return recordMeeting(this.dependencies, actor, seen, input);
  }

  /** Errors: `meeting.voided`, `meeting.not_quorate`, `meeting.not_carried`. */
  async committeePass(actor: Actor, seen: DecisionInput): Promise<Moved> {
    return moved(
      await decide(
        this.dependencies,
        actor,
        { command: 'committee_pass', seen },
        async ({ transaction, report }) => {
          const meeting = (await transaction.meetings.listByReport(report.bureauId, report.id)).at(
            -1,
          );
          return { result: null, decision: { meetingId: meeting?.id ?? null } };
        },
      ),
    );
  }

  async committeeReturn(actor: Actor, input: ReturnInput): Promise<Moved> {
    return moved(await this.sendBack(actor, 'committee_return', 'draft', input));
  }

  /** Back to the drafter with only the pinned fields open, or to the committee. Errors: `fact.unknown`, `request.invalid`. */
  async bureauReturn(
    actor: Actor,
    input: ReturnInput & { readonly target: 'draft' | 'committee_review' },
  ): Promise<Moved> {
    if (input.target === 'draft' && input.fields.length === 0) {
      throw new ZipingError('request.invalid', '退回填报人时须指明开放修改的项目', {
        path: 'fields',
      });
    }
    return moved(await this.sendBack(actor, 'bureau_return', input.target, input));
  }

  /** 审定; the archive job is enqueued in the same transaction. */
  async approve(actor: Actor, seen: DecisionInput, opinion: string | null): Promise<Moved> {
    return moved(
      await decide(
        this.dependencies,
        actor,
        { command: 'approve', seen },
        async ({ transaction, report, submission }) => {
          if (submission === null) throw new Error('a report under review has a submission');
          const data = {
            bureauId: report.bureauId,
            reportId: report.id,
            submissionId: submission.id,
          };
          await transaction.jobs.enqueue({ name: 'archive-report', data });
          return { result: null, decision: { reason: opinion } };
        },
      ),
    );
  }

  /** 修订: a new revision with the archived content to start from; the archived report stays as it is. */
  async revise(actor: Actor, seen: SeenReport, reason: string): Promise<{ report: ReportRecord }> {
    const { result } = await decide(
      this.dependencies,
      actor,
      { command: 'revise', seen },
      async (context) => {
        const revision = this.revisionOf(context);
        await context.transaction.reports.insert(revision);
        return {
          result: revision,
          decision: { reason },
          details: { revision: revision.revision, reportId: revision.id },
        };
      },
    );
    return { report: result };
  }

  private revisionOf({ report, now }: DecisionContext): ReportRecord {
    return {
      ...report,
      id: this.dependencies.ids.next(),
      revision: report.revision + 1,
      supersedes: report.id,
      stage: 'draft',
      version: 1,
      openFields: null,
      submissionId: null,
      createdAt: now,
      updatedAt: now,
      stageSince: now,
    };
  }

  private plain(
    actor: Actor,
    command: Command,
    seen: SeenReport,
    reason: string | null,
  ): Promise<Decided<null>> {
    return decide(this.dependencies, actor, { command, seen }, () =>
      Promise.resolve({ result: null, decision: { reason } }),
    );
  }

  private sendBack(
    actor: Actor,
    command: Command,
    target: Stage,
    input: ReturnInput,
  ): Promise<Decided<null>> {
    const { reason, fields } = input;
    return decide(
      this.dependencies,
      actor,
      { command, seen: input, target },
      async ({ report }) => {
        const rulebook = await this.dependencies.rulebooks.byHash(
          report.bureauId,
          report.rulebookHash,
        );
        const faults = fieldFaults(rulebook, report.content, fields, 'return');
        const [first] = faults;
        if (first !== undefined)
          throw new ZipingError(first.code, first.message, { faults, path: 'fields' });
        const openFields = target === 'draft' && fields.length > 0 ? [...new Set(fields)] : null;
        return {
          result: null,
          change: { openFields },
          decision: { reason, fields },
          details: { target, reason, fields },
        };
      },
    );
  }
}
