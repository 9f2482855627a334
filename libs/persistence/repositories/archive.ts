import { LessThan, type EntityManager } from 'typeorm';

import type { ArchiveRepository } from '#libs/features/ports';

import { ArchiveEntryEntity } from '../entities/archive-entry.js';
import { toRecord } from './mappers.js';
import { tableOf } from './table.js';

export function archiveOn(manager: EntityManager): ArchiveRepository {
  const table = tableOf(manager, ArchiveEntryEntity);
  return {
    insert: (entry) => table.insert(toRecord(entry)),
    findByReport: async (bureauId, reportId) => {
      const row = await table.one({ bureauId, reportId });
      return row && toRecord(row);
    },
    /** Newest first: ids sort by creation. */
    list: async (bureauId, after, limit) => {
      const where = after === null ? { bureauId } : { bureauId, id: LessThan(after) };
      const rows = await table.many({ where, order: { id: 'DESC' }, take: limit });
      return rows.map(toRecord);
    },
  };
}
