import type { ReportHistory } from '#libs/features/documents';
import type { ArchivedFile, BlobStore } from '#libs/features/ports';
import { attachmentBlobName } from '#libs/features/reports';
import { sha256Hex, ZipingError } from '#libs/kernel';

import { approvedSubmission } from './approved.js';
import { describeFile } from './manifest.js';
import { evidenceFileName } from './names.js';

/** A file of evidence or minutes on its way into the bag, and what the index says of it. */
export interface EvidenceFile extends ArchivedFile {
  readonly kind: 'evidence' | 'minutes';
  /** The indicator it is evidence for; null: of the report as a whole, or minutes. */
  readonly indicatorId: string | null;
  /** As people named it. */
  readonly filename: string;
}

type Wanted = Omit<EvidenceFile, 'name' | 'size' | 'sm3'>;

/**
 * The evidence that was sent with the approved submission and the minutes of the meetings on the report, each read and
 * hashed. One file is in memory at a time. Errors: `storage.not_found` when one is gone, `archive.altered` when its bytes
 * are not those that were decided on: an archive without them would not be whole, so none is made.
 */
export async function evidenceOf(
  blobs: BlobStore,
  history: ReportHistory,
): Promise<readonly EvidenceFile[]> {
  const found: EvidenceFile[] = [];
  for (const wanted of wantedOf(history)) {
    const bytes = await evidenceBytes(blobs, history, wanted);
    found.push({ ...wanted, ...describeFile({ name: evidenceFileName(wanted), bytes }) });
  }
  return found;
}

/** A file as it was uploaded, held against what was decided on each time it is read. Errors: as above. */
export async function evidenceBytes(
  blobs: BlobStore,
  { report }: ReportHistory,
  { sha256, filename }: Pick<EvidenceFile, 'sha256' | 'filename'>,
): Promise<Uint8Array> {
  const bytes = await blobs.get(attachmentBlobName({ bureauId: report.bureauId, sha256 }));
  if (sha256Hex(bytes) === sha256) return bytes;
  throw new ZipingError('archive.altered', `《${filename}》与送审、审议时的不一致，不能归档。`, {
    details: { file: filename },
  });
}

function wantedOf(history: ReportHistory): readonly Wanted[] {
  const { snapshot } = approvedSubmission(history);
  const evidence = snapshot.attachments.map(({ sha256, filename, indicatorId }): Wanted => ({
    kind: 'evidence',
    ...{ sha256, filename, indicatorId },
  }));
  const minutes = history.meetings.flatMap(({ minutesAttachmentId }): Wanted[] =>
    history.attachments
      .filter(({ id }) => id === minutesAttachmentId)
      .map(({ sha256, filename }) => ({ kind: 'minutes', sha256, filename, indicatorId: null })),
  );
  return [...evidence, ...minutes];
}
