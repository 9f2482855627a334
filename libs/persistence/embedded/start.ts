import { chmodSync } from 'node:fs';

import { accountFor } from './account.js';
import { asDatabaseUnavailable } from './faults.js';
import { ensureCluster } from './initialise.js';
import { ensureHome, placeIn, shelfFor } from './place.js';
import { prepareRuntime } from './runtime.js';
import { settle, type Attempt } from './settle.js';
import { supervise, type EmbeddedPostgres } from './supervise.js';

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

/** For tests: the disk is not waited for, and there are connections for every worker. */
const DISPOSABLE = ['fsync=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * Brings up the PostgreSQL of this home and returns how to reach it. A server that is already
 * there - left by a killed process, or in use by another one - is used and not started again.
 * Errors: ZipingError `database.unavailable` with `details.reason`.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    const attempt = await prepare(options);
    return supervise(attempt, await settle(attempt));
  } catch (error) {
    throw asDatabaseUnavailable(error, { home: options.home });
  }
}

async function prepare({ home, port, log, disposable }: EmbeddedOptions): Promise<Attempt> {
  const account = accountFor(placeIn(home).data);
  ensureHome(home);
  // A throw-away home is often a private temporary folder; nothing of it shall stay elsewhere.
  if (disposable === true && account !== undefined) chmodSync(home, 0o711);
  const runtime = prepareRuntime(() => shelfFor(home, account), account);
  await ensureCluster(placeIn(home), { runtime, account, durable: disposable !== true, log });
  const settings = disposable === true ? DISPOSABLE : [];
  const fixed = port === undefined || port === 0 ? {} : { port };
  // Only now: the place may lie behind a link that was not there before.
  return { place: placeIn(home), runtime, account, settings, log, ...fixed };
}
