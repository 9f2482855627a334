import { In, IsNull, type EntityManager } from 'typeorm';

import type { ArchiveKeepingRepository, FiledEntry } from '#libs/features/ports';

import {
  ArchiveFilingEntity,
  ArchiveHoldEntity,
  ArchiveSchemeEntity,
} from '../entities/archive-keeping.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

const LAST_ITEM = `
  SELECT coalesce(max(item), 0)::integer AS item FROM archive_filing
  WHERE bureau_id = $1 AND fonds = $2 AND category = $3 AND year = $4 AND retention = $5`;

/** Packages that were destroyed are not written to again. */
const UNLABELLED = `
  SELECT a.report_id AS "reportId", a.manifest_sha256 AS "manifestSha256", f.entry_id AS "entryId"
  FROM archive_filing f
  JOIN archive_entry a ON a.bureau_id = f.bureau_id AND a.id = f.entry_id
  WHERE f.bureau_id = $1 AND f.labelled_at IS NULL AND NOT EXISTS (
    SELECT FROM disposal_item i WHERE i.bureau_id = f.bureau_id AND i.entry_id = f.entry_id AND i.begun_at IS NOT NULL)
  ORDER BY f.entry_id LIMIT $2`;

/** In the order of the chain. */
const UNFILED = `
  SELECT a.id, a.archived_at AS "archivedAt"
  FROM archive_entry a
  JOIN report r ON r.bureau_id = a.bureau_id AND r.id = a.report_id
  JOIN archive_link l ON l.bureau_id = a.bureau_id AND l.entry_id = a.id
  WHERE a.bureau_id = $1 AND r.organisation_id = $2
    AND NOT EXISTS (SELECT FROM archive_filing f WHERE f.bureau_id = a.bureau_id AND f.entry_id = a.id)
  ORDER BY l.sequence`;

export function archiveKeepingOn(manager: EntityManager): ArchiveKeepingRepository {
  const schemes = tableOf(manager, ArchiveSchemeEntity);
  const filings = tableOf(manager, ArchiveFilingEntity);
  const holds = tableOf(manager, ArchiveHoldEntity);
  return {
    scheme: async (bureauId, organisationId) => {
      const row = await schemes.one({ bureauId, organisationId });
      return row && toRecord(row);
    },
    schemes: async (bureauId) => (await schemes.many({ where: { bureauId } })).map(toRecord),
    putScheme: async (scheme) => {
      const { bureauId, organisationId, ...values } = scheme;
      const changed = await schemes.change({ bureauId, organisationId }, values);
      if (changed === 0) await schemes.insert(toRecord(scheme));
    },
    filing: async (bureauId, entryId) => {
      const row = await filings.one({ bureauId, entryId });
      return row && toRecord(row);
    },
    lastItem: async ({ bureauId, fonds, category, year, retention }) => {
      const of = [bureauId, fonds, category, year, retention];
      return (await select<{ item: number }>(manager, LAST_ITEM, of))[0]?.item ?? 0;
    },
    insertFiling: (filing) => filings.insert(toRecord(filing)),
    unlabelled: async (bureauId, limit) => {
      type Place = Pick<FiledEntry, 'reportId' | 'manifestSha256'> & { readonly entryId: string };
      const places = await select<Place>(manager, UNLABELLED, [bureauId, limit]);
      const entryId = In(places.map((place) => place.entryId));
      const rows = await filings.many({ where: { bureauId, entryId } });
      const byEntry = new Map(rows.map((row) => [row.entryId, toRecord(row)]));
      return places.flatMap(({ reportId, manifestSha256, entryId: id }) => {
        const filing = byEntry.get(id);
        return filing === undefined ? [] : [{ reportId, manifestSha256, filing }];
      });
    },
    labelled: async (bureauId, entryId, labelledAt) => {
      await filings.change({ bureauId, entryId, labelledAt: IsNull() }, { labelledAt });
    },
    unfiled: (bureauId, organisationId) => select(manager, UNFILED, [bureauId, organisationId]),
    holds: async (bureauId, entryId) => {
      const rows = await holds.many({ where: { bureauId, entryId }, order: { id: 'DESC' } });
      return rows.map(toRecord);
    },
    placeHold: (hold) => holds.insert(toRecord(hold)),
    liftHold: async (bureauId, entryId, lift) =>
      (await holds.change({ bureauId, entryId, liftedAt: IsNull() }, lift)) > 0,
  };
}
