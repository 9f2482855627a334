import { readFileSync } from 'node:fs';

import { asDatabaseUnavailable } from './faults.js';
import { SUPERUSER } from './initialise.js';
import { tryLease } from './lease.js';
import { shutDown } from './server.js';
import { faultPlace, findServer, settle, type Attempt, type Held } from './settle.js';

export interface EmbeddedPostgres {
  /** Superuser connection to the database `postgres`; contains the password, so never log it. */
  readonly url: string;
  readonly port: number;
  /** Stops the server, unless another process of this home still uses it. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * The handle of a server in use. When the server ends without being asked - killed for want of
 * memory, or by hand - it is started again at the same port: what was committed is there, requests in
 * between fail and may be repeated.
 */
export function supervise(attempt: Attempt, first: Held): EmbeddedPostgres {
  const { port } = first;
  const password = readFileSync(attempt.place.password, 'utf8');
  let current = first;
  let stopping: Promise<void> | undefined;
  const isStopping = (): boolean => stopping !== undefined;
  const watch = async (): Promise<void> => {
    for (;;) {
      await current.lease.ended;
      if (isStopping()) return;
      attempt.log('内置数据库意外停止，正在重新启动…');
      current = await settle({ ...attempt, port, patient: true });
      attempt.log('内置数据库已重新启动。');
      if (isStopping()) return;
    }
  };
  const watching = watch().catch((error: unknown) => {
    attempt.log(asDatabaseUnavailable(error, faultPlace(attempt)).message);
  });
  return {
    url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    port,
    stop: () => (stopping ??= giveUp({ attempt, password, watching, current: () => current })),
  };
}

interface Watched {
  readonly attempt: Attempt;
  readonly password: string;
  readonly watching: Promise<void>;
  current(): Held;
}

/** The last one out stops the server. */
async function giveUp(watched: Watched): Promise<void> {
  const held = watched.current();
  const outcome = await held.lease.release();
  const last = outcome === 'lost' ? await releaseAgain(watched, held) : outcome;
  if (last === 'alone') await stopServer(watched.attempt);
}

/** A lost lease says nothing about who else uses the server: it takes a new one to find out. */
async function releaseAgain(watched: Watched, lost: Held): Promise<'alone' | 'shared' | 'lost'> {
  await watched.watching;
  const renewed = watched.current();
  if (renewed !== lost) return renewed.lease.release();
  if (findServer(watched.attempt.place)?.ready !== true) return 'lost';
  const answer = await tryLease(watched.attempt.place, lost.port, watched.password);
  return answer.kind === 'held' ? answer.lease.release() : 'lost';
}

async function stopServer(attempt: Attempt): Promise<void> {
  try {
    await shutDown(attempt.place, attempt.runtime, attempt.account);
  } catch (error) {
    // A server that is gone by itself is stopped, too.
    if (findServer(attempt.place) === undefined) return;
    throw asDatabaseUnavailable(error, faultPlace(attempt));
  }
}
