/** Files of an archive entry, in the order of the manifest. */
export const FILE_NAMES = {
  pdf: 'report.pdf',
  content: 'report.json',
  score: 'score.json',
  checks: 'checks.json',
  decisions: 'decisions.json',
  rulebook: 'rulebook.json',
} as const;

export const MANIFEST_NAME = 'manifest.json';

/** What of an entry says where its files are. */
export interface ArchivePlace {
  readonly bureauId: string;
  readonly reportId: string;
  /** SHA-256 of manifest.json, which names every other file's. */
  readonly manifestSha256: string;
}

/**
 * The blob that holds a file of an entry; without a file, the folder of them all. The folder is named for the manifest: the same bytes always go to the same
 * place, and a retry that renders other bytes (another Chromium) goes to another one instead of meeting the first.
 */
export function archiveBlobName(place: ArchivePlace, file?: string): string {
  const folder = `archive/${place.bureauId}/${place.reportId}/${place.manifestSha256}`;
  return file === undefined ? folder : `${folder}/${file}`;
}
