import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';

import { shareBrowser } from './browser-cache.js';

export type LogLine = Readonly<Record<string, unknown>>;

/** A program of the product in a process of its own. */
export interface RunningProcess {
  readonly pid: number;
  /** False once it ended, by whatever cause. */
  running(): boolean;
  /** Everything written to the log so far, one JSON object a line. */
  log(): readonly LogLine[];
  /** All of it as it was written, words to the operator included. */
  written(): string;
  /** Waits until the log has a line like this. */
  logged(wanted: (line: LogLine) => boolean): Promise<void>;
  /** Asks it to stop and waits; gives the exit code. */
  stop(): Promise<number | null>;
  /** kill -9; the home stays for whoever is started on it next. */
  kill(): Promise<void>;
}

/** The built application, as users run it. `stop` removes its home. */
export interface RunningApplication extends RunningProcess {
  /** http://127.0.0.1:… */
  readonly address: string;
  readonly home: string;
}

export interface ApplicationOptions {
  /** Absent: the embedded PostgreSQL of the home. */
  readonly databaseUrl?: string;
  /** A home left by a killed application. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const READY = /自评已就绪：(\S+)/;

/** Cheap hashes and no limit of sign-ins by address: everybody here comes from the same one. */
const FOR_TESTS = {
  PORT: '0',
  ZIPING_DEMO: 'off',
  ARGON2_MEMORY_KIB: '8192',
  ARGON2_PASSES: '1',
  SIGN_IN_PER_MINUTE: '100000',
  PUBLIC_PER_MINUTE: '100000',
  JOB_POLL_MILLISECONDS: '100',
};

/** Starts dist/apps/api/main.js. Errors: what it wrote, when it ends before it is ready. */
export async function startApplication(options: ApplicationOptions): Promise<RunningApplication> {
  const home = options.home ?? newHome();
  const child = launch('api', environmentOf({ ...options, home }));
  const output = collect(child);
  const ended = once(child, 'close');
  const address = await untilReady(child, output, ended);
  const running = handleOf(child, output, ended);
  return {
    ...running,
    address,
    home,
    stop: async () => {
      const code = await running.stop();
      rmSync(home, { recursive: true, force: true });
      return code;
    },
  };
}

/** Starts dist/apps/worker/main.js beside an application, on the same home. Errors: as above. */
export async function startWorkerBeside(
  options: ApplicationOptions & { readonly home: string },
): Promise<RunningProcess> {
  const child = launch('worker', environmentOf(options));
  const running = handleOf(child, collect(child), once(child, 'close'));
  await running.logged(({ msg }) => msg === 'job started');
  return running;
}

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'ziping-e2e-'));
  shareBrowser(home);
  return home;
}

function environmentOf({ databaseUrl, home, env }: ApplicationOptions): Record<string, string> {
  return {
    ...FOR_TESTS,
    ...(home === undefined ? {} : { ZIPING_HOME: home }),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...env,
  };
}

function handleOf(child: ChildProcess, output: Output, ended: Promise<unknown>): RunningProcess {
  return {
    pid: child.pid ?? 0,
    running: () => child.exitCode === null && child.signalCode === null,
    log: () => linesOf(output),
    written: () => output.out + output.err,
    logged: (wanted) => untilLogged(child, output, wanted),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs the application to its end, for starts that are to fail. */
export async function runApplication(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = launch('api', { ...FOR_TESTS, ...env });
  const output = collect(child);
  await once(child, 'close');
  return { code: child.exitCode, ...output };
}

function launch(app: 'api' | 'worker', env: Readonly<Record<string, string>>): ChildProcess {
  const main = join(repositoryRoot(), 'dist', 'apps', app, 'main.js');
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [main], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

interface Output {
  out: string;
  err: string;
}

function collect(child: ChildProcess): Output {
  const output = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  return output;
}

async function untilReady(
  child: ChildProcess,
  output: Output,
  ended: Promise<unknown>,
): Promise<string> {
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const address = READY.exec(output.out)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
  const address = await Promise.race([ready, ended.then(() => null)]);
  if (address === null) throw new Error(`the application ended:\n${output.out}${output.err}`);
  return address;
}

function untilLogged(
  child: ChildProcess,
  output: Output,
  wanted: (line: LogLine) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new Error(`it ended first:\n${output.out}${output.err}`));
    };
    const look = (): void => {
      if (!linesOf(output).some(wanted)) return;
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', look);
      child.off('close', ended);
      resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', look);
    child.once('close', ended);
    look();
  });
}

/** Whole lines only: the last one may still be on its way. The api logs to standard error, the worker to standard output. */
function linesOf({ out, err }: Output): LogLine[] {
  return [out, err]
    .flatMap((text) => text.split('\n').slice(0, -1))
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);
}
