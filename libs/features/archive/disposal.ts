import type {
  ArchiveFilingRecord,
  ArchiveEntryRecord,
  DisposalItemRecord,
  DisposalListRecord,
  DisposalOfEntry,
  DisposalSubject,
} from '#libs/features/ports';
import { beijingDate, contentHash } from '#libs/kernel';

import { fault, type ArchiveFault } from './fault.js';

type Proposed = Pick<
  DisposalListRecord,
  'number' | 'opinion' | 'proposedBy' | 'proposedByName' | 'proposedAt'
>;

/** 销毁〔2056〕1号 */
export const disposalNumber = (year: number, ordinal: number): string =>
  `销毁〔${String(year)}〕${String(ordinal)}号`;

/** SHA-256 of what the second officer decides on: the proposal, and every entry with what is registered of it. */
export function disposalHash(list: Proposed, items: readonly DisposalSubject[]): string {
  const { number, opinion, proposedBy, proposedByName, proposedAt } = list;
  const listed = [...items].sort((a, b) => (a.entryId < b.entryId ? -1 : 1)).map(subjectOf);
  const proposed = { number, opinion, proposedBy, proposedByName };
  return contentHash({ ...proposed, proposedAt: proposedAt.toISOString(), items: listed });
}

/** Of an item or a candidate, what a list says of it. */
export function subjectOf(item: DisposalSubject): DisposalSubject {
  const { entryId, reportId, organisationName, year, revision, number } = item;
  const { retention, keptUntil, pages, size, manifestSha256 } = item;
  return {
    ...{ entryId, reportId, organisationName, year, revision, number },
    ...{ retention, keptUntil, pages, size, manifestSha256 },
  };
}

/** Who decided on which list, and whether the files are gone: what is said instead of "missing". */
export function disposalWords({ list, item }: DisposalOfEntry): string {
  const { number, proposedByName, decidedByName, decidedAt } = list;
  const by = `${proposedByName}提请，${decidedByName ?? ''}同意`;
  const when = decidedAt === null ? '' : `（${beijingDate(decidedAt)}）`;
  const done = item.destroyedAt === null ? '正在销毁' : `${beijingDate(item.destroyedAt)} 销毁完毕`;
  return `已按销毁清册 ${number} 销毁：${by}${when}，${done}`;
}

interface DisposalRows {
  /** Of the list. */
  readonly items: readonly DisposalItemRecord[];
  readonly filing: ArchiveFilingRecord | null;
}

/**
 * What can still be held against an entry whose files were deleted: the list must be what was decided on, and name this
 * entry as it is registered.
 */
export function disposalFaults(
  entry: ArchiveEntryRecord,
  { list, item }: DisposalOfEntry,
  { items, filing }: DisposalRows,
): readonly ArchiveFault[] {
  const row = `disposal_list ${list.number}`;
  const faults: ArchiveFault[] = [];
  const numbered = list.number === disposalNumber(list.year, list.ordinal);
  if (!numbered || disposalHash(list, items) !== list.contentHash)
    faults.push(fault('record', row, '销毁清册与批准时的校验码不符'));
  if (item.manifestSha256 !== entry.manifestSha256)
    faults.push(fault('record', row, '销毁清册所列的清单校验码与档案登记不符'));
  if (!isFiledAs(item, filing))
    faults.push(fault('record', `archive_filing ${entry.id}`, '档号登记与销毁清册所列的不符'));
  return faults;
}

/** @param left paths of files that are there, looked for after the list was read */
export const remainderFaults = (
  { item }: DisposalOfEntry,
  left: readonly string[],
): readonly ArchiveFault[] =>
  item.destroyedAt === null
    ? []
    : left.map((path) => fault('extra', path, '档案已销毁，文件却还在'));

const isFiledAs = (item: DisposalItemRecord, filing: ArchiveFilingRecord | null): boolean =>
  filing?.number === item.number &&
  filing.retention === item.retention &&
  filing.keptUntil === item.keptUntil;
