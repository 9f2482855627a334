import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { canEnter, type Account } from './account.js';

/** Everything the embedded database keeps, below `<home>/postgres`. */
export interface Place {
  readonly home: string;
  readonly root: string;
  /** PostgreSQL's own data directory. */
  readonly data: string;
  /** Superuser password, mode 600. */
  readonly password: string;
  /** The port used last, so that it stays the same while it is free. */
  readonly port: string;
  readonly log: string;
  /** Written last: a folder without it was never complete. */
  readonly stamp: string;
}

/** The part of the machine that is never below a private home directory. */
const SYSTEM_SHELF = '/var/lib/ziping';

/** Links are resolved when the folder is there: the database account may only see where they lead. */
export function placeIn(home: string): Place {
  const root = join(resolve(home), 'postgres');
  return { home: resolve(home), ...layout(existsSync(root) ? realpathSync(root) : root) };
}

/** The same files below any folder: a cluster is prepared under another name and then moved. */
export function layout(root: string): Omit<Place, 'home'> {
  return {
    root,
    data: join(root, 'data'),
    password: join(root, 'password'),
    port: join(root, 'port'),
    log: join(root, 'server.log'),
    stamp: join(root, 'complete.json'),
  };
}

/** A new home lets the database account pass through, and nobody list it. */
export function ensureHome(home: string): void {
  if (existsSync(home)) return;
  // A recursive mkdir on a read-only disk says ENOENT; asking first gets the true reason.
  accessSync(nearestExisting(home), constants.W_OK);
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o711);
}

function nearestExisting(path: string): string {
  let at = resolve(path);
  while (!existsSync(at)) at = dirname(at);
  return at;
}

/**
 * Where new database files go: the home itself, or, when root keeps the home where the database
 * account cannot enter, a fresh folder of the system's.
 */
export function baseFor(home: string, account: Account | undefined): string {
  if (canEnter(home, account)) return home;
  mkdirSync(SYSTEM_SHELF, { recursive: true, mode: 0o755 });
  const base = mkdtempSync(join(SYSTEM_SHELF, 'home-'));
  chmodSync(base, 0o711);
  return base;
}

/** Where copies of the PostgreSQL programs go when those in node_modules cannot be used. */
export function shelfFor(home: string, account: Account | undefined): string {
  return canEnter(home, account) ? join(home, 'runtime') : join(SYSTEM_SHELF, 'runtime');
}
