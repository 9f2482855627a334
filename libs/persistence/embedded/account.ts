import { execFileSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

import { ZipingError } from '#libs/kernel';

/** Who PostgreSQL runs as. `undefined` everywhere in this folder means: as ourselves. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const ROOT = 0;
/** Accounts a machine already has. None is created: a program that is tried once should leave no user behind. */
const CANDIDATES = ['postgres', 'nobody'] as const;

/**
 * PostgreSQL refuses to run as root, so root hands it to an account of the machine; an ordinary
 * user runs it as himself. Existing data decides first: it must be served by its owner.
 * @param data the data directory, which need not exist
 */
export function accountFor(data: string): Account | undefined {
  if (process.getuid?.() !== ROOT) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== ROOT) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const account = lookUp(name);
    if (account !== undefined) return account;
  }
  throw new ZipingError(
    'database.unavailable',
    '以 root 运行时，内置数据库需要一个普通系统用户（postgres 或 nobody），本机没有。请改用普通用户运行。',
    { details: { reason: 'no_account' } },
  );
}

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // no such account: try the next
  }
}

const READ = 4;
const ENTER = 1;

/** Whether the account can read the file and enter every directory above it, by the mode bits. */
export function canRead(file: string, account: Account | undefined): boolean {
  return account === undefined || (has(file, READ, account) && canEnter(dirname(file), account));
}

/**
 * Whether the account can enter the directory and every one above it, by the mode bits.
 * A clone below /root (mode 700) is the usual case where it cannot.
 */
export function canEnter(directory: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  for (let at = realpathSync(directory); ; at = dirname(at)) {
    if (!has(at, ENTER, account)) return false;
    if (at === dirname(at)) return true;
  }
}

function has(path: string, bit: number, account: Account): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bit) !== 0;
}
