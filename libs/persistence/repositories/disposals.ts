import { IsNull, type EntityManager } from 'typeorm';

import type { DisposalCandidate, DisposalRepository } from '#libs/features/ports';

import { DisposalItemEntity, DisposalListEntity } from '../entities/disposal.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

/** Entries with a retention that ends, as a list has them. @param objection to being on the list */
const subjects = (onList: string, day: string): string => `
  SELECT a.id AS "entryId", a.report_id AS "reportId", o.name AS "organisationName", r.year, r.revision,
    f.number, f.retention, f.kept_until::text AS "keptUntil", a.pages,
    (SELECT sum((file->>'size')::bigint)::text FROM jsonb_array_elements(a.files) file) AS size,
    a.manifest_sha256 AS "manifestSha256",
    disposal_objection(a.bureau_id, a.id, ${onList}, ${day}) AS objection
  FROM archive_filing f
  JOIN archive_entry a ON a.bureau_id = f.bureau_id AND a.id = f.entry_id
  JOIN report r ON r.bureau_id = a.bureau_id AND r.id = a.report_id
  JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id`;

const CANDIDATES = `${subjects('NULL', '$2::date')}
  WHERE f.bureau_id = $1 AND f.kept_until <= $2::date
    AND NOT EXISTS (SELECT FROM disposal_item i
      JOIN disposal_list l ON l.bureau_id = i.bureau_id AND l.id = i.list_id
      WHERE i.bureau_id = f.bureau_id AND i.entry_id = f.entry_id AND l.verdict = 'approve')
  ORDER BY f.kept_until, f.number COLLATE "C" LIMIT $3`;

const SUBJECTS = `${subjects('$4::uuid', '$3::date')}
  WHERE f.bureau_id = $1 AND f.entry_id = ANY ($2::uuid[]) ORDER BY f.number COLLATE "C"`;

const LAST_ORDINAL = `SELECT coalesce(max(ordinal), 0)::integer AS ordinal FROM disposal_list
  WHERE bureau_id = $1 AND year = $2`;

const OF_ENTRY = `SELECT i.list_id AS "listId" FROM disposal_item i
  JOIN disposal_list l ON l.bureau_id = i.bureau_id AND l.id = i.list_id
  WHERE i.bureau_id = $1 AND i.entry_id = $2 AND l.verdict = 'approve'`;

export function disposalsOn(manager: EntityManager): DisposalRepository {
  const lists = tableOf(manager, DisposalListEntity);
  const items = tableOf(manager, DisposalItemEntity);
  const find: DisposalRepository['find'] = async (bureauId, id) => {
    const row = await lists.one({ bureauId, id });
    return row && toRecord(row);
  };
  return {
    find,
    candidates: (bureauId, day, limit) =>
      select<DisposalCandidate>(manager, CANDIDATES, [bureauId, day, limit]),
    subjects: (bureauId, entryIds, day, onList) =>
      select<DisposalCandidate>(manager, SUBJECTS, [bureauId, entryIds, day, onList]),
    lastOrdinal: async (bureauId, year) =>
      (await select<{ ordinal: number }>(manager, LAST_ORDINAL, [bureauId, year]))[0]?.ordinal ?? 0,
    insert: async (list, listed) => {
      await lists.insert(toRecord(list));
      await items.insert(listed.map(toRecord));
    },
    lists: async (bureauId, take) =>
      (await lists.many({ where: { bureauId }, order: { id: 'DESC' }, take })).map(toRecord),
    lock: async (bureauId, id) => {
      const row = await lists.lock({ bureauId, id });
      return row && toRecord(row);
    },
    items: async (bureauId, listId) =>
      (await items.many({ where: { bureauId, listId }, order: { number: 'ASC' } })).map(toRecord),
    ofEntry: async (bureauId, entryId) => {
      const [found] = await select<{ listId: string }>(manager, OF_ENTRY, [bureauId, entryId]);
      if (found === undefined) return null;
      const list = await find(bureauId, found.listId);
      const item = await items.one({ bureauId, listId: found.listId, entryId });
      return list && item && { list, item: toRecord(item) };
    },
    decide: async (bureauId, id, verdict) => {
      await lists.change({ bureauId, id }, verdict);
    },
    begin: async ({ bureauId, listId, entryId }, begunAt) => {
      await items.change({ bureauId, listId, entryId, begunAt: IsNull() }, { begunAt });
    },
    destroyed: async ({ bureauId, listId, entryId }, destroyedAt) => {
      const open = { bureauId, listId, entryId, destroyedAt: IsNull() };
      return (await items.change(open, { destroyedAt })) > 0;
    },
    complete: async (bureauId, id, completedAt) => {
      const left = await items.many({
        where: { bureauId, listId: id, destroyedAt: IsNull() },
        take: 1,
      });
      if (left.length > 0) return false;
      return (await lists.change({ bureauId, id, completedAt: IsNull() }, { completedAt })) > 0;
    },
  };
}
