import {
  archiveScopeOf,
  type Actor,
  type ArchiveEntryRecord,
  type ArchiveFilter,
  type ArchiveListRow,
  type ArchiveRootRecord,
  type BlobStore,
  type DisposalOfEntry,
  type ListFacets,
  type ReportHeader,
  type UnitOfWork,
} from '#libs/features/ports';
import { attachmentBlobName } from '#libs/features/reports';
import { sha256Hex, ZipingError } from '#libs/kernel';

import { disposalFaults, disposalWords, remainderFaults } from './disposal.js';
import { labelFaults } from './label.js';
import {
  archiveBlobName,
  FILE_NAMES,
  formatOf,
  LABEL_NAME,
  MANIFEST_NAME,
  payloadPath,
} from './names.js';
import type { ArchiveFault } from './fault.js';
import { checkPublicFiles, publicRowFaults } from './published.js';
import { chainFaults, recordFaults } from './records.js';
import { disposalDeedFaults, holdFaults, sealFaults } from './seal.js';
import { archivePaths } from './stored-files.js';
import { troubleWords } from './trouble.js';
import { verifyArchiveChain, type ChainVerdict } from './verify-chain.js';
import { createArchiveVerifier, type Verification } from './verify.js';

export interface ArchiveReaderOptions {
  readonly unitOfWork: Pick<UnitOfWork, 'read' | 'snapshot'>;
  readonly blobs: BlobStore;
}

export interface DescribedEntry {
  readonly entry: ArchiveEntryRecord;
  readonly organisationName: string;
  readonly year: number;
  readonly revision: number;
  /** The approved list by which its files are or are being deleted. */
  readonly disposal: DisposalOfEntry | null;
}

/** The archive as people see it. Errors of all methods: `report.not_found` outside the caller's scope, `archive.not_found`. */
export class ArchiveReader {
  private readonly verifyFiles = createArchiveVerifier();

  constructor(private readonly options: ArchiveReaderOptions) {}

  /** Newest first: of the whole bureau, or of the caller's own units. */
  list(actor: Actor, filter: ArchiveFilter): Promise<readonly ArchiveListRow[]> {
    return this.options.unitOfWork.read.archive.search(archiveScopeOf(actor), filter);
  }

  /** What the caller's list can be narrowed to. */
  facets(actor: Actor): Promise<ListFacets> {
    return this.options.unitOfWork.read.archive.facets(archiveScopeOf(actor));
  }

  /** An entry and what it is the archive of. */
  async described(actor: Actor, reportId: string): Promise<DescribedEntry> {
    const { entry, report } = await this.find(actor, reportId);
    const { organisations } = this.options.unitOfWork.read;
    const unit = await organisations.find(report.bureauId, report.organisationId);
    const { year, revision } = report;
    const disposal = await this.disposalOf(entry);
    return { entry, organisationName: unit?.name ?? '', year, revision, disposal };
  }

  async entry(actor: Actor, reportId: string): Promise<ArchiveEntryRecord> {
    return (await this.find(actor, reportId)).entry;
  }

  private async find(actor: Actor, reportId: string) {
    const { read } = this.options.unitOfWork;
    const report = await read.reports.find(archiveScopeOf(actor), reportId);
    if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
    const entry = await read.archive.findByReport(report.bureauId, report.id);
    if (entry === null) throw await this.missing(report);
    return { entry, report };
  }

  /** details.trouble: what keeps an approved report from being archived, in words; null, as far as is known, nothing. */
  private async missing({ bureauId, id }: ReportHeader): Promise<ZipingError> {
    const found = await this.options.unitOfWork.read.archive.trouble(bureauId, id);
    const details = { trouble: troubleWords(found) };
    return new ZipingError('archive.not_found', '报告尚未归档。', { details });
  }

  /** A file's bytes, checked on the way out. Errors: `archive.altered` when they are not what was archived, `archive.disposed`. */
  async file(actor: Actor, reportId: string, name: string): Promise<Uint8Array> {
    const entry = await this.entry(actor, reportId);
    const expected =
      name === MANIFEST_NAME
        ? entry.manifestSha256
        : entry.files.find((file) => file.name === name)?.sha256;
    if (expected === undefined) throw new ZipingError('archive.not_found', '档案中没有这个文件。');
    await this.refuseDisposed(entry);
    const path = payloadPath(formatOf(entry.files), name);
    const bytes = await this.bytes(archiveBlobName(entry, path));
    if (bytes !== null && sha256Hex(bytes) === expected) return bytes;
    throw new ZipingError('archive.altered', '档案文件缺失或与归档时不一致，请联系档案管理员。', {
      details: { file: name },
    });
  }

  /** Checks every file of an entry, and the evidence it refers to, against the others, the database and the rules. */
  async verify(actor: Actor, reportId: string): Promise<Verification> {
    return this.verifyEntry(await this.entry(actor, reportId));
  }

  /** Roots of the caller's bureau, newest first. */
  roots(
    { bureauId }: Actor,
    page: { readonly before?: string; readonly limit: number },
  ): Promise<readonly ArchiveRootRecord[]> {
    return this.options.unitOfWork.read.archive.roots(bureauId, page);
  }

