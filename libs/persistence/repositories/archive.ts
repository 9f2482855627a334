import { LessThan, type EntityManager } from 'typeorm';

import type {
  ArchiveFilter,
  ArchiveListRow,
  ArchiveRepository,
  ReportScope,
} from '#libs/features/ports';

import { ArchiveEntryEntity } from '../entities/archive-entry.js';
import { archiveChainOn } from './archive-chain.js';
import { jobTrouble } from './job-trouble.js';
import { toRecord } from './mappers.js';
import { facetsOf, facetsSql } from './facets.js';
import { COUNTING, COUNTING_GRADE, COUNTING_GRADE_LABEL } from './report-list.js';
import { rowDigests } from './sealed-rows.js';
import { select, tableOf } from './table.js';

/** One page, newest archived first: ids sort by creation. NULL parameters ask for everything. */
const SEARCH = `
  SELECT a.id, a.report_id AS "reportId", r.organisation_id AS "organisationId", o.name AS "organisationName",
    r.year, r.revision, s.score, s.converted, r.grade_label AS "gradeLabel",
    r.bureau_converted AS "bureauConverted", r.bureau_grade_label AS "bureauGradeLabel", a.pages, a.archived_at AS "archivedAt",
    (SELECT sum((file->>'size')::integer)::integer FROM jsonb_array_elements(a.files) file) AS size,
    EXISTS (
      SELECT FROM report later
      JOIN archive_entry e ON e.bureau_id = later.bureau_id AND e.report_id = later.id
      WHERE later.bureau_id = r.bureau_id AND later.supersedes = r.id
    ) AS superseded,
    f.number, f.retention, f.kept_until::text AS "keptUntil", h.id IS NOT NULL AS held,
    EXISTS (SELECT FROM disposal_item i WHERE i.bureau_id = a.bureau_id AND i.entry_id = a.id
      AND i.begun_at IS NOT NULL) AS disposed
  FROM archive_entry a
  JOIN report r ON r.bureau_id = a.bureau_id AND r.id = a.report_id
  JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id
  JOIN submission s ON s.bureau_id = a.bureau_id AND s.id = a.submission_id
  LEFT JOIN archive_filing f ON f.bureau_id = a.bureau_id AND f.entry_id = a.id
  LEFT JOIN archive_hold h ON h.bureau_id = a.bureau_id AND h.entry_id = a.id AND h.lifted_at IS NULL
  WHERE a.bureau_id = $1
    AND ($2::uuid[] IS NULL OR r.organisation_id = ANY ($2))
    AND ($3::integer IS NULL OR r.year = $3)
    AND ($4::uuid IS NULL OR r.organisation_id = $4)
    AND ($5::text IS NULL OR ${COUNTING_GRADE} = $5)
    AND ($6::timestamptz IS NULL OR a.archived_at >= $6)
    AND ($7::timestamptz IS NULL OR a.archived_at < $7)
    AND ($8::uuid IS NULL OR a.id < $8)
    AND ($9::text IS NULL OR f.retention = $9)
    AND ($10::boolean IS NULL OR (h.id IS NOT NULL) = $10)
  ORDER BY a.id DESC LIMIT $11`;

const FACETS = facetsSql(`
  SELECT r.year, r.organisation_id, o.name, ${COUNTING_GRADE} AS grade, ${COUNTING_GRADE_LABEL} AS grade_label,
    ${COUNTING} AS converted
  FROM archive_entry a
  JOIN report r ON r.bureau_id = a.bureau_id AND r.id = a.report_id
  JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id
  WHERE a.bureau_id = $1 AND ($2::uuid[] IS NULL OR r.organisation_id = ANY ($2))`);

const COUNT = `SELECT count(*)::integer AS count FROM archive_entry WHERE bureau_id = $1`;

export function archiveOn(manager: EntityManager): ArchiveRepository {
  const table = tableOf(manager, ArchiveEntryEntity);
  return {
    ...archiveChainOn(manager),
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
    count: async (bureauId) => {
      const [row] = await select<{ count: number }>(manager, COUNT, [bureauId]);
      return row?.count ?? 0;
    },
    trouble: (bureauId, reportId) => jobTrouble(manager, 'archive-report', { bureauId, reportId }),
    facets: (scope) => facetsOf(manager, FACETS, [scope.bureauId, scope.organisationIds]),
    rowDigests: (bureauId, reportId) => rowDigests(manager, bureauId, reportId),
    search: (scope, filter) => select<ArchiveListRow>(manager, SEARCH, parametersOf(scope, filter)),
  };
}

function parametersOf(scope: ReportScope, filter: ArchiveFilter): readonly unknown[] {
  const { year = null, organisationId = null, grade = null } = filter;
  const { from = null, before = null, after = null, retention = null, held = null } = filter;
  const of = [scope.bureauId, scope.organisationIds, year, organisationId, grade];
  return [...of, from, before, after, retention, held, filter.limit];
}
