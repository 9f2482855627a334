import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';

import type {
  LockedReport,
  ReportHeader,
  ReportListRow,
  ReportRecord,
  ReportRepository,
  ReportScope,
  ReportStanding,
  ReportTally,
} from '#libs/features/ports';

import { ReportEntity } from '../entities/report.js';
import { toRecord, UNADJUSTED } from './mappers.js';
import { listStatement, tallyStatement } from './report-list.js';
import { select, tableOf } from './table.js';

const LOCK_MANY = `
  SELECT r.id, r.organisation_id AS "organisationId", r.year, r.stage, r.due_on::text AS "dueOn",
    o.name AS "organisationName"
  FROM report r JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id
  WHERE r.bureau_id = $1 AND ($2::uuid[] IS NULL OR r.organisation_id = ANY ($2)) AND r.id = ANY ($3::uuid[])
  ORDER BY r.id FOR UPDATE OF r`;

const OUTDATED = `
  SELECT r.id, o.name AS "organisationName", b.version AS "rulebookVersion"
  FROM report r
  JOIN organisation o ON o.bureau_id = r.bureau_id AND o.id = r.organisation_id
  JOIN rulebook b ON b.bureau_id = r.bureau_id AND b.hash = r.rulebook_hash
  WHERE r.bureau_id = $1 AND r.year = $2 AND r.stage = 'draft'
    AND string_to_array(b.version, '.')::integer[] < string_to_array($3, '.')::integer[]
    AND ($4::uuid IS NULL OR r.id > $4)
  ORDER BY r.id LIMIT $5`;

export function reportsOn(manager: EntityManager): ReportRepository {
  const table = tableOf(manager, ReportEntity);
  return {
    insert: (report, standing) =>
      table.insert({ ...UNKNOWN, ...toRecord(report), ...standingOf(standing) }),
    find: async (scope, id) => {
      const row = await table.one({ ...within(scope), id });
      return row && reportOf(row);
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
    update: async (report, expectedVersion, standing) => {
      const { bureauId, id } = report;
      const changed = await table.change(
        { bureauId, id, version: expectedVersion },
        { ...changeable(report), ...standingOf(standing) },
      );
      return changed === 1;
    },
    changeRulebook: async (bureauId, id, rulebookHash) => {
      await table.change({ bureauId, id }, { rulebookHash });
    },
    outdated: (rulebook, page) => outdatedOn(manager, rulebook, page),
    rate: async (bureauId, id, rating) => {
      await table.change({ bureauId, id }, rating);
    },
    list: (scope, filter) => {
      const { sql, parameters } = listStatement(scope, filter);
      return select<ReportListRow>(manager, sql, parameters);
    },
    tally: (scope, conditions, today) => {
      const { sql, parameters } = tallyStatement(scope, conditions, today);
      return select<ReportTally>(manager, sql, parameters);
    },
    lockMany: ({ bureauId, organisationIds }, ids) =>
      select<LockedReport>(manager, LOCK_MANY, [bureauId, organisationIds, ids]),
    latest: async (scope, organisationId, year) => {
      if (scope.organisationIds !== null && !scope.organisationIds.includes(organisationId)) {
        return null;
      }
      const where = { bureauId: scope.bureauId, organisationId, year };
      const [row] = await table.many({ where, order: { revision: 'DESC' }, take: 1 });
      return row === undefined ? null : reportOf(row);
    },
  };
}

async function outdatedOn(
  manager: EntityManager,
  { bureauId, year, version }: Parameters<ReportRepository['outdated']>[0],
  { after, limit }: Parameters<ReportRepository['outdated']>[1],
): ReturnType<ReportRepository['outdated']> {
  type Named = { id: string; organisationName: string; rulebookVersion: string };
  const asked = [bureauId, year, version, after, limit];
  const named = await select<Named>(manager, OUTDATED, asked);
  const ids = named.map(({ id }) => id);
  const rows = await tableOf(manager, ReportEntity).many({ where: { bureauId, id: In(ids) } });
  const byId = new Map(rows.map((row) => [row.id, reportOf(row)]));
  return named.flatMap(({ id, ...about }) => {
    const report = byId.get(id);
    return report === undefined ? [] : [{ report, ...about }];
  });
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

/** A report whose submission and evaluation nobody has looked at yet. */
const UNKNOWN = {
  ...{ dueOn: null, openErrors: null, failingChecks: null },
  ...{ score: null, converted: null, grade: null, gradeLabel: null },
  ...UNADJUSTED,
};

function standingOf({ dueOn, checks }: ReportStanding = {}): Partial<ReportEntity> {
  return {
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(checks && { openErrors: checks.openErrors, failingChecks: checks.failing }),
  };
}

function reportOf(row: ReportEntity): ReportRecord {
  return { ...headerOf(row), content: row.content };
}
