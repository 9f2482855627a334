import { loadHistory, type ReportHistory } from '#libs/features/documents';
import type { ArchiveEntryRecord, UnitOfWork } from '#libs/features/ports';
import { contentHash, sha256Hex, ZipingError } from '#libs/kernel';

import { recordFiles } from './assemble.js';
import { leafOf } from './chain.js';
import { fault, type ArchiveFault } from './fault.js';
import { parseJson } from './meaning.js';
import { FILE_NAMES } from './names.js';
import { sealFaults } from './seal.js';

type Read = UnitOfWork['read'];

/** Which rows of the database a file of the entry was made from. */
const ROWS_OF: Readonly<Record<string, string>> = {
  [FILE_NAMES.content]: '送审内容（submission）',
  [FILE_NAMES.score]: '得分（submission.evaluation）',
  [FILE_NAMES.checks]: '校验结果（submission.evaluation）',
  [FILE_NAMES.decisions]:
    '审议审定记录（decision、committee_meeting、score_adjustment、score_appeal、field_note）',
  [FILE_NAMES.rulebook]: '评分规则（rulebook）',
};

/**
 * Compares the rows of an archived report with its files by making the files from the rows again, and the entry with its
 * place in the chain. The names of the rows that differ are in the faults.
 * @param decisions decisions.json as archived; null when it cannot be read
 */
export async function recordFaults(
  read: Read,
  entry: ArchiveEntryRecord,
  decisions: Uint8Array | null,
): Promise<readonly ArchiveFault[]> {
  return [
    ...(await chainFaults(read, entry)),
    ...(await rowFaults(read, entry, decisions)),
    ...(await sealFaults(read, entry)),
  ];
}

/** The entry against its place in the chain. */
export async function chainFaults(read: Read, entry: ArchiveEntryRecord): Promise<ArchiveFault[]> {
  const row = `archive_entry ${entry.id}`;
  const link = await read.archive.linkOf(entry.bureauId, entry.id);
  if (link === null) return [fault('record', row, '档案不在链上')];
  return link.leaf === leafOf(entry) ? [] : [fault('record', row, '档案登记与入链时的不符')];
}

async function rowFaults(
  read: Read,
  entry: ArchiveEntryRecord,
  decisions: Uint8Array | null,
): Promise<ArchiveFault[]> {
  const { bureauId, reportId } = entry;
  const history = await archivedHistory(read, entry);
  if (history === null)
    return [fault('record', `report ${reportId}`, '报告或送审记录缺失、无法读取')];
  const rulebook = await read.rulebooks.find(bureauId, history.report.rulebookHash);
  if (rulebook === null || contentHash(rulebook.package) !== rulebook.hash) {
    const row = `rulebook ${history.report.rulebookHash}`;
    return [fault('record', row, '评分规则与其校验码不符')];
  }
  const sums = new Map(entry.files.map(({ name, sha256 }) => [name, sha256]));
  const named = recordFiles(withNamesOf(history, decisions), rulebook.package);
  return named
    .filter(({ name, bytes }) => sums.get(name) !== sha256Hex(bytes))
    .map(({ name }) => fault('record', name, `数据库中的${ROWS_OF[name] ?? name}与归档的不一致`));
}

/** The history as it stood at the approval; null when a row of it is gone or no longer what it was. */
async function archivedHistory(
  read: Read,
  { bureauId, reportId, submissionId }: ArchiveEntryRecord,
): Promise<ReportHistory | null> {
  try {
    const history = await loadHistory(read, { bureauId, organisationIds: null }, reportId);
    const until = history.decisions.findLastIndex(
      (decision) => decision.command === 'approve' && decision.submissionId === submissionId,
    );
    if (until < 0 || history.submission?.id !== submissionId) return null;
    return { ...history, decisions: history.decisions.slice(0, until + 1) };
  } catch (error) {
    const unavailable = error instanceof ZipingError && error.code !== 'report.not_found';
    if (unavailable) throw error;
    return null;
  }
}

/** Who recorded a meeting may have another name today; the archive keeps the one of then. */
function withNamesOf(history: ReportHistory, decisions: Uint8Array | null): ReportHistory {
  if (decisions === null) return history;
  const { meetings } = (parseJson(decisions) ?? {}) as { meetings?: readonly unknown[] };
  const people = new Map(history.people);
  history.meetings.forEach(({ recordedBy }, index) => {
    const name = recordedByOf(meetings?.[index]);
    if (name !== null) people.set(recordedBy, name);
  });
  return { ...history, people };
}

function recordedByOf(meeting: unknown): string | null {
  const found = typeof meeting === 'object' && meeting !== null && 'recordedBy' in meeting;
  return found && typeof meeting.recordedBy === 'string' ? meeting.recordedBy : null;
}
