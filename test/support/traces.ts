import pg from 'pg';

import type { Moment } from './kill-plan.js';
import type { StepName } from './report-life.js';

/** How often each thing happened to a report, by its name; what never happened is not named. */
export type Traces = Readonly<Record<string, number>>;

/** What each step leaves, once, in decisions, archive, audit trail and jobs. */
const LEFT_BY: Readonly<Record<StepName, readonly string[]>> = {
  approve: [
    ...['decision approve', 'decision archive', 'audit report.approve', 'audit report.archive'],
    ...['archive entry', 'job archive-report completed'],
  ],
  request: [
    ...['audit publication.request', 'audit publication.prepare', 'publication'],
    'job prepare-publication completed',
  ],
  firstReview: ['audit publication.pass', 'review initial_review'],
  secondReview: ['audit publication.pass', 'review second_review'],
  finalReview: ['audit publication.pass', 'review final_review'],
  publish: ['audit publication.publish'],
  withdraw: ['audit publication.withdraw'],
};

/** What must be there after all of a moment's steps, each thing exactly as often as it was asked for. */
export function tracesOf({ steps }: Moment): Traces {
  return counted(steps.flatMap((step) => LEFT_BY[step]));
}

const SQL = `
  SELECT 'decision ' || command AS what FROM decision
    WHERE report_id = $1 AND command IN ('approve', 'archive')
  UNION ALL SELECT 'audit ' || action FROM audit_event WHERE subject_id = $1::text
    AND (action LIKE 'publication.%' OR action IN ('report.approve', 'report.archive'))
  UNION ALL SELECT 'archive entry' FROM archive_entry WHERE report_id = $1
  UNION ALL SELECT 'job ' || name || ' ' || state FROM pgboss.job WHERE data->>'reportId' = $1::text
  UNION ALL SELECT 'publication' FROM publication WHERE report_id = $1
  UNION ALL SELECT 'review ' || step FROM secrecy_review s
    JOIN publication p ON p.id = s.publication_id WHERE p.report_id = $1`;

/** What is there. */
export async function tracesIn(databaseUrl: string, reportId: string): Promise<Traces> {
  const rows = await ask<{ what: string }>(databaseUrl, SQL, [reportId]);
  return counted(rows.map(({ what }) => what));
}

/** Whether a job of the report is still to be done: one whose lease ran out on a slow machine is delivered again, and does nothing. */
export async function jobsWait(databaseUrl: string, reportId: string): Promise<boolean> {
  const open = `SELECT id FROM pgboss.job WHERE data->>'reportId' = $1 AND state <> 'completed'`;
  return (await ask(databaseUrl, open, [reportId])).length > 0;
}

/** What is left standing of processes that died: transactions, waits for locks, jobs of the reports that are not done. */
export async function leftStanding(databaseUrl: string): Promise<readonly string[]> {
  const rows = await ask<{ what: string }>(
    databaseUrl,
    `SELECT 'in transaction: ' || query AS what FROM pg_stat_activity
       WHERE datname = current_database() AND state LIKE 'idle in transaction%'
     UNION ALL SELECT 'waits for a lock: ' || pid FROM pg_locks WHERE NOT granted
     UNION ALL SELECT 'job: ' || name || ' ' || state FROM pgboss.job
       WHERE data ? 'reportId' AND state <> 'completed'`,
    [],
  );
  return rows.map(({ what }) => what);
}

async function ask<Row extends pg.QueryResultRow>(
  connectionString: string,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

function counted(names: readonly string[]): Traces {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
