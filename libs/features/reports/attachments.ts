import type { ReportDependencies } from '#libs/features/decisions';
import { decide, type SeenReport } from '#libs/features/decisions';
import {
  rolesAt,
  scopeOf,
  type Actor,
  type AttachmentRecord,
  type BlobStore,
} from '#libs/features/ports';
import { sha256Hex, ZipingError } from '#libs/kernel';
import { evidenceMediaType } from './evidence-types.js';
import { person } from './person.js';

/** The blob of an attachment: by its content, so that the same file sent twice is stored once. */
export const attachmentBlobName = ({
  bureauId,
  sha256,
}: Pick<AttachmentRecord, 'bureauId' | 'sha256'>): string => `attachments/${bureauId}/${sha256}`;

export interface AttachmentInput extends SeenReport {
  /** Evidence belongs to an indicator or, left out, to the report as a whole. */
  readonly indicatorId?: string | undefined;
  readonly filename: string;
  readonly bytes: Uint8Array;
}

export interface AttachmentDependencies extends ReportDependencies {
  readonly blobs: BlobStore;
}

export type UploadedFile = Pick<AttachmentInput, 'filename' | 'bytes'>;

/** Stores a file's bytes and describes it; the row that names it is written by the caller's transaction. */
export async function storeAttachment(
  { blobs, ids, clock }: Pick<AttachmentDependencies, 'blobs' | 'ids' | 'clock'>,
  actor: Actor & { readonly userId: string },
  place: Pick<AttachmentRecord, 'reportId' | 'kind' | 'indicatorId'>,
  { filename, bytes }: UploadedFile,
): Promise<AttachmentRecord> {
  const mediaType = evidenceMediaType(filename, bytes);
  const sha256 = sha256Hex(bytes);
  await blobs.put(attachmentBlobName({ bureauId: actor.bureauId, sha256 }), bytes);
  return {
    id: ids.next(),
    bureauId: actor.bureauId,
    ...place,
    filename,
    mediaType,
    size: bytes.byteLength,
    sha256,
    uploadedBy: actor.userId,
    uploadedAt: clock.now(),
    removedAt: null,
  };
}

/** Evidence files (佐证材料) of a report. */
export class AttachmentService {
  constructor(private readonly dependencies: AttachmentDependencies) {}

  /** Errors: those of `decide`; `indicator.unknown`, `attachment.too_large`, `attachment.refused_type`. */
  async attach(
    actor: Actor,
    input: AttachmentInput,
  ): Promise<{ attachment: AttachmentRecord; version: number }> {
    await this.mayAttach(actor, input);
    const { indicatorId = null, reportId } = input;
    const stored = await storeAttachment(
      this.dependencies,
      person(actor),
      { reportId, kind: 'evidence', indicatorId },
      input,
    );
    const { report } = await decide(
      this.dependencies,
      actor,
      { command: 'edit', seen: input },
      async ({ transaction }) => {
        await transaction.attachments.insert(stored);
        return {
          result: null,
          details: { attachment: stored.id, filename: stored.filename, sha256: stored.sha256 },
        };
      },
    );
    return { attachment: stored, version: report.version };
  }

  /** Takes an evidence file off the draft. Submissions that name it keep it. Errors: those of `decide`; `attachment.not_found`. */
  async remove(actor: Actor, seen: SeenReport, attachmentId: string): Promise<{ version: number }> {
    const { report } = await decide(
      this.dependencies,
      actor,
      { command: 'edit', seen },
      async (context) => {
        const { transaction, now } = context;
        const found = await transaction.attachments.find(actor.bureauId, attachmentId);
        if (
          found?.reportId !== seen.reportId ||
          found.kind !== 'evidence' ||
          found.removedAt !== null
        ) {
          throw new ZipingError('attachment.not_found', '没有这个附件');
        }
        await transaction.attachments.remove(actor.bureauId, attachmentId, now);
        return { result: null, details: { removedAttachment: attachmentId } };
      },
    );
    return { version: report.version };
  }

  /** An attachment and its bytes. Errors: `attachment.not_found`, also for a report outside the caller's scope. */
  async read(
    actor: Actor,
    reportId: string,
    attachmentId: string,
  ): Promise<{ attachment: AttachmentRecord; bytes: Uint8Array }> {
    const { read } = this.dependencies.unitOfWork;
    const report = await read.reports.find(scopeOf(actor), reportId);
    const attachment =
      report === null ? null : await read.attachments.find(actor.bureauId, attachmentId);
    if (attachment?.reportId !== reportId)
      throw new ZipingError('attachment.not_found', '没有这个附件');
    return { attachment, bytes: await this.dependencies.blobs.get(attachmentBlobName(attachment)) };
  }

  /** Refuses before any byte is stored what the transaction would refuse anyway. */
  private async mayAttach(actor: Actor, { reportId, indicatorId }: AttachmentInput): Promise<void> {
    const report = await this.dependencies.unitOfWork.read.reports.find(scopeOf(actor), reportId);
    if (report === null) throw new ZipingError('report.not_found', '没有这份报告');
    if (!rolesAt(actor, report.organisationId).includes('drafter')) {
      throw new ZipingError('access.denied', '佐证材料须由填报人上传');
    }
    if (indicatorId === undefined) return;
    const rulebook = await this.dependencies.rulebooks.byHash(report.bureauId, report.rulebookHash);
    if (!rulebook.indicators.some(({ definition }) => definition.id === indicatorId)) {
      throw new ZipingError('indicator.unknown', '没有这项指标', { path: 'indicatorId' });
    }
  }
}
