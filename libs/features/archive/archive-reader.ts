import {
  archiveScopeOf,
  type Actor,
  type ArchiveEntryRecord,
  type ArchiveFilter,
  type ArchiveListRow,
  type ArchiveRootRecord,
  type BlobStore,
  type ListFacets,
  type UnitOfWork,
} from '#libs/features/ports';
import { attachmentBlobName } from '#libs/features/reports';
import { sha256Hex, ZipingError } from '#libs/kernel';

import {
  archiveBlobName,
  FILE_NAMES,
  formatOf,
  MANIFEST_NAME,
  PAYLOAD_FOLDER,
  payloadPath,
} from './names.js';
import { recordFaults } from './records.js';
import { verifyArchiveChain, type ChainVerdict } from './verify-chain.js';
import { createArchiveVerifier, type Verification } from './verify.js';

export interface ArchiveReaderOptions {
  readonly unitOfWork: Pick<UnitOfWork, 'read'>;
  readonly blobs: BlobStore;
}

export interface DescribedEntry {
  readonly entry: ArchiveEntryRecord;
  readonly organisationName: string;
  readonly year: number;
  readonly revision: number;
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
    return { entry, organisationName: unit?.name ?? '', year, revision };
  }

  async entry(actor: Actor, reportId: string): Promise<ArchiveEntryRecord> {
    return (await this.find(actor, reportId)).entry;
  }

  private async find(actor: Actor, reportId: string) {
    const { read } = this.options.unitOfWork;
    const report = await read.reports.find(archiveScopeOf(actor), reportId);
    if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
    const entry = await read.archive.findByReport(report.bureauId, report.id);
    if (entry === null) throw new ZipingError('archive.not_found', '报告尚未归档。');
    return { entry, report };
  }

  /** A file's bytes, checked on the way out. Errors: `archive.altered` when they are not what was archived. */
  async file(actor: Actor, reportId: string, name: string): Promise<Uint8Array> {
    const entry = await this.entry(actor, reportId);
    const expected =
      name === MANIFEST_NAME
        ? entry.manifestSha256
        : entry.files.find((file) => file.name === name)?.sha256;
    if (expected === undefined) throw new ZipingError('archive.not_found', '档案中没有这个文件。');
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
    return verifyArchiveChain(this.options.unitOfWork.read.archive, bureauId);
  }

  async verifyEntry(entry: ArchiveEntryRecord): Promise<Verification> {
    const { bureauId } = entry;
    const files = {
      read: (path: string) => this.bytes(archiveBlobName(entry, path)),
      list: () => this.paths(entry),
      evidence: (sha256: string) => this.bytes(attachmentBlobName({ bureauId, sha256 })),
    };
    const found = await this.verifyFiles(files, entry);
    const path = payloadPath(formatOf(entry.files), FILE_NAMES.decisions);
    const records = await recordFaults(this.options.unitOfWork.read, entry, await files.read(path));
    const faults = [...found.faults, ...records];
    return { ...found, ok: faults.length === 0, faults };
  }

  /** Every file of an entry as it is stored, one after another: what an export or a backup takes along. */
  async *stored(entry: ArchiveEntryRecord): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
    for (const path of await this.paths(entry)) {
      const bytes = await this.bytes(archiveBlobName(entry, path));
      if (bytes !== null) yield { path, bytes };
    }
  }

  /** Of everything in the entry's folder and in its payload folder. */
  private async paths(entry: ArchiveEntryRecord): Promise<readonly string[]> {
    const { blobs } = this.options;
    const beside = await blobs.list(archiveBlobName(entry));
    const payload = await blobs.list(archiveBlobName(entry, PAYLOAD_FOLDER));
    return [
      ...beside.filter((name) => name !== PAYLOAD_FOLDER || payload.length === 0),
      ...payload.map((name) => `${PAYLOAD_FOLDER}/${name}`),
    ];
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
