import pg from 'pg';

import { asBossDb, bossOver, type ExecuteSql } from './boss.js';
import { JOB_NAMES, QUEUES } from './queues.js';

export interface InstallOptions {
  /** Seconds after which the job of a dead worker is given to another. */
  readonly leaseSeconds?: number;
  /** The role the application connects with, when it is not the owner; gets rights on the schema `pgboss` only. */
  readonly appRole?: string;
}

const DEFAULT_LEASE_SECONDS = 45;

/**
 * Creates or migrates pg-boss's schema and our queues; called by the owner of the database after its own migrations.
 * Safe to repeat and to run from two processes at once.
 */
export async function installJobs(
  executeSql: ExecuteSql,
  options: InstallOptions = {},
): Promise<void> {
  const boss = bossOver(executeSql, { db: asBossDb(executeSql), migrate: true });
  await boss.start();
  for (const name of JOB_NAMES) {
    const { options: queueOptions, leaseSeconds = 0 } = QUEUES[name];
    const expireInSeconds = Math.max(options.leaseSeconds ?? DEFAULT_LEASE_SECONDS, leaseSeconds);
    const queue = { name, ...queueOptions, expireInSeconds };
    await undeadlocked(() => boss.createQueue(name, queue));
    await boss.updateQueue(name, queue);
  }
  await boss.stop({ graceful: false });
  if (options.appRole !== undefined) await grant(executeSql, options.appRole);
}

const DEADLOCK = '40P01';
const MOST_TRIES = 5;

/** Two processes that create the same partition at once may wait for each other; PostgreSQL ends one, which tries again. */
async function undeadlocked(work: () => Promise<void>, tries = MOST_TRIES): Promise<void> {
  try {
    await work();
  } catch (error) {
    const deadlock = error instanceof pg.DatabaseError && error.code === DEADLOCK;
    if (!deadlock || tries <= 1) throw error;
    await undeadlocked(work, tries - 1);
  }
}

async function grant(executeSql: ExecuteSql, role: string): Promise<void> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(role)) throw new RangeError(`"${role}" is not a role name`);
  // One text is one transaction, and one process after the other: of two that grant at once PostgreSQL refuses one.
  await executeSql(`
    SELECT pg_advisory_xact_lock(hashtextextended('pgboss grants', 0));
    GRANT USAGE ON SCHEMA pgboss TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role}`);
}
