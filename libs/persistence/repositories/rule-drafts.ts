import type { EntityManager } from 'typeorm';

import type { RuleDraftRecord, RuleDraftRepository } from '#libs/features/ports';

import { RuleDraftEntity } from '../entities/rule-draft.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

/** Without the packages, which are large. */
const LIST = `
  SELECT bureau_id AS "bureauId", id, year, rulebook_version AS "rulebookVersion", title, state, version,
    content_hash AS "contentHash", based_on AS "basedOn", editors, created_by AS "createdBy",
    created_by_name AS "createdByName", created_at AS "createdAt", updated_by_name AS "updatedByName",
    updated_at AS "updatedAt", note, submitted_by_name AS "submittedByName", submitted_at AS "submittedAt", reason,
    decided_by_name AS "decidedByName", decided_at AS "decidedAt", published_hash AS "publishedHash"
  FROM rule_draft WHERE bureau_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`;

export function ruleDraftsOn(manager: EntityManager): RuleDraftRepository {
  const table = tableOf(manager, RuleDraftEntity);
  return {
    insert: (draft) => table.insert(toRecord(draft)),
    find: async (bureauId, id) => {
      const row = await table.one({ bureauId, id });
      return row && toRecord(row);
    },
    lock: async (bureauId, id) => {
      const row = await table.lock({ bureauId, id });
      return row && toRecord(row);
    },
    update: async (draft) => {
      const { bureauId, id } = draft;
      await table.change({ bureauId, id }, changeable(draft));
    },
    list: (bureauId, { after, limit }) =>
      select<Omit<RuleDraftRecord, 'package'>>(manager, LIST, [bureauId, after, limit]),
  };
}

/** Everything but who began it, when, and from what. */
function changeable(draft: RuleDraftRecord): Partial<RuleDraftRecord> {
  const { year, rulebookVersion, title, state, version, package: parts, contentHash } = draft;
  const { editors, updatedByName, updatedAt, note, submittedByName, submittedAt } = draft;
  const { reason, decidedByName, decidedAt, publishedHash } = draft;
  return {
    ...{ year, rulebookVersion, title, state, version, package: parts, contentHash, editors },
    ...{ updatedByName, updatedAt, note, submittedByName, submittedAt },
    ...{ reason, decidedByName, decidedAt, publishedHash },
  };
}
