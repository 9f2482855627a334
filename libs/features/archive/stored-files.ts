import type { BlobStore } from '#libs/features/ports';

import { archiveBlobName, PAYLOAD_FOLDER, reportFolder, type ArchivePlace } from './names.js';

type Listing = Pick<BlobStore, 'list'>;

/** Paths of everything in the entry's folder and in its payload folder. */
export async function archivePaths(blobs: Listing, place: ArchivePlace): Promise<string[]> {
  const beside = await blobs.list(archiveBlobName(place));
  const payload = await blobs.list(archiveBlobName(place, PAYLOAD_FOLDER));
  return [
    ...beside.filter((name) => name !== PAYLOAD_FOLDER || payload.length === 0),
    ...payload.map((name) => `${PAYLOAD_FOLDER}/${name}`),
  ];
}

/** Names in the store of everything archived of a report: its entry, and what tries before it left behind. */
export async function archiveBlobNames(
  blobs: Listing,
  report: Pick<ArchivePlace, 'bureauId' | 'reportId'>,
): Promise<readonly string[]> {
  const names: string[] = [];
  for (const manifestSha256 of await blobs.list(reportFolder(report))) {
    const { bureauId, reportId } = report;
    const place = { bureauId, reportId, manifestSha256 };
    const paths = await archivePaths(blobs, place);
    names.push(...paths.map((path) => archiveBlobName(place, path)));
  }
  return names;
}
