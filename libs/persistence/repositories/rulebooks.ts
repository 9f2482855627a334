import type { EntityManager } from 'typeorm';

import type { RulebookRecord, RulebookRepository } from '#libs/features/ports';

import { RulebookEntity } from '../entities/rulebook.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

/** Versions by number: 1.10.0 comes after 1.9.0. */
const CURRENT = `
  SELECT hash FROM rulebook WHERE bureau_id = $1 AND year = $2 AND status = 'published'
  ORDER BY string_to_array(version, '.')::integer[] DESC LIMIT 1`;

/** Without the packages, which are large. */
const LIST = `
  SELECT hash, bureau_id AS "bureauId", year, version, status, published_at AS "publishedAt"
  FROM rulebook WHERE bureau_id = $1 ORDER BY year DESC, published_at DESC, hash`;

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
    list: (bureauId) => select<Omit<RulebookRecord, 'package'>>(manager, LIST, [bureauId]),
  };
}
