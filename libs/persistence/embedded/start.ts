import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { accountFor, type Account } from './account.js';
import { asDatabaseUnavailable, databaseUnavailable, faultOf, type FaultPlace } from './faults.js';
import { ensureCluster, SUPERUSER } from './initialise.js';
import { tryLease, type Lease } from './lease.js';
import { ensureHome, placeIn, shelfFor, type Place } from './place.js';
import { freePort, isFree } from './ports.js';
import { identify, pidFileOf, readPostmaster } from './postmaster.js';
import { prepareRuntime, type Runtime } from './runtime.js';
import { launch, shutDown } from './server.js';

export interface EmbeddedOptions {
  /** ZIPING_HOME; the cluster is kept in `<home>/postgres`. */
  readonly home: string;
  /** 0 or absent: the port used last when it is free, or any free one. */
  readonly port?: number;
  /** Progress for the operator, in Chinese. */
  readonly log: (line: string) => void;
  /** True only for test clusters that may be lost: commits do not wait for the disk. */
  readonly disposable?: boolean;
}

export interface EmbeddedPostgres {
  /** Superuser connection to the database `postgres`; contains the password, so never log it. */
  readonly url: string;
  readonly port: number;
  /** Stops the server, unless another process of this home still uses it. Safe to call twice. */
  stop(): Promise<void>;
}

interface Attempt extends EmbeddedOptions {
  readonly place: Place;
  readonly runtime: Runtime;
  readonly account: Account | undefined;
}

const DEADLINE_MS = 60_000;
const POLL_MS = 50;
/** What a server says that finds another one, or the last children of a killed one, on its data. */
const ANOTHER_IS_THERE =
  /lock file "postmaster\.pid" already exists|shared memory block .* is still in use/;
const DISPOSABLE = ['fsync=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * Brings up the PostgreSQL of this home and returns how to reach it. A server that is already
 * there - left by a killed process, or in use by another one - is used and not started again.
 * Errors: ZipingError `database.unavailable` with `details.reason`.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    const attempt = await prepare(options);
    return await settle(attempt);
  } catch (error) {
    throw asDatabaseUnavailable(error, { home: options.home, ...portOf(options) });
  }
}

async function prepare(options: EmbeddedOptions): Promise<Attempt> {
  const account = accountFor(placeIn(options.home).data);
  ensureHome(options.home);
  const runtime = prepareRuntime(() => shelfFor(options.home, account), account);
  const durable = options.disposable !== true;
  await ensureCluster(placeIn(options.home), { runtime, account, durable, log: options.log });
  return { ...options, place: placeIn(options.home), runtime, account };
}

/** Looks, starts what is missing, and looks again, until a lease is held or time is up. */
async function settle(attempt: Attempt): Promise<EmbeddedPostgres> {
  const password = readFileSync(attempt.place.password, 'utf8');
  const started = performance.now();
  let last: unknown;
  while (performance.now() - started < DEADLINE_MS) {
    const running = findServer(attempt.place);
    if (running === undefined) {
      last = await startServer(attempt);
    } else if (running.ready) {
      const answer = await tryLease(attempt.place, running.port, password);
      if (answer.kind === 'held') return handleFor(attempt, running.port, password, answer.lease);
      if (answer.kind === 'stranger')
        throw databaseUnavailable('other_server', faultPlace(attempt));
      last = answer.cause;
    }
    if (running !== undefined || last !== undefined) await pause(POLL_MS);
  }
  throw databaseUnavailable('not_answering', faultPlace(attempt), last);
}

interface Running {
  readonly port: number;
  readonly ready: boolean;
}

/** The live server of this data directory. A pid file that a stranger's process seems to own is cleared. */
function findServer(place: Place): Running | undefined {
  const written = readPostmaster(place.data);
  if (written === undefined) return undefined;
  const who = identify(written.pid, place.data);
  // PostgreSQL clears the file of a dead server itself, but takes any living process for a server.
  if (who === 'stranger') rmSync(pidFileOf(place.data), { force: true });
  return who === 'ours' ? written : undefined;
}

/** @returns undefined when the server is up, or why it is worth looking and trying again */
async function startServer(attempt: Attempt): Promise<string | undefined> {
  const port = await choosePort(attempt);
  writeFileSync(attempt.place.port, String(port));
  const { place, runtime, account } = attempt;
  const settings = attempt.disposable === true ? DISPOSABLE : [];
  const refusal = await launch(place, { runtime, account, port, settings });
  if (refusal === undefined || ANOTHER_IS_THERE.test(refusal)) return refusal;
  const reason = faultOf(refusal);
  if (reason === 'port_taken' && !portOf(attempt).port) return refusal;
  throw databaseUnavailable(reason, { ...faultPlace(attempt), port }, new Error(refusal));
}

async function choosePort(attempt: Attempt): Promise<number> {
  const fixed = portOf(attempt).port;
  if (fixed !== undefined) {
    if (await isFree(fixed)) return fixed;
    throw databaseUnavailable('port_taken', { home: attempt.home, port: fixed });
  }
  const last = lastPort(attempt.place);
  return last !== undefined && (await isFree(last)) ? last : freePort();
}

function lastPort(place: Place): number | undefined {
  if (!existsSync(place.port)) return undefined;
  const port = Number(readFileSync(place.port, 'utf8'));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

function handleFor(
  attempt: Attempt,
  port: number,
  password: string,
  first: Lease,
): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  return {
    url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    port,
    stop: () => (stopping ??= giveUp(attempt, port, password, first)),
  };
}

/** The last one out stops the server. A lease lost in between is taken again to find out who is last. */
async function giveUp(
  attempt: Attempt,
  port: number,
  password: string,
  first: Lease,
): Promise<void> {
  let outcome = await first.release();
  if (outcome === 'lost' && findServer(attempt.place)?.ready === true) {
    const again = await tryLease(attempt.place, port, password);
    if (again.kind === 'held') outcome = await again.lease.release();
  }
  if (outcome !== 'alone') return;
  try {
    await shutDown(attempt.place, attempt.runtime, attempt.account);
  } catch (error) {
    if (findServer(attempt.place) !== undefined)
      throw asDatabaseUnavailable(error, faultPlace(attempt));
  }
}

function portOf(options: EmbeddedOptions): { port?: number } {
  return options.port === undefined || options.port === 0 ? {} : { port: options.port };
}

function faultPlace(attempt: Attempt): FaultPlace {
  return { home: attempt.home, log: attempt.place.log };
}
