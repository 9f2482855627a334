import { realpathSync } from 'node:fs';

import pg from 'pg';

import { errorCode } from './errno.js';
import { SUPERUSER } from './initialise.js';
import type { Place } from './place.js';

/** Any constant: it names "this server is in use" among the advisory locks of the database `postgres`. */
const IN_USE = 20_240_701;
const ANSWER_TIMEOUT_MS = 5_000;
const WRONG_PASSWORD = '28P01';

/**
 * Says "I am using this server" for as long as its connection lives: the lock is shared, and goes
 * with the process however that ends. Whoever gives up the last one stops the server, so the
 * command line can work beside a running service and neither pulls the database from the other.
 */
export interface Lease {
  /**
   * Gives the lease up. alone: nobody else holds one, and nobody can take one any more: the caller
   * must stop the server. shared: others use it. lost: the server ended the connection long ago.
   */
  release(): Promise<'alone' | 'shared' | 'lost'>;
  /** Resolves when the connection ends, whoever ended it. */
  readonly ended: Promise<void>;
}

export type LeaseAttempt =
  | { readonly kind: 'held'; readonly lease: Lease }
  /** Starting, stopping, or just gone: look again. */
  | { readonly kind: 'not_now'; readonly cause?: unknown }
  /** Somebody answers at this port who is not the server of this data directory. */
  | { readonly kind: 'stranger' };

/** Connects and takes a lease. Database faults that waiting cannot mend are thrown. */
export async function tryLease(
  place: Place,
  port: number,
  password: string,
): Promise<LeaseAttempt> {
  const client = connectionTo(port, password);
  // The server may end while we hold the lease; release() then finds the connection closed.
  client.on('error', () => undefined);
  try {
    await client.connect();
    if (!(await servesThis(client, place))) return await leave(client, { kind: 'stranger' });
    if (!(await lock(client))) return await leave(client, { kind: 'not_now' });
    client.unref();
    return { kind: 'held', lease: leaseOver(client) };
  } catch (error) {
    return await leave(client, refusal(error));
  }
}

function connectionTo(port: number, password: string): LeaseClient {
  return new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    application_name: 'ziping lease',
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  }) as LeaseClient;
}

/** The driver has both; its type definitions name neither. */
type LeaseClient = pg.Client & { ref(): void; unref(): void };

async function servesThis(client: pg.Client, place: Place): Promise<boolean> {
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  const served = rows[0]?.data_directory;
  return served !== undefined && realpathSync(served) === realpathSync(place.data);
}

async function lock(client: pg.Client): Promise<boolean> {
  const sql = 'SELECT pg_try_advisory_lock_shared($1) AS held';
  const { rows } = await client.query<{ held: boolean }>(sql, [IN_USE]);
  return rows[0]?.held === true;
}

function leaseOver(client: LeaseClient): Lease {
  return {
    ended: new Promise((resolve) => client.once('end', resolve)),
    async release() {
      client.ref();
      try {
        await client.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE]);
        const sql = 'SELECT pg_try_advisory_lock($1) AS alone';
        const { rows } = await client.query<{ alone: boolean }>(sql, [IN_USE]);
        if (rows[0]?.alone === true) return 'alone'; // stays connected, so that nobody else comes in
      } catch {
        return leave(client, 'lost');
      }
      return leave(client, 'shared');
    },
  };
}

function refusal(error: unknown): LeaseAttempt {
  return errorCode(error) === WRONG_PASSWORD
    ? { kind: 'stranger' }
    : { kind: 'not_now', cause: error };
}

async function leave<Answer>(client: pg.Client, answer: Answer): Promise<Answer> {
  await client.end().catch(() => undefined);
  return answer;
}
