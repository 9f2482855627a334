import type { EntityManager } from 'typeorm';

import type { ReplayableReport, ReplayRepository } from '#libs/features/ports';

import { ReplayRunEntity } from '../entities/replay-run.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

/** Ids sort by creation. */
const PAGE = `
  SELECT a.id AS "entryId", a.report_id AS "reportId", o.name AS "organisationName", r.year,
    r.rulebook_hash AS "rulebookHash", s.snapshot_canonical AS "snapshotCanonical", a.content_hash AS "contentHash",
    s.evaluation, s.other_organisations AS "otherOrganisations",
    (SELECT file->>'sha256' FROM jsonb_array_elements(a.files) file WHERE file->>'name' = 'score.json') AS "scoreSha256"
  FROM archive_entry a
  JOIN report r ON r.bureau_id = a.bureau_id AND r.id = a.report_id
  JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id
  JOIN submission s ON s.bureau_id = a.bureau_id AND s.id = a.submission_id
  WHERE a.bureau_id = $1 AND ($2::integer IS NULL OR r.year = $2) AND ($3::uuid IS NULL OR a.id > $3)
  ORDER BY a.id LIMIT $4`;

export function replaysOn(manager: EntityManager): ReplayRepository {
  const table = tableOf(manager, ReplayRunEntity);
  return {
    page: (bureauId, { year, after, limit }) =>
      select<ReplayableReport>(manager, PAGE, [bureauId, year, after, limit]),
    insert: (run) => table.insert(toRecord(run)),
    latest: async (bureauId) => {
      const [row] = await table.many({ where: { bureauId }, order: { id: 'DESC' }, take: 1 });
      return row === undefined ? null : toRecord(row);
    },
  };
}
