import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import type { Account } from './account.js';
import { cleanEnvironment } from './environment.js';
import { baseFor, ensureHome, layout, type Place } from './place.js';
import { isAlive } from './postmaster.js';
import type { Runtime } from './runtime.js';

export const SUPERUSER = 'ziping';
const DRAFT = /^\.postgres-(\d+)-/;

export interface InitialiseOptions {
  readonly runtime: Runtime;
  readonly account: Account | undefined;
  /** False only for throw-away test clusters: initdb then does not wait for the disk. */
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

/**
 * Creates the cluster unless a complete one is there. It is prepared under a draft name and moved
 * into place in one step, so `<home>/postgres` is whole or absent whenever the machine stops.
 * A folder that was never complete is set aside, not deleted; a complete one is never touched.
 */
export async function ensureCluster(place: Place, options: InitialiseOptions): Promise<void> {
  ensureHome(place.home);
  if (existsSync(place.stamp)) return;
  setAside(place, options.log);
  sweepDrafts(place.home);
  options.log('正在初始化内置数据库（仅首次启动需要）…');
  const base = baseFor(place.home, options.account);
  const draft = mkdtempSync(join(base, `.postgres-${process.pid}-`));
  try {
    await fill(draft, options);
    publish(draft, base, place);
  } catch (error) {
    discard(draft, base, place);
    throw error;
  }
}

async function fill(draft: string, options: InitialiseOptions): Promise<void> {
  const { data, password, stamp } = layout(draft);
  const secret = randomBytes(24).toString('base64url');
  chmodSync(draft, 0o711);
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, secret, { mode: 0o600 });
  const handedOver = join(draft, 'initial');
  writeFileSync(handedOver, secret, { mode: 0o600 });
  giveTo(options.account, data, handedOver);
  await runInitdb(data, handedOver, options);
  rmSync(handedOver);
  writeFileSync(stamp, JSON.stringify({ superuser: SUPERUSER }), { flush: true });
}

/** UTF-8 with PostgreSQL's built-in C.UTF-8: the same order on every machine, whatever it has installed. */
async function runInitdb(data: string, pwfile: string, options: InitialiseOptions): Promise<void> {
  const settings = [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${pwfile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    ...(options.durable ? [] : ['--no-sync']),
  ];
  await promisify(execFile)(options.runtime.initdb, settings, {
    ...options.account,
    cwd: dirname(data),
    env: cleanEnvironment(),
  });
}

/** The move that makes the cluster exist. Losing the race against another process is as good as winning. */
function publish(draft: string, base: string, place: Place): void {
  try {
    if (base === place.home) {
      renameSync(draft, place.root);
    } else {
      const whole = join(base, 'postgres');
      renameSync(draft, whole);
      symlinkSync(whole, place.root);
    }
  } catch (error) {
    if (!existsSync(place.stamp)) throw error;
    discard(draft, base, place);
  }
}

function discard(draft: string, base: string, place: Place): void {
  rmSync(base === place.home ? draft : base, { recursive: true, force: true });
}

/** A folder without the stamp: a copy or a restore that was interrupted. */
function setAside(place: Place, log: (line: string) => void): void {
  if (lstatSync(place.root, { throwIfNoEntry: false }) === undefined) return;
  const aside = `${place.root}.incomplete-${randomBytes(4).toString('hex')}`;
  renameSync(place.root, aside);
  log(`发现未完成的数据目录，已移到 ${aside}，不会被使用。`);
}

/** Drafts of processes that are gone; they never held anything but an unfinished initdb. */
function sweepDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(home, name), { recursive: true, force: true });
    }
  }
}

function giveTo(account: Account | undefined, ...paths: readonly string[]): void {
  if (account === undefined) return;
  for (const path of paths) chownSync(path, account.uid, account.gid);
}
