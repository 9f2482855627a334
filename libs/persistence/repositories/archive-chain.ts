import { In, LessThan, MoreThan, type EntityManager } from 'typeorm';

import type { ArchiveLinkRecord, ArchiveRepository, ArchiveRootRecord } from '#libs/features/ports';

import { ArchiveLinkEntity, ArchiveRootEntity } from '../entities/archive-chain.js';
import { ArchiveEntryEntity } from '../entities/archive-entry.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

type Chain = Pick<
  ArchiveRepository,
  | 'lockTail'
  | 'insertLink'
  | 'insertRoot'
  | 'daysToSeal'
  | 'leaves'
  | 'links'
  | 'linkOf'
  | 'roots'
  | 'unlinked'
>;

const TAIL = `SELECT sequence, hash, day::text AS day FROM lock_archive_tail($1)`;

const TO_SEAL = `
  SELECT DISTINCT ON (l.day) l.day::text AS day, l.sequence::integer AS size, l.hash AS head FROM archive_link l
  WHERE l.bureau_id = $1 AND l.day < $2
    AND NOT EXISTS (SELECT FROM archive_root r WHERE r.bureau_id = l.bureau_id AND r.day = l.day)
  ORDER BY l.day, l.sequence DESC`;

const LEAVES = `SELECT leaf FROM archive_link WHERE bureau_id = $1 AND sequence <= $2 ORDER BY sequence`;

const UNLINKED = `
  SELECT a.id FROM archive_entry a WHERE a.bureau_id = $1
    AND NOT EXISTS (SELECT FROM archive_link l WHERE l.bureau_id = a.bureau_id AND l.entry_id = a.id)
  ORDER BY a.id`;

export function archiveChainOn(manager: EntityManager): Chain {
  const links = tableOf(manager, ArchiveLinkEntity);
  const roots = tableOf(manager, ArchiveRootEntity);
  const entries = tableOf(manager, ArchiveEntryEntity);
  type Tail = Pick<ArchiveLinkRecord, 'sequence' | 'hash' | 'day'>;
  type Day = Pick<ArchiveRootRecord, 'day' | 'size' | 'head'>;
  return {
    lockTail: async (bureauId) => (await select<Tail>(manager, TAIL, [bureauId]))[0] ?? null,
    insertLink: (link) => links.insert(toRecord(link)),
    insertRoot: (root) => roots.insert(toRecord(root)),
    daysToSeal: (bureauId, today) => select<Day>(manager, TO_SEAL, [bureauId, today]),
    leaves: async (bureauId, count) => {
      const rows = await select<{ leaf: string }>(manager, LEAVES, [bureauId, count]);
      return rows.map(({ leaf }) => leaf);
    },
    links: async (bureauId, after, limit) => {
      const where = { bureauId, sequence: MoreThan(after) };
      const page = await links.many({ where, order: { sequence: 'ASC' }, take: limit });
      const ids = page.map(({ entryId }) => entryId);
      const found = await entries.many({ where: { bureauId, id: In(ids) } });
      const byId = new Map(found.map((entry) => [entry.id, toRecord(entry)]));
      return page.map((link) => ({
        link: toRecord(link),
        entry: byId.get(link.entryId) ?? null,
      }));
    },
    linkOf: async (bureauId, entryId) => {
      const row = await links.one({ bureauId, entryId });
      return row && toRecord(row);
    },
    roots: async (bureauId, page) => {
      const { before, limit } = page ?? {};
      const where = before === undefined ? { bureauId } : { bureauId, day: LessThan(before) };
      const take = limit === undefined ? {} : { take: limit };
      const rows = await roots.many({ where, order: { day: 'DESC' }, ...take });
      return rows.map(toRecord);
    },
    unlinked: async (bureauId) => {
      const rows = await select<{ id: string }>(manager, UNLINKED, [bureauId]);
      return rows.map(({ id }) => id);
    },
  };
}
