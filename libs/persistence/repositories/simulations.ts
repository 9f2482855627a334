import type { EntityManager } from 'typeorm';

import type {
  OwnedContent,
  SimulationChunk,
  SimulationRecord,
  SimulationRepository,
  SimulationResultFilter,
  SimulationResultRecord,
} from '#libs/features/ports';

import { SimulationResultEntity } from '../entities/rulebook-simulation-result.js';
import { SimulationEntity } from '../entities/rulebook-simulation.js';
import { toRecord } from './mappers.js';
import { SUPERSEDED } from './report-list.js';
import { select, tableOf } from './table.js';

/** Of one bureau ($1): a year's reports ($2), and drafts of the year the rules are for ($3). */
const TRIED = `
  r.bureau_id = $1 AND (r.year = $2 OR (r.year = $3 AND r.stage = 'draft')) AND NOT ${SUPERSEDED}`;

const CHUNKS = `
  SELECT (array_agg(id ORDER BY place))[1] AS first, (array_agg(id ORDER BY place DESC))[1] AS last,
    count(*)::integer AS reports
  FROM (SELECT r.id, row_number() OVER (ORDER BY r.id) - 1 AS place FROM report r WHERE ${TRIED}) placed
  GROUP BY place / $4::integer ORDER BY place / $4::integer`;

/** Scores of what was submitted come from the columns beside it: no evaluation is unpacked. */
const SUBJECTS = `
  SELECT r.id AS "reportId", r.organisation_id AS "organisationId", r.year, r.rulebook_hash AS "rulebookHash",
    r.created_at AS "createdAt", r.content,
    CASE WHEN r.stage <> 'draft' AND r.failing_checks IS NOT NULL AND i.indicators IS NOT NULL
      THEN jsonb_build_object('score', trim_scale(s.score)::text, 'converted', trim_scale(s.converted)::text,
        'grade', s.grade, 'gradeLabel', r.grade_label, 'indicators', i.indicators, 'failing', r.failing_checks)
    END AS stored
  FROM report r
  LEFT JOIN submission s ON s.bureau_id = r.bureau_id AND s.id = r.submission_id
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', k.indicator_id, 'number', k.number, 'label', k.label,
      'status', k.status, 'score', trim_scale(k.score)::text) ORDER BY k.position) AS indicators
    FROM indicator_score k WHERE k.bureau_id = r.bureau_id AND k.submission_id = r.submission_id
  ) i ON true
  WHERE ${TRIED} AND r.id BETWEEN $4 AND $5 ORDER BY r.id`;

const COVERS = `
  SELECT EXISTS (SELECT FROM rulebook_simulation
    WHERE bureau_id = $1 AND draft_id = $2 AND content_hash = $3 AND state = 'done') AS covered`;

const SHOWN: Readonly<Record<SimulationResultFilter['show'], string>> = {
  all: 'true',
  grade: 'x.grade_changed',
  checks: 'x.newly_failing > 0',
  unscored: `x.outcome <> 'compared'`,
};

const band = (side: string): string => {
  const score = `(x.effect #>> '{${side},converted}')::numeric`;
  return `x.outcome = 'compared' AND $5 =
    CASE WHEN ${score} < 60 THEN '0' ELSE least(95, floor(${score} / 5) * 5)::integer::text END`;
};
const grade = (side: string): string => `coalesce(x.effect #>> '{${side},gradeLabel}', '')`;
const points = (which: string): string => `EXISTS (
  SELECT FROM jsonb_to_recordset(x.effect -> 'indicators') AS i (id text, before numeric, after numeric)
  WHERE i.id = $5 AND ${which})`;
const listed = (list: string): string =>
  `x.effect -> '${list}' @> jsonb_build_array(jsonb_build_object('id', $5::text))`;

/** The reports a sum of the tally counts ($5: the row of it), as `tally.ts` counts them. */
const COUNTED: Readonly<Record<string, string>> = {
  'band before': band('before'),
  'band after': band('after'),
  'grade before': `x.outcome = 'compared' AND ${grade('before')} = $5`,
  'grade after': `x.outcome = 'compared' AND ${grade('after')} = $5`,
  move: `x.grade_changed AND ${grade('before')} || ' → ' || ${grade('after')} = $5`,
  'indicator better': points('i.after > i.before'),
  'indicator worse': points('i.after < i.before'),
  'indicator onesided': points('(i.before IS NULL OR i.after IS NULL)'),
  'check newly': listed('newlyFailing'),
  'check resolved': listed('resolved'),
  missing: listed('missing'),
};