  /** Recomputes the chain and every root of the caller's bureau. */
  verifyChain({ bureauId }: Actor): Promise<ChainVerdict> {
    return verifyArchiveChain(this.options.unitOfWork, bureauId);
  }

  async verifyEntry(entry: ArchiveEntryRecord): Promise<Verification> {
    const before = await this.disposalOf(entry);
    if (before !== null) return this.verifyDisposed(entry, before);
    const found = await this.verifyKept(entry);
    // Deletion may have begun while it was looked for.
    const meanwhile = found.ok ? null : await this.disposalOf(entry);
    return meanwhile === null ? found : this.verifyDisposed(entry, meanwhile);
  }

  private async verifyKept(entry: ArchiveEntryRecord): Promise<Verification> {
    const { bureauId, manifestSha256 } = entry;
    const files = {
      read: (path: string) => this.bytes(archiveBlobName(entry, path)),
      list: () => archivePaths(this.options.blobs, entry),
      evidence: (sha256: string) => this.bytes(attachmentBlobName({ bureauId, sha256 })),
    };
    const found = await this.verifyFiles(files, entry);
    const decisions = await files.read(payloadPath(formatOf(entry.files), FILE_NAMES.decisions));
    const before = await files.read(LABEL_NAME);
    const rows = await this.options.unitOfWork.snapshot(async (read) => ({
      filing: await read.archiveKeeping.filing(bureauId, entry.id),
      faults: [
        ...(await recordFaults(read, entry, decisions)),
        ...(await besideFaults(read, entry)),
      ],
    }));
    // It may have been written while it was looked for.
    const label = before ?? (rows.filing && (await files.read(LABEL_NAME)));
    const numbered = labelFaults(rows.filing, manifestSha256, label);
    const published = await this.publicFiles(entry);
    const faults = [...found.faults, ...numbered, ...rows.faults, ...published.faults];
    const filesChecked = found.filesChecked + published.checked;
    return { ...found, ok: faults.length === 0, faults, filesChecked };
  }

  private publicFiles(entry: ArchiveEntryRecord) {
    const { publications } = this.options.unitOfWork.read;
    return checkPublicFiles(publications, entry, (name) => this.bytes(name));
  }

  /** The approved list by which the entry's files are or are being deleted. */
  private async disposalOf({ bureauId, id }: ArchiveEntryRecord): Promise<DisposalOfEntry | null> {
    const found = await this.options.unitOfWork.read.disposals.ofEntry(bureauId, id);
    return found !== null && found.item.begunAt !== null ? found : null;
  }

  private async verifyDisposed(
    entry: ArchiveEntryRecord,
    before: DisposalOfEntry,
  ): Promise<Verification> {
    const { unitOfWork, blobs } = this.options;
    const { bureauId, id } = entry;
    const { disposal, rows } = await unitOfWork.snapshot(async (read) => {
      const disposal = (await read.disposals.ofEntry(bureauId, id)) ?? before;
      const rows = [
        ...(await chainFaults(read, entry)),
        ...(await sealFaults(read, entry)),
        ...(await besideFaults(read, entry)),
        ...(await disposalDeedFaults(read, entry, disposal)),
        ...disposalFaults(entry, disposal, {
          items: await read.disposals.items(bureauId, disposal.list.id),
          filing: await read.archiveKeeping.filing(bureauId, id),
        }),
      ];
      return { disposal, rows };
    });
    const left = remainderFaults(disposal, await archivePaths(blobs, entry));
    const published = await this.publicFiles(entry);
    const faults = [...rows, ...left, ...published.faults];
    const filesChecked = published.checked;
    return { ok: faults.length === 0, faults, manifest: null, filesChecked, disposal };
  }

  /** Every file of an entry as it is stored, one after another: what an export or a backup takes along. */
  async *stored(entry: ArchiveEntryRecord): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
    await this.refuseDisposed(entry);
    for (const path of await archivePaths(this.options.blobs, entry)) {
      const bytes = await this.bytes(archiveBlobName(entry, path));
      if (bytes !== null) yield { path, bytes };
    }
  }

  private async refuseDisposed(entry: ArchiveEntryRecord): Promise<void> {
    const disposal = await this.disposalOf(entry);
    if (disposal !== null)
      throw new ZipingError('archive.disposed', `${disposalWords(disposal)}。`);
  }

  private async bytes(blob: string): Promise<Uint8Array | null> {
    try {
      return await this.options.blobs.get(blob);
    } catch (error) {
      if (error instanceof ZipingError && error.code === 'storage.not_found') return null;
      throw error;
    }
  }
}

/** Rows that say something of an entry whether its own files are kept or gone: holds, and what of it went before the public. */
async function besideFaults(
  read: UnitOfWork['read'],
  entry: ArchiveEntryRecord,
): Promise<readonly ArchiveFault[]> {
  const holds = await read.archiveKeeping.holds(entry.bureauId, entry.id);
  return [...(await holdFaults(read, entry, holds)), ...(await publicRowFaults(read, entry))];
}
