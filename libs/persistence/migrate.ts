import pg from 'pg';

import { APP_ROLE, createDataSource } from './data-source.js';
import { translating } from './errors.js';
import { installJobs, type ExecuteSql, type InstallOptions } from './jobs/index.js';

/** Any number that nobody else locks: one process migrates, the others wait and find it done. */
const MIGRATING = 20_240_101;

/**
 * Brings the database up to date: our migrations in one transaction, then the job queues. Safe to repeat and to run from
 * several processes at once. The URL's user must own the database, and be allowed to create the role `ziping_app`
 * unless it is there already.
 * @returns names of the migrations that were run
 * Errors: database.unavailable
 */
export async function migrate(
  url: string,
  options: Pick<InstallOptions, 'leaseSeconds'> = {},
): Promise<readonly string[]> {
  return withOwner(url, async (owner) => {
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    const run = await runMigrations(url);
    const executeSql: ExecuteSql = (text, values) => owner.query(text, values && [...values]);
    await installJobs(executeSql, { ...options, appRole: APP_ROLE });
    return run;
  });
}

/** Takes the last migration back. Refused by the database when it would destroy archive or audit rows. */
export async function revertMigration(url: string): Promise<void> {
  const dataSource = await createDataSource(url, { role: null, poolSize: 2 }).initialize();
  try {
    await dataSource.undoLastMigration({ transaction: 'all' });
  } finally {
    await dataSource.destroy();
  }
}

async function runMigrations(url: string): Promise<readonly string[]> {
  const dataSource = await createDataSource(url, { role: null, poolSize: 2 }).initialize();
  try {
    const run = await dataSource.runMigrations({ transaction: 'all' });
    return run.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}

async function withOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  return translating(async () => {
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  });
}
