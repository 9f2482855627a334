import type { EntityManager } from 'typeorm';

import type { RulebookRecord, RulebookRepository } from '#libs/features/ports';

import { RulebookEntity } from '../entities/rulebook.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

/** Versions by number: 1.10.0 comes after 1.9.0. */
const CURRENT = `
  SELECT hash FROM rulebook WHERE bureau_id = $1 AND year = $2 AND status = 'published' AND effective_from <= $3::date
  ORDER BY string_to_array(version, '.')::integer[] DESC LIMIT 1`;

/** Two who publish for one bureau come one after another. */
const LOCK = `SELECT id FROM organisation WHERE bureau_id = $1 AND id = $1 FOR UPDATE`;

/** Without the packages, which are large. */
const LIST = `
  SELECT hash, bureau_id AS "bureauId", year, version, status, published_at AS "publishedAt",
    to_char(effective_from, 'YYYY-MM-DD') AS "effectiveFrom"
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
    current: async (bureauId, year, today) => {
      const [newest] = await select<{ hash: string }>(manager, CURRENT, [bureauId, year, today]);
      return newest === undefined ? null : find(bureauId, newest.hash);
    },
    retire: async (bureauId, hash) =>
      (await table.change({ bureauId, hash, status: 'published' }, { status: 'retired' })) === 1,
    lockYears: async (bureauId) => {
      await select(manager, LOCK, [bureauId]);
    },
    list: (bureauId) => select<Omit<RulebookRecord, 'package'>>(manager, LIST, [bureauId]),
  };
}
