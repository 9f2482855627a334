import type {
  ArchiveEntryRecord,
  DecisionRecord,
  ReportRecord,
  Transaction,
  UnitOfWork,
} from '#libs/features/ports';
import { ZipingError, type Clock, type IdSource } from '#libs/kernel';
import { apply, type Applied } from '#libs/workflow';

import type { Assembly } from './assemble.js';
import type { ArchiveTask } from './task.js';

interface Commit {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * The one transaction of archiving: lock the report, look again, apply the workflow, register the entry, append decision
 * and audit event, complete the job. All files are stored and durable before it begins.
 * @param reached called after the last statement, before the commit
 * @returns the entry; the existing one when another worker was faster; null when the report has moved on
 */
export function commitArchive(
  { uow, clock, ids }: Commit,
  task: ArchiveTask,
  assembly: Assembly,
  reached: () => Promise<void>,
): Promise<ArchiveEntryRecord | null> {
  const { bureauId, reportId, submissionId } = task.data;
  return uow.run(async (transaction) => {
    const report = await transaction.reports.lock({ bureauId, organisationIds: null }, reportId);
    if (report === null) throw new ZipingError('report.not_found', '没有这份报告。');
    const existing = await transaction.archive.findByReport(bureauId, reportId);
    if (existing !== null || report.submissionId !== submissionId) return existing;
    const applied = applyArchive(report, assembly);
    const now = clock.now();
    const entry = entryOf(report, assembly, ids.next(), now);
    await transaction.archive.insert(entry);
    await moveReport(transaction, report, applied, now);
    await transaction.decisions.insert(decisionOf(report, entry, applied, ids.next()));
    await transaction.audit.append(eventOf(entry));
    if (task.id !== null) await transaction.jobs.complete({ name: 'archive-report', id: task.id });
    await reached();
    return entry;
  });
}

function applyArchive(report: ReportRecord, { manifest }: Assembly): Applied {
  const state = {
    stage: report.stage,
    contentHash: manifest.contentHash,
    submittedBy: null,
    meeting: null,
    acted: true,
    hindrance: null,
    revised: false,
  };
  const outcome = apply(state, 'archive', { userId: null, roles: [], system: true });
  if (!outcome.ok) throw new ZipingError(outcome.code, outcome.message);
  return outcome;
}

async function moveReport(
  transaction: Transaction,
  report: ReportRecord,
  { to }: Applied,
  now: Date,
): Promise<void> {
  const version = report.version + 1;
  const moved = { ...report, stage: to, version, updatedAt: now, stageSince: now };
  const done = await transaction.reports.update(moved, report.version);
  if (!done) throw new Error(`report ${report.id} changed under its lock`);
}

function entryOf(
  report: ReportRecord,
  { manifest, manifestSha256 }: Assembly,
  id: string,
  archivedAt: Date,
): ArchiveEntryRecord {
  return {
    id,
    bureauId: report.bureauId,
    reportId: report.id,
    submissionId: manifest.submission.id,
    contentHash: manifest.contentHash,
    files: manifest.files,
    manifestSha256,
    pages: manifest.document.pages,
    archivedAt,
  };
}

function decisionOf(
  report: ReportRecord,
  entry: ArchiveEntryRecord,
  applied: Applied,
  id: string,
): DecisionRecord {
  return {
    id,
    bureauId: report.bureauId,
    reportId: report.id,
    submissionId: entry.submissionId,
    contentHash: entry.contentHash,
    command: applied.command,
    fromStage: applied.from,
    toStage: applied.to,
    actorId: null,
    actorName: '系统',
    actorRole: applied.role,
    reason: null,
    fields: [],
    meetingId: null,
    decidedAt: entry.archivedAt,
  };
}

function eventOf(entry: ArchiveEntryRecord): Parameters<Transaction['audit']['append']>[0] {
  return {
    bureauId: entry.bureauId,
    at: entry.archivedAt,
    actorId: null,
    actorName: '系统',
    action: 'report.archive',
    subjectType: 'report',
    subjectId: entry.reportId,
    details: {
      submissionId: entry.submissionId,
      contentHash: entry.contentHash,
      manifestSha256: entry.manifestSha256,
      pages: entry.pages,
    },
    requestId: null,
  };
}
