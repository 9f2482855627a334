import type {
  ArchivedFile,
  ArchiveEntryRecord,
  PublicationRecord,
  Transaction,
  UnitOfWork,
} from '#libs/features/ports';
import { sha256Hex } from '#libs/kernel';
import { PUBLICATION_COMMANDS } from '#libs/workflow';

import { fault, type ArchiveFault } from './fault.js';
import { sealedBefore } from './seal.js';

type OfReport = Pick<ArchiveEntryRecord, 'bureauId' | 'reportId'>;

/** Every step of a publication. */
const STEPS = ['request', ...PUBLICATION_COMMANDS].map((command) => `publication.${command}`);

/** The blob of a public file: its own place, apart from the archive, named for the content so that a retry meets itself. */
export function publicBlobName(
  place: { readonly bureauId: string; readonly publicationId: string },
  { name, sha256 }: { readonly name: string; readonly sha256: string },
): string {
  return `public/${place.bureauId}/${place.publicationId}/${sha256}/${name}`;
}

/**
 * The digests of every row of a report's publication, for the audit event of a step: within its transaction, after its last
 * change of these rows. The audit trail's own chain vouches for them.
 */
export async function publicSeal(
  { publications }: Pick<Transaction, 'publications'>,
  { bureauId, reportId }: OfReport,
): Promise<{ readonly rows: Readonly<Record<string, string>> }> {
  return { rows: await publications.rowDigests(bureauId, reportId) };
}

interface Checked {
  readonly faults: readonly ArchiveFault[];
  /** Files read and hashed. */
  readonly checked: number;
}

/**
 * The files of every rendition of an archived report, whatever became of it, against what is registered.
 * @param readBlob gives null for a file that is not there
 */
export async function checkPublicFiles(
  publications: UnitOfWork['read']['publications'],
  { bureauId, reportId }: OfReport,
  readBlob: (name: string) => Promise<Uint8Array | null>,
): Promise<Checked> {
  const rounds = await publications.ofReport(bureauId, reportId);
  const faults: ArchiveFault[] = [];
  let checked = 0;
  for (const { round, file } of rounds.flatMap(filesOf)) {
    const bytes = await readBlob(publicBlobName({ bureauId, publicationId: round.id }, file));
    if (bytes !== null) checked += 1;
    faults.push(...fileFaults(`public/${round.id}/${file.name}`, file, bytes));
  }
  return { faults, checked };
}

const filesOf = (round: PublicationRecord) => round.files.map((file) => ({ round, file }));

function fileFaults(
  path: string,
  { sha256 }: ArchivedFile,
  bytes: Uint8Array | null,
): readonly ArchiveFault[] {
  if (bytes === null) return [fault('missing', path, '公开版文件缺失')];
  if (sha256Hex(bytes) === sha256) return [];
  return [fault('changed', path, '公开版文件内容与登记（publication）的校验码不符')];
}

/**
 * The rows of every round of an archived report's publication against what the last step of any of them left. Where that is
 * from before seals, there is nothing to hold them against until the next.
 */
export async function publicRowFaults(
  { publications, audit }: Pick<UnitOfWork['read'], 'publications' | 'audit'>,
  entry: OfReport,
): Promise<readonly ArchiveFault[]> {
  const rows = await publications.rowDigests(entry.bureauId, entry.reportId);
  const sealed = await sealedBefore({ audit }, entry, STEPS);
  if (sealed === null) return [];
  return [...new Set([...Object.keys(sealed), ...Object.keys(rows)])]
    .filter((row) => rows[row] !== sealed[row])
    .map((row) => fault('record', row, wordsOf(sealed[row], rows[row])));
}

function wordsOf(sealed: string | undefined, found: string | undefined): string {
  if (found === undefined) return '公开记录缺失';
  return sealed === undefined ? '审计日志没有这条公开记录' : '公开记录与最后一次办理时的不符';
}
