import {
  checkDecision,
  decide,
  type DecisionContext,
  type ReportDependencies,
  type SeenReport,
} from '#libs/features/decisions';
import { scopeOf, type Actor, type AttachmentRecord, type BlobStore } from '#libs/features/ports';
import { sha256Hex, ZipingError } from '#libs/kernel';
import type { Command } from '#libs/workflow';
import { evidenceMediaType } from './evidence-types.js';
import { requireOpenEvidence } from './open-fields.js';
import { person } from './person.js';
import { findReport } from './report-view.js';

/** The blob of an attachment: by its content, so that the same file sent twice is stored once. */
export const attachmentBlobName = ({
  bureauId,
  sha256,
}: Pick<AttachmentRecord, 'bureauId' | 'sha256'>): string => `attachments/${bureauId}/${sha256}`;

export interface AttachmentInput extends SeenReport {
  /** 佐证材料 by the drafter, 会议纪要 by the committee's secretary. */
  readonly kind: AttachmentRecord['kind'];
  /** Evidence belongs to an indicator or, left out, to the report as a whole. */
  readonly indicatorId?: string | undefined;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

export interface AttachmentDependencies extends ReportDependencies {
  readonly blobs: BlobStore;
}

/** What putting a file on the report, or taking it off, counts as in the workflow. */
const COMMAND_OF: Readonly<Record<AttachmentRecord['kind'], Command>> = {
  evidence: 'edit',
  minutes: 'record_meeting',
};

/** Minutes are the committee's and no part of what was returned. */
function refuseClosed(
  { report, rulebook }: Pick<DecisionContext, 'report' | 'rulebook'>,
  { kind, indicatorId }: Pick<AttachmentRecord, 'kind' | 'indicatorId'>,
): void {
  if (kind === 'evidence') requireOpenEvidence(report.openFields, indicatorId, rulebook);
}

const notFound = (): ZipingError => new ZipingError('attachment.not_found', '没有这个附件');

/** Files of a report: evidence of the unit and minutes of its committee. */
export class AttachmentService {
  constructor(private readonly dependencies: AttachmentDependencies) {}

  /**
   * Errors: those of `decide`; `indicator.unknown`, `attachment.too_large`, `attachment.refused_type`;
   * `report.field_not_open` for evidence that a return left closed.
   */
  async attach(
    actor: Actor,
    input: AttachmentInput,
  ): Promise<{ attachment: AttachmentRecord; version: number }> {
    await this.mayAttach(actor, input);
    const attachment = await this.store(person(actor), input);
    const { id, filename, sha256, kind } = attachment;
    const decision = { command: COMMAND_OF[kind], seen: input } as const;
    const { report } = await decide(this.dependencies, actor, decision, async (context) => {
      refuseClosed(context, attachment);
      await context.transaction.attachments.insert(attachment);
      const details = { attachment: id, kind, filename, sha256 };
      return { result: null, action: 'report.attach', details };
    });
    return { attachment, version: report.version };
  }

  /**
   * Takes a file off the report. Submissions that name it keep it, and minutes a meeting refers to stay.
   * Errors: those of `decide`; `attachment.not_found`; `report.field_not_open` for evidence that a return left closed.
   */
  async remove(actor: Actor, seen: SeenReport, attachmentId: string): Promise<{ version: number }> {
    const { kind } = await this.find(actor, seen.reportId, attachmentId);
    const decision = { command: COMMAND_OF[kind], seen } as const;
    const { report: after } = await decide(this.dependencies, actor, decision, async (context) => {
      const { transaction, report, now } = context;
      const found = await transaction.attachments.find(report.bureauId, attachmentId);
      const meetings = await transaction.meetings.listByReport(report.bureauId, report.id);
      const used = meetings.some(({ minutesAttachmentId }) => minutesAttachmentId === attachmentId);
      if (found === null || found.removedAt !== null || used) throw notFound();
      refuseClosed(context, found);
      await transaction.attachments.remove(report.bureauId, attachmentId, now);
      const details = { attachment: attachmentId };
      return { result: null, action: 'report.remove_attachment', details };
    });
    return { version: after.version };
  }

  /** An attachment and its bytes. Errors: `attachment.not_found`, also for a report outside the caller's scope. */
  async read(
    actor: Actor,
    reportId: string,
    attachmentId: string,
  ): Promise<{ attachment: AttachmentRecord; bytes: Uint8Array }> {
    const attachment = await this.find(actor, reportId, attachmentId);
    return { attachment, bytes: await this.dependencies.blobs.get(attachmentBlobName(attachment)) };
  }

  /** Removed files are found too: a submission may name them. */
  private async find(
    actor: Actor,
    reportId: string,
    attachmentId: string,
  ): Promise<AttachmentRecord> {
    const { read } = this.dependencies.unitOfWork;
    const report = await read.reports.find(scopeOf(actor), reportId);
    const attachment =
      report === null ? null : await read.attachments.find(actor.bureauId, attachmentId);
    if (attachment?.reportId !== reportId) throw notFound();
    return attachment;
  }

  /** Refuses before any byte is stored what the transaction would refuse anyway. */
  private async mayAttach(actor: Actor, input: AttachmentInput): Promise<void> {
    const report = await findReport(this.dependencies, actor, input.reportId);
    const typed = { file: input.filename };
    const decision = { command: COMMAND_OF[input.kind], seen: input, typed } as const;
    await checkDecision(this.dependencies, actor, report, decision);
    const { kind, indicatorId = null } = input;
    const rulebook = await this.dependencies.rulebooks.byHash(report.bureauId, report.rulebookHash);
    refuseClosed({ report, rulebook }, { kind, indicatorId });
    if (indicatorId === null) return;
    if (!rulebook.indicators.some(({ definition }) => definition.id === indicatorId)) {
      throw new ZipingError('indicator.unknown', '没有这项指标', { path: 'indicatorId' });
    }
  }

  /** The bytes first: a row never names what is not there. */
  private async store(
    actor: Actor & { readonly userId: string },
    { reportId, kind, filename, bytes, ...input }: AttachmentInput,
  ): Promise<AttachmentRecord> {
    const { blobs, ids, clock } = this.dependencies;
    const mediaType = evidenceMediaType(filename, bytes);
    const { bureauId, userId } = actor;
    const indicatorId = input.indicatorId ?? null;
    const sha256 = sha256Hex(bytes);
    await blobs.put(attachmentBlobName({ bureauId, sha256 }), bytes);
    return {
      ...{ id: ids.next(), bureauId, reportId, kind, indicatorId, filename, mediaType, sha256 },
      ...{ size: bytes.byteLength, uploadedBy: userId, uploadedAt: clock.now(), removedAt: null },
    };
  }
}
