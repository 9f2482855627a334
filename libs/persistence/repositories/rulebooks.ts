import type { EntityManager } from 'typeorm';

import type { RulebookRepository } from '#libs/features/ports';

import { RulebookEntity } from '../entities/rulebook.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

/** Versions by number: 1.10.0 comes after 1.9.0. */
const CURRENT = `
  SELECT hash FROM rulebook WHERE bureau_id = $1 AND year = $2 AND status = 'published'
  ORDER BY string_to_array(version, '.')::integer[] DESC LIMIT 1`;

export function rulebooksOn(manager: EntityManager): RulebookRepository {
  const table = tableOf(manager, RulebookEntity);
  const find: RulebookRepository['find'] = async (bureauId, hash) => {
    const row = await table.one({ bureauId, hash });
    return row && toRecord(row);
  };
  return {
    insert: (rulebook) => table.insert(toRecord(rulebook)),
    find,
    current: async (bureauId, year) => {
      const [newest] = await select<{ hash: string }>(manager, CURRENT, [bureauId, year]);
      return newest === undefined ? null : find(bureauId, newest.hash);
    },
    list: async (bureauId) => {
      const rows = await table.many({
        select: {
          bureauId: true,
          hash: true,
          year: true,
          version: true,
          status: true,
          publishedAt: true,
        },
        where: { bureauId },
        order: { year: 'DESC', publishedAt: 'DESC', hash: 'ASC' },
      });
      return rows.map(({ package: _, ...rest }) => rest);
    },
  };
}
