import { renderHtml, type DocumentModel } from '#libs/document';
import type { ReportDependencies } from '#libs/features/decisions';
import { documentOf, loadHistory, type ReportHistory } from '#libs/features/documents';
import type { ArchiveEntryRecord, BlobStore } from '#libs/features/ports';
import type { CompiledRulebook } from '#libs/rulebook';

import { approvedAt, assembleArchive, type Assembly } from './assemble.js';
import { commitArchive } from './commit.js';
import { archiveBlobName } from './names.js';
import type { ReportPrinter } from './printer.js';
import type { ArchiveTask } from './task.js';

/** Where an archive job stands; `committing` is inside the transaction, after its last statement. */
export type ArchiveStage =
  'claimed' | 'printing' | 'printed' | 'stored_file' | 'stored' | 'committing' | 'committed';

export interface ArchiverOptions extends ReportDependencies {
  readonly blobs: BlobStore;
  readonly printer: ReportPrinter;
  /** Told, and waited for, at every stage: for logs, and for tests that end the process there. */
  readonly onStage?: (stage: ArchiveStage, reportId: string) => void | Promise<void>;
}

/**
 * Prints, stores and registers one approved submission. Does nothing when that is done already, or when the report
 * has meanwhile moved on; a crash at any point leaves the approved report with its job pending, or the whole entry.
 * Errors: `render.*`, `storage.*`, `report.not_found`, `rulebook.not_found`; the job is then tried again.
 * @returns the entry, or null when there was nothing to archive
 */
export async function archiveReport(
  options: ArchiverOptions,
  task: ArchiveTask,
): Promise<ArchiveEntryRecord | null> {
  const { bureauId, reportId, submissionId } = task.data;
  const { read } = options.unitOfWork;
  const reached = async (stage: ArchiveStage): Promise<void> => options.onStage?.(stage, reportId);
  await reached('claimed');
  const existing = await read.archive.findByReport(bureauId, reportId);
  if (existing !== null) return existing;
  const scope = { bureauId, organisationIds: null };
  const history = await loadHistory(read, scope, reportId);
  // Sent back and submitted anew since: that submission has, or will have, a job of its own.
  if (history.submission?.id !== submissionId || history.report.stage !== 'approved') return null;
  const rulebook = await options.rulebooks.byHash(bureauId, history.report.rulebookHash);
  await reached('printing');
  const assembly = await print(options.printer, history, rulebook);
  await reached('printed');
  await store(options.blobs, history, assembly, () => reached('stored_file'));
  await reached('stored');
  const entry = await commitArchive(options, task, assembly, () => reached('committing'));
  await reached('committed');
  return entry;
}

async function print(
  printer: ReportPrinter,
  history: ReportHistory,
  rulebook: CompiledRulebook,
): Promise<Assembly> {
  const instant = approvedAt(history);
  const model = await documentOf(history, rulebook, instant);
  const printed = await printer.print(requestOf(model, instant));
  return assembleArchive(history, rulebook, printed);
}

function requestOf(model: DocumentModel, instant: Date) {
  const { title, organisation } = model.metadata;
  return { html: renderHtml(model), title, author: organisation, instant };
}

async function store(
  blobs: BlobStore,
  { report }: ReportHistory,
  { files, manifestSha256 }: Assembly,
  stored: () => Promise<void>,
): Promise<void> {
  const place = { bureauId: report.bureauId, reportId: report.id, manifestSha256 };
  for (const { name, bytes } of files) {
    await blobs.put(archiveBlobName(place, name), bytes);
    await stored();
  }
}
