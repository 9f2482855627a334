import { IsNull, Not, type EntityManager } from 'typeorm';

import type { ArchiveRunRepository } from '#libs/features/ports';

import { ArchiveRunEntity } from '../entities/archive-run.js';
import { toRecord } from './mappers.js';
import { tableOf } from './table.js';

export function archiveRunsOn(manager: EntityManager): ArchiveRunRepository {
  const table = tableOf(manager, ArchiveRunEntity);
  return {
    insert: (run) => table.insert(toRecord(run)),
    lock: async (bureauId, id) => {
      const row = await table.lock({ bureauId, id });
      return row && toRecord(row);
    },
    advance: async ({ bureauId, id, done, cursor, failing, findings, finishedAt }) => {
      await table.change({ bureauId, id }, { done, cursor, failing, findings, finishedAt });
    },
    running: async (bureauId) => {
      const row = await table.one({ bureauId, finishedAt: IsNull() });
      return row && toRecord(row);
    },
    finished: async (bureauId) => {
      const where = { bureauId, finishedAt: Not(IsNull()) };
      const [row] = await table.many({ where, order: { id: 'DESC' }, take: 1 });
      return row === undefined ? null : toRecord(row);
    },
  };
}
