import type { ArchiveFilingRecord, BlobStore, FiledEntry, UnitOfWork } from '#libs/features/ports';
import { sha256Hex, type Clock } from '#libs/kernel';

import { fault, type ArchiveFault } from './fault.js';
import { archiveBlobName, LABEL_NAME } from './names.js';

const encoder = new TextEncoder();
/** Labels written in one go; the rest follows. */
const PAGE = 100;

type Labelled = Pick<
  ArchiveFilingRecord,
  'number' | 'fonds' | 'category' | 'year' | 'retention' | 'item' | 'keptUntil' | 'filedAt'
>;

/**
 * The tag file that says under which 档号 a bag is kept. It is given after the bag is made, so it is no part of the bag's own
 * lists; it names the bag by its manifest's SHA-256, and follows from the row of the filing alone.
 */
export function labelOf(filing: Labelled, manifestSha256: string): Uint8Array {
  const { number, fonds, category, year, retention, item, keptUntil, filedAt } = filing;
  const lines = [
    `Archival-Number: ${number}`,
    `Fonds: ${fonds}`,
    `Category: ${category}`,
    `Year: ${String(year)}`,
    `Retention: ${retention}`,
    `Item: ${String(item)}`,
    `Kept-Until: ${keptUntil ?? 'for ever'}`,
    `Filed-At: ${filedAt.toISOString()}`,
    `Manifest-SHA256: ${manifestSha256}`,
  ];
  return encoder.encode(`${lines.join('\n')}\n`);
}

/** Number and manifest's sum of a label; null when it is none. */
export function readLabel(
  bytes: Uint8Array,
): { readonly number: string; readonly manifestSha256: string } | null {
  const text = new TextDecoder().decode(bytes);
  const number = /^Archival-Number: (.+)$/m.exec(text)?.[1];
  const manifestSha256 = /^Manifest-SHA256: ([0-9a-f]{64})$/m.exec(text)?.[1];
  if (number === undefined || manifestSha256 === undefined) return null;
  return { number, manifestSha256 };
}

/** The label in an entry's folder against the row it follows from. @param filing null: it has no number */
export function labelFaults(
  filing: ArchiveFilingRecord | null,
  manifestSha256: string,
  bytes: Uint8Array | null,
): readonly ArchiveFault[] {
  if (bytes === null) {
    // Without `labelledAt` the job that writes it has not run yet.
    return (filing?.labelledAt ?? null) === null
      ? []
      : [fault('missing', LABEL_NAME, '档号文件缺失')];
  }
  if (filing === null) return [fault('extra', LABEL_NAME, '档案没有登记档号（archive_filing）')];
  if (sha256Hex(bytes) === sha256Hex(labelOf(filing, manifestSha256))) return [];
  return [fault('changed', LABEL_NAME, '档号文件与档号登记（archive_filing）不符')];
}

/** In an exported folder, where nothing is registered: the label must be of this bag. */
export function looseLabelFaults(
  bytes: Uint8Array | null,
  manifestBytes: Uint8Array,
): readonly ArchiveFault[] {
  if (bytes === null || readLabel(bytes)?.manifestSha256 === sha256Hex(manifestBytes)) return [];
  return [fault('changed', LABEL_NAME, '档号文件不属于这个档案包，或已被改动')];
}

/**
 * Puts its number into every package of a bureau that has one and does not say so yet. Safe to repeat and to kill anywhere:
 * the same number gives the same file. Errors: `storage.*`.
 */
export async function labelFilings(
  parts: { readonly unitOfWork: UnitOfWork; readonly blobs: BlobStore; readonly clock: Clock },
  bureauId: string,
): Promise<void> {
  const { unitOfWork, blobs, clock } = parts;
  for (;;) {
    const filed: readonly FiledEntry[] = await unitOfWork.read.archiveKeeping.unlabelled(
      bureauId,
      PAGE,
    );
    for (const { filing, ...place } of filed) {
      const name = archiveBlobName({ bureauId, ...place }, LABEL_NAME);
      await blobs.put(name, labelOf(filing, place.manifestSha256));
      await unitOfWork.run(({ archiveKeeping }) =>
        archiveKeeping.labelled(bureauId, filing.entryId, clock.now()),
      );
    }
    if (filed.length < PAGE) return;
  }
}
