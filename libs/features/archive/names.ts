import type { ArchivedFile } from '#libs/features/ports';

/** Files of an archive entry, in the order of the manifest. */
export const FILE_NAMES = {
  pdf: 'report.pdf',
  content: 'report.json',
  score: 'score.json',
  checks: 'checks.json',
  decisions: 'decisions.json',
  rulebook: 'rulebook.json',
  evidence: 'evidence.json',
} as const;

export const MANIFEST_NAME = 'manifest.json';

/** Beside the files of the bag: its 档号. */
export const LABEL_NAME = 'archival-number.txt';

/** The folder of a bag that holds what is kept; beside it lie the files that describe the bag (RFC 8493). */
export const PAYLOAD_FOLDER = 'data';

/** How an entry is laid out: 1, all files in one folder; 2, a BagIt bag. */
export type ArchiveFormat = 1 | 2;

/** Where a file of the manifest lies within the entry's folder. */
export function payloadPath(format: ArchiveFormat, name: string): string {
  return format === 1 ? name : `${PAYLOAD_FOLDER}/${name}`;
}

/** The format of a registered entry: bags have an SM3 of every file. */
export function formatOf(files: readonly ArchivedFile[]): ArchiveFormat {
  return files.every(({ sm3 }) => sm3 === undefined) ? 1 : 2;
}

const EXTENSION = /\.([A-Za-z0-9]{1,5})$/;

/** Name in the bag of a file of evidence or minutes: by its content, with the ending people open it by. */
export function evidenceFileName({
  sha256,
  filename,
}: {
  readonly sha256: string;
  readonly filename: string;
}): string {
  const extension = EXTENSION.exec(filename)?.[0].toLowerCase() ?? '';
  return `evidence-${sha256}${extension}`;
}

/** What of an entry says where its files are. */
export interface ArchivePlace {
  readonly bureauId: string;
  readonly reportId: string;
  /** SHA-256 of manifest.json, which names every other file's. */
  readonly manifestSha256: string;
}

/** The folder of everything archived of a report. */
export const reportFolder = ({
  bureauId,
  reportId,
}: Pick<ArchivePlace, 'bureauId' | 'reportId'>): string => `archive/${bureauId}/${reportId}`;

/**
 * The blob at a path of an entry; without a path, the folder of them all. The folder is named for the manifest: the same bytes always go to the same
 * place, and a retry that renders other bytes (another Chromium) goes to another one instead of meeting the first.
 */
export function archiveBlobName(place: ArchivePlace, path?: string): string {
  const folder = `${reportFolder(place)}/${place.manifestSha256}`;
  return path === undefined ? folder : `${folder}/${path}`;
}
