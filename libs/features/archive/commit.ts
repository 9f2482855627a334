import { decideIn, type ReportDependencies } from '#libs/features/decisions';
import { systemActor, type ArchiveEntryRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import type { Assembly } from './assemble.js';
import { linkEntry } from './chain.js';
import { fileEntry } from './filing.js';
import { sealRows } from './seal.js';
import type { ArchiveTask } from './task.js';

/**
 * The one transaction of archiving: lock the report, look again, apply the workflow, register, chain and number the entry, append decision
 * and audit event, seal the rows, complete the job. All files are stored and durable before it begins.
 * @param reached called after the last statement, before the commit
 * @returns the entry; the existing one when another worker was faster; null when the report has moved on
 */
export function commitArchive(
  dependencies: ReportDependencies,
  task: ArchiveTask,
  assembly: Assembly,
  reached: () => Promise<void>,
): Promise<ArchiveEntryRecord | null> {
  const { bureauId, reportId, submissionId } = task.data;
  return dependencies.unitOfWork.run(async (transaction) => {
    const report = await transaction.reports.lock({ bureauId, organisationIds: null }, reportId);
    if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
    const existing = await transaction.archive.findByReport(bureauId, reportId);
    if (existing !== null || report.submissionId !== submissionId) return existing;
    const { contentHash } = assembly.manifest;
    const seen = { reportId, expectedVersion: report.version, contentHash };
    const decision = { command: 'archive', seen } as const;
    const actor = systemActor(bureauId);
    const { result } = await decideIn(
      transaction,
      dependencies,
      actor,
      decision,
      async (context) => {
        const entry = entryOf(task, assembly, dependencies.ids.next(), context.now);
        await transaction.archive.insert(entry);
        await linkEntry(transaction, entry);
        const { archiveKeeping } = transaction;
        const scheme = await archiveKeeping.scheme(bureauId, report.organisationId);
        await fileEntry(transaction, entry, scheme, context.now);
        const { manifestSha256, pages } = entry;
        return { result: entry, decision: {}, details: { manifestSha256, pages } };
      },
    );
    await sealRows(transaction, result);
    if (task.id !== null) await transaction.jobs.complete({ name: 'archive-report', id: task.id });
    await reached();
    return result;
  });
}

function entryOf(
  { data }: ArchiveTask,
  { manifest, manifestSha256 }: Assembly,
  id: string,
  archivedAt: Date,
): ArchiveEntryRecord {
  return {
    id,
    bureauId: data.bureauId,
    reportId: data.reportId,
    submissionId: manifest.submission.id,
    contentHash: manifest.contentHash,
    files: manifest.files,
    manifestSha256,
    pages: manifest.document.pages,
    archivedAt,
  };
}
