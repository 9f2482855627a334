import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';

import type {
  ReportFilter,
  ReportHeader,
  ReportListRow,
  ReportRepository,
  ReportScope,
} from '#libs/features/ports';

import { ReportEntity } from '../entities/report.js';
import { toRecord } from './mappers.js';
import { select, tableOf } from './table.js';

/**
 * One page, newest created first: ids sort by creation and never change, so no row is shown twice or missed when
 * somebody works on it between two pages. NULL parameters ask for everything.
 */
const LIST = `
  SELECT r.id, r.bureau_id AS "bureauId", r.organisation_id AS "organisationId", r.year, r.revision, r.supersedes,
    r.rulebook_hash AS "rulebookHash", r.stage, r.version, r.open_fields AS "openFields",
    r.submission_id AS "submissionId", r.created_at AS "createdAt", r.updated_at AS "updatedAt",
    r.stage_since AS "stageSince", o.name AS "organisationName", s.score, s.converted, s.grade
  FROM report r
  JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id
  LEFT JOIN LATERAL (
    SELECT score, converted, grade FROM submission
    WHERE bureau_id = r.bureau_id AND report_id = r.id ORDER BY number DESC LIMIT 1
  ) s ON true
  WHERE r.bureau_id = $1
    AND ($2::uuid[] IS NULL OR r.organisation_id = ANY ($2))
    AND ($3::integer IS NULL OR r.year = $3)
    AND ($4::text IS NULL OR r.stage = $4)
    AND ($5::uuid IS NULL OR r.organisation_id = $5)
    AND ($6::uuid IS NULL OR r.id < $6)
  ORDER BY r.id DESC LIMIT $7`;

export function reportsOn(manager: EntityManager): ReportRepository {
  const table = tableOf(manager, ReportEntity);
  return {
    insert: (report) => table.insert(toRecord(report)),
    find: async (scope, id) => {
      const row = await table.one({ ...within(scope), id });
      return row && toRecord(row);
    },
    lock: async (scope, id) => {
      const row = await table.lock({ ...within(scope), id }, HEADER);
      return row && headerOf(row);
    },
    content: async (bureauId, id) => {
      const [row] = await table.many({ select: { content: true }, where: { bureauId, id } });
      if (row === undefined) throw new Error(`report ${id} is gone`);
      return row.content;
    },
    update: async (report, expectedVersion) => {
      const { bureauId, id } = report;
      const changed = await table.change(
        { bureauId, id, version: expectedVersion },
        changeable(report),
      );
      return changed === 1;
    },
    list: (scope, filter) => select<ReportListRow>(manager, LIST, parametersOf(scope, filter)),
    latest: async (scope, organisationId, year) => {
      if (scope.organisationIds !== null && !scope.organisationIds.includes(organisationId)) {
        return null;
      }
      const where = { bureauId: scope.bureauId, organisationId, year };
      const [row] = await table.many({ where, order: { revision: 'DESC' }, take: 1 });
      return row === undefined ? null : toRecord(row);
    },
  };
}

/** Content is large: most decisions neither read nor write it. */
const HEADER = {
  bureauId: true,
  id: true,
  organisationId: true,
  year: true,
  revision: true,
  supersedes: true,
  rulebookHash: true,
  stage: true,
  version: true,
  openFields: true,
  submissionId: true,
  createdAt: true,
  updatedAt: true,
  stageSince: true,
} as const;

function headerOf(row: ReportEntity): ReportHeader {
  const { bureauId, id, organisationId, year, revision, supersedes, rulebookHash } = row;
  const { stage, version, openFields, submissionId, createdAt, updatedAt, stageSince } = row;
  return {
    ...{ bureauId, id, organisationId, year, revision, supersedes, rulebookHash },
    ...{ stage, version, openFields, submissionId, createdAt, updatedAt, stageSince },
  };
}

function within({ bureauId, organisationIds }: ReportScope): FindOptionsWhere<ReportEntity> {
  return organisationIds === null
    ? { bureauId }
    : { bureauId, organisationId: In([...organisationIds]) };
}

/** Everything but what a report is: whose, of which year, by which rules. */
function changeable(report: Parameters<ReportRepository['update']>[0]) {
  const { stage, version, content, openFields, submissionId, updatedAt, stageSince } = report;
  const header = { stage, version, openFields, submissionId, updatedAt, stageSince };
  return content === undefined ? header : { ...header, content };
}

function parametersOf(scope: ReportScope, filter: ReportFilter): readonly unknown[] {
  const { year = null, stage = null, organisationId = null, after = null, limit } = filter;
  return [scope.bureauId, scope.organisationIds, year, stage, organisationId, after, limit];
}
