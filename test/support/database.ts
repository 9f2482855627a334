import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import pg from 'pg';

import { repositoryRoot } from '#libs/config';

import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../libs/persistence/embedded/index.js';

/** A database of its own for one spec file. */
export interface TestDatabase {
  readonly name: string;
  /** Superuser connection to it. */
  readonly url: string;
  /** Drops it, with whatever is still connected, and stops the cluster when nobody else uses it. */
  drop(): Promise<void>;
}

/** What every clone starts from; prepared once and kept until the key changes. */
export interface Template {
  /** Lower case letters; a new key replaces only the template of the same name. */
  readonly name: string;
  /** Anything that changes when the outcome of `prepare` would: a hash of the migrations. */
  readonly key: string;
  prepare(url: string): Promise<void>;
}

const PREFIX = 'ziping_test_';
const CREATING = 20_240_702;

/**
 * Creates an empty database, or a clone of the template, in the test cluster of this clone of the
 * repository. All spec files share the cluster; it starts with the first and stops with the last.
 */
export async function createTestDatabase(template?: Template): Promise<TestDatabase> {
  const cluster = await startTestCluster();
  try {
    const name = `${PREFIX}${process.pid}_${randomBytes(4).toString('hex')}`;
    await asAdministrator(cluster, async (client) => {
      await client.query('SELECT pg_advisory_lock($1)', [CREATING]);
      await dropLeftovers(client);
      const source = template && (await ensureTemplate(cluster, client, template));
      await create(client, name, source);
    });
    return handleFor(cluster, name);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Keeps the test cluster up while the caller runs; the same as any spec file's, and as short-lived. */
export async function startTestCluster(): Promise<EmbeddedPostgres> {
  const user = process.getuid?.() ?? 0;
  const home = join(repositoryRoot(), 'node_modules', '.cache', `ziping-test-${user}`);
  const start = (): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({ home, disposable: true, log: () => undefined });
  try {
    return await start();
  } catch {
    // Without fsync a power cut leaves a cluster nobody can start; it holds nothing worth keeping.
    rmSync(home, { recursive: true, force: true });
    return start();
  }
}

/** Throws unless the name is one this file makes: nothing else may ever be dropped or emptied by a test. */
export function assertTestDatabase(name: string): void {
  if (!/^ziping_test_[a-z0-9_]+$/.test(name)) {
    throw new Error(`refusing to touch the database "${name}": its name is not ${PREFIX}…`);
  }
}

function handleFor(cluster: EmbeddedPostgres, name: string): TestDatabase {
  return {
    name,
    url: urlOf(cluster, name),
    drop: async () => {
      await asAdministrator(cluster, (client) => drop(client, name));
      await cluster.stop();
    },
  };
}

/** Prepared under another name first, so that a template is whole or absent. */
async function ensureTemplate(
  cluster: EmbeddedPostgres,
  client: pg.Client,
  template: Template,
): Promise<string> {
  const hash = createHash('sha256').update(template.key).digest('hex').slice(0, 16);
  const family = `${PREFIX}template_${template.name}_`;
  const name = family + hash;
  if ((await databases(client)).includes(name)) return name;
  const draft = `${PREFIX}${process.pid}_draft`;
  await create(client, draft);
  await template.prepare(urlOf(cluster, draft));
  for (const old of await databases(client)) {
    if (old.startsWith(family)) await drop(client, old);
  }
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  return name;
}

/** Databases of test processes that ended without dropping them. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  for (const name of await databases(client)) {
    const owner = /^ziping_test_(\d+)_/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await drop(client, name);
  }
}

async function databases(client: pg.Client): Promise<string[]> {
  const sql = 'SELECT datname FROM pg_database WHERE starts_with(datname, $1)';
  const { rows } = await client.query<{ datname: string }>(sql, [PREFIX]);
  return rows.map((row) => row.datname);
}

async function create(client: pg.Client, name: string, template = 'template0'): Promise<void> {
  assertTestDatabase(name);
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
}

async function drop(client: pg.Client, name: string): Promise<void> {
  assertTestDatabase(name);
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function asAdministrator(
  cluster: EmbeddedPostgres,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(cluster: EmbeddedPostgres, name: string): string {
  const url = new URL(cluster.url);
  url.pathname = `/${name}`;
  return url.href;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