function countedBy(counted: SimulationResultFilter['counted']): string {
  if (counted === undefined) return '$5::text IS NULL';
  const { of, way } = counted;
  const where = COUNTED[way === undefined ? of : `${of} ${way}`];
  if (where === undefined) throw new Error(`simulations count no ${of} by ${way ?? 'nothing'}`);
  return where;
}

const RESULTS = ({ show, counted }: SimulationResultFilter): string => `
  SELECT x.bureau_id AS "bureauId", x.simulation_id AS "simulationId", x.report_id AS "reportId", x.name,
    x.outcome, x.distance::text, x.grade_changed AS "gradeChanged", x.newly_failing AS "newlyFailing", x.effect
  FROM rulebook_simulation_result x
  WHERE x.bureau_id = $1 AND x.simulation_id = $2 AND ${SHOWN[show]} AND (${countedBy(counted)})
    AND ($3::uuid IS NULL OR (x.distance, x.report_id) < (
      SELECT seen.distance, seen.report_id FROM rulebook_simulation_result seen
      WHERE seen.bureau_id = $1 AND seen.simulation_id = $2 AND seen.report_id = $3))
  ORDER BY x.distance DESC, x.report_id DESC LIMIT $4`;

/** Everything but the package, which is large and never changes. */
const PROGRESS = {
  ...{ bureauId: true, id: true, draftId: true, contentHash: true, year: true, state: true },
  ...{ total: true, done: true, pending: true, tally: true, startedByName: true },
  ...{ startedAt: true, finishedAt: true, failure: true },
} as const;

export function simulationsOn(manager: EntityManager): SimulationRepository {
  const table = tableOf(manager, SimulationEntity);
  const results = tableOf(manager, SimulationResultEntity);
  const first = async (where: object): Promise<SimulationRecord | null> => {
    const query = { where, select: PROGRESS, order: { id: 'DESC' }, take: 1 } as const;
    const [row] = await table.many(query);
    return row === undefined ? null : progressOf(row);
  };
  return {
    insert: (simulation, tried) => table.insert({ ...simulation, tried }),
    find: (bureauId, id) => first({ bureauId, id }),
    tried: async (bureauId, id) => {
      const [row] = await table.many({ select: { tried: true }, where: { bureauId, id } });
      if (row === undefined) throw new Error(`simulation ${id} is gone`);
      return row.tried;
    },
    latest: (bureauId, draftId) => first({ bureauId, draftId }),
    lock: async (bureauId, id) => {
      const row = await table.lock({ bureauId, id }, PROGRESS);
      return row && progressOf(row);
    },
    update: async ({ bureauId, id, state, done, pending, tally, finishedAt, failure }) => {
      const change = { state, done, pending, tally, finishedAt, failure };
      await table.change({ bureauId, id }, change);
    },
    covers: async (bureauId, draftId, contentHash) => {
      const of = [bureauId, draftId, contentHash];
      const [row] = await select<{ covered: boolean }>(manager, COVERS, of);
      return row?.covered ?? false;
    },
    chunks: ({ bureauId, year, draftYear }, size) =>
      select<SimulationChunk>(manager, CHUNKS, [bureauId, year, draftYear, size]),
    subjects: ({ bureauId, year, draftYear }, chunk) =>
      select<OwnedContent>(manager, SUBJECTS, [
        ...[bureauId, year, draftYear, chunk.first, chunk.last],
      ]),
    insertResults: (rows) => results.insert(rows.map(toRecord)),
    results: (bureauId, simulationId, filter) => {
      const { after = null, limit, counted } = filter;
      const of = [bureauId, simulationId, after, limit, counted?.key ?? null];
      return select<SimulationResultRecord>(manager, RESULTS(filter), of);
    },
  };
}

function progressOf(row: SimulationEntity): SimulationRecord {
  const { id, bureauId, draftId, contentHash, year, state, total, done, pending, tally } = row;
  const { startedByName, startedAt, finishedAt, failure } = row;
  return {
    ...{ id, bureauId, draftId, contentHash, year, state, total, done, pending, tally },
    ...{ startedByName, startedAt, finishedAt, failure },
  };
}
