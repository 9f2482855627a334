import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { checksStanding } from '#libs/features/decisions';
import {
  migrate,
  openDataSource,
  startEmbeddedPostgres,
  TypeOrmUnitOfWork,
} from '#libs/persistence';

import { sampleRecords, store, type StoredReport } from '../support/stored-report.js';

/** Every report of the district is a copy of the sample, in an organisation of its own and with its own score. */
const COPIES = [
  `INSERT INTO organisation SELECT bureau_id, gen_random_uuid(), parent_id, name || n, short_name || n, kind, district,
    created_at FROM organisation, generate_series(1, $1::integer) n WHERE kind <> 'bureau'`,
  `INSERT INTO report (bureau_id, id, organisation_id, year, revision, rulebook_hash, stage, version, content,
      created_at, updated_at, stage_since, due_on, open_errors, failing_checks)
    SELECT r.bureau_id, gen_random_uuid(), o.id, r.year, 1, r.rulebook_hash, 'draft', 1, r.content, r.created_at,
      r.updated_at, r.stage_since, DATE '2025-02-01' + (random() * 90)::integer, 0, r.failing_checks
    FROM report r JOIN organisation o ON o.kind <> 'bureau' AND o.id <> r.organisation_id`,
  `INSERT INTO submission SELECT s.bureau_id, r.id, r.id, 1, s.content_hash, s.snapshot, s.snapshot_canonical,
      s.evaluation, s.score, s.converted, s.grade, s.submitted_by, s.submitted_at
    FROM submission s JOIN report r ON r.bureau_id = s.bureau_id AND r.id <> s.report_id`,
  `INSERT INTO indicator_score SELECT i.bureau_id, r.id, i.indicator_id, i.position, i.number, i.label, i.category,
      i.status, i.score * (0.5 + random()::numeric / 2), i.applicable_full_marks
    FROM indicator_score i JOIN report r ON r.bureau_id = i.bureau_id
    WHERE NOT EXISTS (SELECT FROM indicator_score k WHERE k.bureau_id = r.bureau_id AND k.submission_id = r.id)
      AND EXISTS (SELECT FROM submission s WHERE s.bureau_id = r.bureau_id AND s.id = r.id)`,
  `UPDATE report SET submission_id = id, stage = (ARRAY['draft', 'committee_review', 'bureau_review'])
      [1 + (random() * 2)::integer], score = 93, converted = 55 + round((random() * 45)::numeric, 2),
      grade = 'excellent', grade_label = '优'
    WHERE EXISTS (SELECT FROM submission s WHERE s.bureau_id = report.bureau_id AND s.id = report.id)`,
  'ANALYZE',
];

/** A database of its own with a district in it. */
interface CopiedDistrict {
  readonly unitOfWork: TypeOrmUnitOfWork;
  readonly dataSource: Awaited<ReturnType<typeof openDataSource>>;
  /** Of the report all others are copies of. */
  readonly records: StoredReport;
}

/**
 * Makes a district of `size` copies out of the one sample, has `work` done on it, and takes it away again.
 * @param also statements run after copying
 */
export async function onDistrict<T>(
  size: number,
  work: (district: CopiedDistrict) => Promise<T>,
  also: readonly string[] = [],
): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'ziping-bench-'));
  chmodSync(home, 0o711);
  const cluster = await startEmbeddedPostgres({ home, log: () => undefined });
  await migrate(cluster.url);
  const dataSource = await openDataSource(cluster.url);
  try {
    const unitOfWork = new TypeOrmUnitOfWork(dataSource);
    const records = await sampleRecords();
    await store(unitOfWork, records, async ({ submissions, reports }) => {
      await submissions.insert(records.submission);
      const checks = checksStanding(records.submission.evaluation, []);
      await reports.update({ ...records.draft, version: 2 }, records.draft.version, { checks });
    });
    await runOn(cluster.url, [...COPIES, ...also], size);
    return await work({ unitOfWork, dataSource, records });
  } finally {
    await dataSource.destroy();
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function runOn(url: string, statements: readonly string[], size: number): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  for (const sql of statements) await owner.query(sql, sql.includes('$1') ? [size] : []);
  await owner.end();
}
