import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { Account } from './account.js';
import { cleanEnvironment } from './environment.js';
import type { Place } from './place.js';
import { identify, readPostmaster } from './postmaster.js';
import type { Runtime } from './runtime.js';

const POLL_MS = 20;
const STOP_SECONDS = 60;
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

export interface LaunchOptions {
  readonly runtime: Runtime;
  readonly account: Account | undefined;
  readonly port: number;
  /** `name=value` settings for the server. */
  readonly settings: readonly string[];
}

/**
 * Starts the server in a session of its own: Ctrl-C in the terminal must reach the application
 * first, and the application stops its database when it has finished with it.
 * @returns undefined when it accepts connections, or what it wrote before it gave up
 */
export async function launch(place: Place, options: LaunchOptions): Promise<string | undefined> {
  rotate(place.log);
  const logStart = existsSync(place.log) ? statSync(place.log).size : 0;
  const output = openSync(place.log, 'a', 0o600);
  const server = spawn(options.runtime.postgres, argumentsFor(place, options), {
    ...options.account,
    cwd: place.root,
    detached: true,
    env: cleanEnvironment(),
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  await once(server, 'spawn');
  const failed = once(server, 'exit').then(() => 'exit' as const);
  server.unref();
  const outcome = await Promise.race([failed, untilReady(place.data, server.pid)]);
  return outcome === 'ready' ? undefined : readFileSync(place.log).subarray(logStart).toString();
}

function argumentsFor(place: Place, options: LaunchOptions): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...options.settings,
  ];
  return ['-D', place.data, '-p', String(options.port), ...settings.flatMap((one) => ['-c', one])];
}

/** Resolves when this process, and not an earlier one, has announced itself; never rejects on time. */
async function untilReady(data: string, pid: number | undefined): Promise<'ready' | 'exit'> {
  for (;;) {
    const written = readPostmaster(data);
    if (written?.pid === pid && written?.ready === true) return 'ready';
    if (!isOurChild(pid)) return 'exit';
    await pause(POLL_MS);
  }
}

function isOurChild(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Fast shutdown: sessions are ended, everything committed is kept. Resolves when no process is left. */
export async function shutDown(
  place: Place,
  runtime: Runtime,
  account: Account | undefined,
): Promise<void> {
  const pid = readPostmaster(place.data)?.pid;
  await promisify(execFile)(
    runtime.pgCtl,
    ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', String(STOP_SECONDS)],
    { ...account, cwd: place.root, env: cleanEnvironment() },
  );
  // pg_ctl is content when the pid file is gone, which a server removes shortly before its process ends.
  while (pid !== undefined && identify(pid, place.data) === 'ours') await pause(POLL_MS);
}

/** Keeps one older log: the file is the operator's, and must not fill the disk. */
function rotate(log: string): void {
  if (!existsSync(log) || statSync(log).size < LOG_LIMIT_BYTES) return;
  rmSync(`${log}.1`, { force: true });
  renameSync(log, `${log}.1`);
}
