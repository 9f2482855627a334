import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import type { Account } from './account.js';
import { databaseUnavailable, faultOf, type FaultPlace } from './faults.js';
import { tryLease, type Lease } from './lease.js';
import type { Place } from './place.js';
import { freePort, isFree } from './ports.js';
import { identify, pidFileOf, readPostmaster } from './postmaster.js';
import type { Runtime } from './runtime.js';
import { launch } from './server.js';

/** What it takes to bring this server up, again and again. */
export interface Attempt {
  readonly place: Place;
  readonly runtime: Runtime;
  readonly account: Account | undefined;
  /** Absent: the port used last when it is free, or any free one. */
  readonly port?: number;
  /** Wait for a port that is taken: its holder is a server that is just ending. */
  readonly patient?: boolean;
  /** `name=value` settings for the server. */
  readonly settings: readonly string[];
  readonly log: (line: string) => void;
}

/** A server in use by this process. */
export interface Held {
  readonly port: number;
  readonly lease: Lease;
}

const DEADLINE_MS = 60_000;
const POLL_MS = 50;
/** What a server says that finds another one, or the last children of a killed one, on its data. */
const ANOTHER_IS_THERE =
  /lock file "postmaster\.pid" already exists|shared memory block .* is still in use/;

/** Looks, starts what is missing, and looks again, until a lease is held or time is up. */
export async function settle(attempt: Attempt): Promise<Held> {
  const password = readFileSync(attempt.place.password, 'utf8');
  const started = performance.now();
  let last: unknown;
  while (performance.now() - started < DEADLINE_MS) {
    const running = findServer(attempt.place);
    if (running === undefined) {
      last = await startServer(attempt);
    } else if (running.ready) {
      const answer = await tryLease(attempt.place, running.port, password);
      if (answer.kind === 'held') return { port: running.port, lease: answer.lease };
      if (answer.kind === 'stranger') {
        throw databaseUnavailable('other_server', faultPlace(attempt));
      }
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
export function findServer(place: Place): Running | undefined {
  const written = readPostmaster(place.data);
  if (written === undefined) return undefined;
  const who = identify(written.pid, place.data);
  // PostgreSQL clears the file of a dead server itself, but takes any living process for a server.
  if (who === 'stranger') rmSync(pidFileOf(place.data), { force: true });
  return who === 'ours' ? written : undefined;
}

/** @returns undefined when the server is up, or why it is worth looking and trying again */
async function startServer(attempt: Attempt): Promise<string | undefined> {
  const { place, runtime, account, settings } = attempt;
  const port = await choosePort(attempt);
  if (!(await isFree(port))) return portTaken(attempt, port);
  writeFileSync(place.port, String(port));
  const refusal = await launch(place, { runtime, account, port, settings });
  if (refusal === undefined || ANOTHER_IS_THERE.test(refusal)) return refusal;
  const reason = faultOf(refusal);
  if (reason === 'port_taken') return portTaken(attempt, port);
  throw databaseUnavailable(reason, faultPlace(attempt), new Error(refusal));
}

async function choosePort({ port, place }: Attempt): Promise<number> {
  if (port !== undefined) return port;
  const last = lastPort(place);
  return last !== undefined && (await isFree(last)) ? last : freePort();
}

/** Another port can be chosen, or this one waited for; one that was asked for is the operator's matter. */
function portTaken({ port, patient, place }: Attempt, taken: number): string {
  if (port === undefined || patient === true) return `port ${taken} is taken`;
  throw databaseUnavailable('port_taken', { home: place.home, port: taken });
}

function lastPort(place: Place): number | undefined {
  if (!existsSync(place.port)) return undefined;
  const port = Number(readFileSync(place.port, 'utf8'));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

export function faultPlace({ place }: Attempt): FaultPlace {
  return { home: place.home, log: place.log };
}
