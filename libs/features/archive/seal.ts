import { z } from 'zod';

import {
  systemActor,
  type ArchiveEntryRecord,
  type ArchiveHoldRecord,
  type AuditEventRecord,
  type DisposalOfEntry,
  type Transaction,
  type UnitOfWork,
} from '#libs/features/ports';

import { fault, type ArchiveFault } from './fault.js';

type Read = UnitOfWork['read'];

const SEAL = 'archive.seal';
/** Events of one report or list that are looked through; holds are few. */
const MOST = 1_000;
/** Rows and events of one transaction were once dated one after the other. */
export const SAME_MS = 60_000;

const sealSchema = z.object({ rows: z.record(z.string(), z.string()) });

/**
 * Writes the digest of every row of an archived report into the audit trail, whose own chain vouches for them. Within the
 * transaction of archiving, after its last change of these rows.
 */
export async function sealRows(
  { archive, audit }: Pick<Transaction, 'archive' | 'audit'>,
  { bureauId, reportId, archivedAt }: ArchiveEntryRecord,
): Promise<void> {
  const { userId, name, requestId } = systemActor(bureauId);
  await audit.append({
    ...{ bureauId, at: archivedAt, actorId: userId, actorName: name, requestId },
    ...{ action: SEAL, subjectType: 'report', subjectId: reportId },
    details: { rows: await archive.rowDigests(bureauId, reportId) },
  });
}

/** What the newest event of these kinds has sealed of a report: nothing without one; null when it is from before seals. */
export async function sealedBefore(
  read: Pick<Read, 'audit'>,
  { bureauId, reportId }: Pick<ArchiveEntryRecord, 'bureauId' | 'reportId'>,
  actions: readonly string[],
): Promise<Readonly<Record<string, string>> | null> {
  const [event] = await read.audit.list(bureauId, { subjectId: reportId, actions, limit: 1 });
  if (event === undefined) return {};
  return sealSchema.safeParse(event.details).data?.rows ?? null;
}

/** Rows that are no longer what they were when the report was archived, each named. Entries from before seals have none. */
export async function sealFaults(
  read: Read,
  entry: ArchiveEntryRecord,
): Promise<readonly ArchiveFault[]> {
  const sealed = await sealedBefore(read, entry, [SEAL]);
  if (sealed === null) return [];
  const rows = await read.archive.rowDigests(entry.bureauId, entry.reportId);
  return Object.entries(sealed)
    .filter(([row, digest]) => rows[row] !== digest)
    .map(([row]) =>
      fault('record', row, rows[row] === undefined ? '记录缺失' : '记录与归档时封存的不符'),
    );
}

/** What a row says somebody did, as the audit trail has it. */
interface Deed {
  readonly row: string;
  readonly action: string;
  /** Left out where the row does not say who it was. */
  readonly by?: string | null;
  readonly name?: string | null;
  readonly at: Date | null;
  /** Left out where nothing was to be said. */
  readonly opinion?: string | null;
}

const isOf = ({ action, by, name, at, opinion }: Deed, event: AuditEventRecord): boolean =>
  event.action === action &&
  (by === undefined || event.actorId === by) &&
  (name === undefined || event.actorName === name) &&
  Math.abs(event.at.getTime() - (at?.getTime() ?? 0)) < SAME_MS &&
  (opinion === undefined || [event.details['reason'], event.details['opinion']].includes(opinion));

/** Deeds without an event, and events without a deed. */
async function deedFaults(
  read: Read,
  { bureauId, subjectId, row }: { bureauId: string; subjectId: string; row: string },
  actions: readonly string[],
  deeds: readonly Deed[],
): Promise<readonly ArchiveFault[]> {
  const events = await read.audit.list(bureauId, { subjectId, actions, limit: MOST });
  const unknown = deeds
    .filter((deed) => !events.some((event) => isOf(deed, event)))
    .map((deed) => fault('record', deed.row, '与审计日志所记的不符'));
  const lost = events.filter((event) => !deeds.some((deed) => isOf(deed, event)));
  if (unknown.length > 0 || lost.length === 0) return unknown;
  return [fault('record', row, '审计日志所记的事项没有登记，登记缺失')];
}

/** Holds of an entry against the audit trail. */
export function holdFaults(
  read: Read,
  { bureauId, reportId }: ArchiveEntryRecord,
  holds: readonly ArchiveHoldRecord[],
): Promise<readonly ArchiveFault[]> {
  const deeds = holds.flatMap((hold): Deed[] => {
    const row = `archive_hold ${hold.id}`;
    const { placedByName, placedAt, reason, liftedByName, liftedAt, liftReason } = hold;
    const placed = { row, action: 'archive.hold', name: placedByName, at: placedAt };
    const lifted = { row, action: 'archive.lift', name: liftedByName, at: liftedAt };
    return [
      { ...placed, opinion: reason },
      ...(liftedAt === null ? [] : [{ ...lifted, opinion: liftReason }]),
    ];
  });
  const place = { bureauId, subjectId: reportId, row: 'archive_hold' };
  return deedFaults(read, place, ['archive.hold', 'archive.lift'], deeds);
}

/** The decision on the list an entry was destroyed by, and what was done by it, against the audit trail. */
export async function disposalDeedFaults(
  read: Read,
  { bureauId, reportId }: ArchiveEntryRecord,
  { list, item }: DisposalOfEntry,
): Promise<readonly ArchiveFault[]> {
  const row = `disposal_list ${list.number}`;
  const decided: Deed = {
    ...{ row, action: `disposal.${list.verdict ?? ''}`, by: list.decidedBy },
    ...{ name: list.decidedByName, at: list.decidedAt, opinion: list.verdictOpinion },
  };
  const completed = { row, action: 'disposal.completed', at: list.completedAt };
  const destroyed = {
    row: `disposal_item ${list.number} ${item.number}`,
    action: 'archive.destroyed',
    at: item.destroyedAt,
  };
  const ofList = [decided, ...(list.completedAt === null ? [] : [completed])];
  const ofItem = item.destroyedAt === null ? [] : [destroyed];
  const lists = { bureauId, subjectId: list.id, row };
  const items = { bureauId, subjectId: reportId, row: destroyed.row };
  return [
    ...(await deedFaults(read, lists, ['disposal.approve', 'disposal.completed'], ofList)),
    ...(await deedFaults(read, items, ['archive.destroyed'], ofItem)),
  ];
}
