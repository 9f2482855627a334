import { renderHtml, type DocumentModel, type VerificationMark } from '#libs/document';
import type { ReportDependencies } from '#libs/features/decisions';
import { documentOf, loadHistory, type ReportHistory } from '#libs/features/documents';
import type {
  ArchiveEntryRecord,
  BlobStore,
  DocumentSealer,
  PrintRequest,
  ReportPrinter,
} from '#libs/features/ports';
import type { CompiledRulebook } from '#libs/rulebook';

import { approvedAt, approvedSubmission } from './approved.js';
import { assembleArchive, type Assembly } from './assemble.js';
import { commitArchive } from './commit.js';
import { evidenceBytes, evidenceOf } from './evidence-files.js';
import { jsonFile } from './manifest.js';
import { archiveBlobName, FILE_NAMES, payloadPath } from './names.js';
import { verificationMark } from './verification-mark.js';
import type { ArchiveTask } from './task.js';

/** Where an archive job stands; `committing` is inside the transaction, after its last statement. */
export type ArchiveStage =
  'claimed' | 'printing' | 'printed' | 'stored_file' | 'stored' | 'committing' | 'committed';

export interface ArchiverOptions extends ReportDependencies {
  readonly blobs: BlobStore;
  readonly printer: ReportPrinter;
  /** Where the public reaches the service, for the code on every page; without it none is printed. */
  readonly publicOrigin?: string;
  /** Signs the PDF; without it none is signed. */
  readonly sealer?: DocumentSealer | null;
  /** Told, and waited for, at every stage: for logs, and for tests that end the process there. */
  readonly onStage?: (stage: ArchiveStage, reportId: string) => void | Promise<void>;
}

/**
 * Prints, stores and registers one approved submission. Does nothing when that is done already, or when the report
 * has meanwhile moved on; a crash at any point leaves the approved report with its job pending, or the whole entry.
 * Errors: `render.*`, `storage.*`, `archive.altered` (evidence), `report.not_found`, `rulebook.not_found`; the job is then tried again.
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
  const assembly = await print(options, history, rulebook);
  await reached('printed');
  await store(options.blobs, history, assembly, () => reached('stored_file'));
  await reached('stored');
  const entry = await commitArchive(options, task, assembly, () => reached('committing'));
  await reached('committed');
  return entry;
}

async function print(
  { printer, blobs, publicOrigin, sealer = null }: ArchiverOptions,
  history: ReportHistory,
  rulebook: CompiledRulebook,
): Promise<Assembly> {
  const instant = approvedAt(history);
  const model = await documentOf(history, rulebook, instant);
  const { id } = approvedSubmission(history);
  const mark = verificationMark(publicOrigin, { kind: 'archived', id });
  const printed = await printer.print({
    ...requestOf(model, instant, mark),
    attachments: [contentOf(history)],
    ...sealedBy(sealer),
  });
  const stated = {
    ...(mark === null ? {} : { verification: mark.address }),
    ...(sealer === null ? {} : { certificateSha256: sealer.certificateSha256 }),
  };
  const evidence = await evidenceOf(blobs, history);
  return assembleArchive(history, rulebook, { ...printed, ...stated }, evidence);
}

/** For a print request: a file somebody altered still says which one it was. */
export const identifiedBy = (mark: VerificationMark | null): Pick<PrintRequest, 'identifier'> =>
  mark === null ? {} : { identifier: mark.code };

/** For a print request. */
export const sealedBy = (sealer: DocumentSealer | null): Pick<PrintRequest, 'sealer'> =>
  sealer === null ? {} : { sealer };

/** report.json within the PDF, byte for byte the one beside it. */
function contentOf(history: ReportHistory) {
  const { name, bytes } = jsonFile(FILE_NAMES.content, approvedSubmission(history).snapshot);
  return {
    name,
    mediaType: 'application/json',
    description: '报告内容（审议、审定所依据）',
    bytes,
  };
}

function requestOf(model: DocumentModel, instant: Date, verification: VerificationMark | null) {
  const { title, organisation } = model.metadata;
  const html = renderHtml(model, { verification });
  return { html, title, author: organisation, instant, ...identifiedBy(verification) };
}

/** The manifest and what describes the bag come last: a bag that has them is whole. */
async function store(
  blobs: BlobStore,
  history: ReportHistory,
  { files, evidence, manifest, manifestSha256 }: Assembly,
  stored: () => Promise<void>,
): Promise<void> {
  const { bureauId, id: reportId } = history.report;
  const put = async (path: string, bytes: Uint8Array): Promise<void> => {
    await blobs.put(archiveBlobName({ bureauId, reportId, manifestSha256 }, path), bytes);
    await stored();
  };
  for (const file of evidence) {
    const bytes = await evidenceBytes(blobs, history, file);
    await put(payloadPath(manifest.format, file.name), bytes);
  }
  for (const { name, bytes } of files) await put(name, bytes);
}
