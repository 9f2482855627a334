import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

import { ZipingError } from '../../libs/kernel/index.js';
import {
  createJobQueue,
  createJobRunner,
  installJobs,
  type ClaimedJob,
  type ExecuteSql,
  type JobEvent,
  type JobRunner,
} from '../../libs/persistence/jobs/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const APP_ROLE = 'ziping_test_worker';
const LEASE_SECONDS = 1;

describe('jobs in PostgreSQL', () => {
  let database: TestDatabase;
  let owner: pg.Pool;
  let app: pg.Pool;
  const runners: JobRunner[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Pool({ connectionString: database.url, max: 4 });
    await owner.query(`DO $$ BEGIN
      CREATE ROLE ${APP_ROLE} LOGIN PASSWORD 'test'; EXCEPTION WHEN duplicate_object THEN NULL; END $$`);
    await Promise.all([install(), install()]); // two processes that start at once
    const url = new URL(database.url);
    url.username = APP_ROLE;
    url.password = 'test';
    app = new pg.Pool({ connectionString: url.href, max: 8 });
  });
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.stop({ graceMilliseconds: 100 });
    await owner.query('DELETE FROM pgboss.job');
  });
  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  const install = (): Promise<void> =>
    installJobs(on(owner), { leaseSeconds: LEASE_SECONDS, appRole: APP_ROLE });

  async function enqueue(reportId: string, end: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const client = await app.connect();
    try {
      await client.query('BEGIN');
      await createJobQueue(on(client)).enqueue(jobOf(reportId));
      await client.query(end);
    } finally {
      client.release();
    }
  }

  /**
   * Runs jobs until `enough` says so of what all the workers told together: the one that is asked last may have
   * nothing left to tell. The deadline of the test itself ends a wait that never does.
   */
  async function runUntil(
    handle: (job: ClaimedJob<'archive-report'>) => Promise<void>,
    enough: (events: readonly JobEvent[]) => boolean,
    workers = 1,
  ): Promise<readonly JobEvent[]> {
    const events: JobEvent[] = [];
    await new Promise<void>((resolve, reject) => {
      const startOne = (): JobRunner =>
        createJobRunner({
          executeSql: on(app),
          handlers: {
            'archive-report': handle,
            'prepare-publication': () => Promise.resolve(),
            'replay-archive': () => Promise.resolve(),
            'verify-archive': () => Promise.resolve(),
            'dispose-archive': () => Promise.resolve(),
            'label-archive': () => Promise.resolve(),
            'simulate-rules': () => Promise.resolve(),
          },
          pollMilliseconds: 20,
          superviseSeconds: 1,
          log: (event) => {
            events.push(event);
            if (enough(events)) resolve();
          },
        });
      for (const runner of Array.from({ length: workers }, startOne)) {
        runners.push(runner);
        runner.start().catch(reject);
      }
    });
    return events;
  }

  const states = async (): Promise<unknown[]> =>
    (await owner.query<{ state: string }>('SELECT state FROM pgboss.job')).rows.map((r) => r.state);

  it('leaves no job after a rollback and one after a commit', async () => {
    await enqueue(randomUUID(), 'ROLLBACK');
    expect(await states()).toEqual([]);
    await enqueue(randomUUID(), 'COMMIT');
    expect(await states()).toEqual(['created']);
  });

  it('keeps one waiting job a report', async () => {
    const reportId = randomUUID();
    await enqueue(reportId, 'COMMIT');
    await enqueue(reportId, 'COMMIT');
    await enqueue(randomUUID(), 'COMMIT');
    expect(await states()).toEqual(['created', 'created']);
  });

  it('runs each job once, whatever the number of workers', async () => {
    const reports = Array.from({ length: 12 }, () => randomUUID());
    for (const reportId of reports) await enqueue(reportId, 'COMMIT');
    const seen: string[] = [];
    const counted = (events: readonly JobEvent[], event: JobEvent['event']): number =>
      events.filter((one) => one.event === event).length;
    const handle = (job: ClaimedJob<'archive-report'>): Promise<void> => {
      seen.push(job.data.reportId);
      return Promise.resolve();
    };
    const events = await runUntil(
      handle,
      (all) => counted(all, 'started') === 2 && counted(all, 'done') >= reports.length,
      2,
    );
    expect(counted(events, 'claimed')).toBe(reports.length);
    expect([...seen].sort()).toEqual([...reports].sort());
  });

  it('runs a failed job again, and remembers how often it failed', async () => {
    await enqueue(randomUUID(), 'COMMIT');
    const tries: number[] = [];
    const events = await runUntil(
      (job) => {
        tries.push(job.tries);
        if (job.tries > 0) return Promise.resolve();
        return Promise.reject(new ZipingError('storage.unavailable', '存储空间已满。'));
      },
      (all) => all.some(({ event }) => event === 'done'),
    );
    expect(tries).toEqual([0, 1]);
    expect(events.find(({ event }) => event === 'failed')?.retryIn).toBe(2);
    expect(await states()).toEqual(['completed']);
  });

  it('gives the job of a dead worker to another once the lease is over', async () => {
    await enqueue(randomUUID(), 'COMMIT');
    await owner.query(
      `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '2 seconds'`,
    );
    const events = await runUntil(
      () => Promise.resolve(),
      (all) => all.some(({ event }) => event === 'done'),
    );
    expect(events.find(({ event }) => event === 'claimed')?.job?.tries).toBe(1);
  });

  it('completes a job with the transaction that did its work', async () => {
    await enqueue(randomUUID(), 'COMMIT');
    let stateAtCommit: unknown[] = [];
    await runUntil(
      async (job) => {
        const client = await app.connect();
        await client.query('BEGIN');
        await createJobQueue(on(client)).complete(job);
        await client.query('COMMIT');
        client.release();
        stateAtCommit = await states();
      },
      (all) => all.some(({ event }) => event === 'done'),
    );
    expect(stateAtCommit).toEqual(['completed']);
    expect(await states()).toEqual(['completed']);
  });

  it('hands back what it could not finish when stopped', async () => {
    await enqueue(randomUUID(), 'COMMIT');
    await runUntil(
      () => new Promise(() => undefined),
      (all) => all.some(({ event }) => event === 'claimed'),
    );
    await runners.pop()?.stop({ graceMilliseconds: 10 });
    expect(await states()).toEqual(['retry']);
  });

  it('gives the application no right outside its schema', async () => {
    await owner.query('CREATE TABLE public.secret (id int)');
    await expect(app.query('SELECT * FROM public.secret')).rejects.toThrow('permission denied');
    await expect(app.query('DROP TABLE pgboss.job')).rejects.toThrow('must be owner');
  });
});

function jobOf(reportId: string): Parameters<ReturnType<typeof createJobQueue>['enqueue']>[0] {
  return {
    name: 'archive-report',
    data: { bureauId: randomUUID(), reportId, submissionId: randomUUID() },
  };
}

function on(connection: Pick<pg.Pool, 'query'>): ExecuteSql {
  return async (text, values) => {
    const result = await connection.query<Record<string, unknown>>(text, values && [...values]);
    return { rows: result.rows };
  };
}
