import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { loadConfig, type Environment } from '#libs/config';

import { placeIn } from '../../libs/persistence/embedded/place.js';
import { freePort } from '../../libs/persistence/embedded/ports.js';
import { readPostmaster } from '../../libs/persistence/embedded/postmaster.js';
import { openInstallation } from '../../apps/worker/installation.js';
import {
  startApplication,
  startWorkerBeside,
  type RunningApplication,
  type RunningProcess,
} from './application.js';
import { shareBrowser } from './browser-cache.js';
import { childBrowsers } from './child-browsers.js';
import { Client } from './client.js';
import { addUnits, foundDistrict, PASSWORD, type TestDistrict } from './district.js';
import { runningProcesses } from './processes.js';

/** What of an installation can be killed: its programs, the browser that prints, PostgreSQL whole or one connection of it. */
export const VICTIMS = ['api', 'worker', 'browser', 'postmaster', 'backend'] as const;
export type Victim = (typeof VICTIMS)[number];

/** Whoever has a hand in a report's life. */
const PEOPLE = [
  ...['east.drafter', 'east.committee_secretary', 'bureau_reviewer', 'bureau_approver'],
  'archivist',
];

const POLL_MS = 25;

/**
 * An installation as an operator runs it: api and worker in processes of their own over the embedded PostgreSQL of one home.
 * Programs that are killed are started again, as systemd would; whatever else dies the product has to bring back itself.
 */
export class WholeService {
  /** Public sites written so far. */
  exports = 0;
  private readonly clients = new Map<string, Promise<Client>>();

  private constructor(
    readonly folder: string,
    private readonly founded: Founded,
    private readonly env: Readonly<Record<string, string>>,
    public api: RunningApplication,
    public worker: RunningProcess,
  ) {}

  /** @param units how many townships there are beside the district's own */
  static async start(units: number): Promise<WholeService> {
    const folder = mkdtempSync(join(tmpdir(), 'ziping-killed-'));
    // The account of the database passes through.
    chmodSync(folder, 0o711);
    mkdirSync(join(folder, 'tmp'));
    const env = {
      ...{ TMPDIR: join(folder, 'tmp'), ZIPING_STORAGE: join(folder, 'blobs') },
      ...{ PORT: String(await freePort()), JOB_LEASE_SECONDS: '5', ZIPING_DEMO: 'off' },
    };
    const home = join(folder, 'home');
    mkdirSync(home);
    shareBrowser(home);
    const founded = await found({ ...env, ZIPING_HOME: home }, units);
    const api = await startApplication({ home, env: { ...env, ZIPING_WORKER: 'off' } });
    const worker = await startWorkerBeside({ home, env });
    const service = new WholeService(folder, founded, env, api, worker);
    // Nobody is still at the door when something dies.
    await Promise.all(PEOPLE.map((account) => service.as(account)));
    return service;
  }

  get databaseUrl(): string {
    return this.founded.databaseUrl;
  }

  get district(): TestDistrict {
    return this.founded.district;
  }

  /** Ids of the townships beside it. */
  get units(): readonly string[] {
    return this.founded.units;
  }

  get home(): string {
    return join(this.folder, 'home');
  }

  /** Where files are kept. */
  get storage(): string {
    return join(this.folder, 'blobs');
  }

  /** Where its programs keep what is to go with them. */
  get temporary(): string {
    return join(this.folder, 'tmp');
  }

  /** Settings of a further program over the same home. */
  get environment(): Readonly<Record<string, string>> {
    return { ...this.env, ZIPING_HOME: this.home };
  }

  /** Signed in; the same session each time, over every restart. */
  as = (account: string): Promise<Client> => {
    const known = this.clients.get(account);
    const client = known ?? Client.signedIn(this.api.address, account, PASSWORD);
    this.clients.set(account, client);
    return client;
  };

  /** kill -9. @param among of several connections or browsers, which */
  async kill(victim: Victim, among: number): Promise<void> {
    if (victim === 'api') await this.api.kill();
    else if (victim === 'worker') await this.worker.kill();
    else for (const pid of this.processesOf(victim, among)) killQuietly(pid);
  }

  private processesOf(victim: Victim, among: number): readonly number[] {
    if (victim === 'browser') return childBrowsers(this.worker.pid);
    const postmaster = this.postmaster();
    if (victim === 'postmaster') return [postmaster];
    const backends = connectionsOf(postmaster);
    return backends.length === 0 ? [] : [backends[among % backends.length]!];
  }

  /** Process id of the database server, which may be gone. */
  postmaster(): number {
    return readPostmaster(placeIn(this.home).data)?.pid ?? 0;
  }

  /** Waits until the service says that it is ready. */
  async ready(): Promise<void> {
    const client = new Client(this.api.address);
    await until(async () => (await attempt(client.send('ready')))?.status === 200);
  }

  /** Starts what an operator's system starts again. */
  async revive(victim: Victim): Promise<void> {
    const { home, env } = this;
    if (victim === 'api')
      this.api = await startApplication({ home, env: { ...env, ZIPING_WORKER: 'off' } });
    if (victim === 'worker') this.worker = await startWorkerBeside({ home, env });
    await this.ready();
  }

  /** Asks both programs to stop; gives their exit codes. Storage and temporary files stay. */
  async stop(): Promise<readonly (number | null)[]> {
    return [await this.worker.stop(), await this.api.stop()];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Founded {
  readonly databaseUrl: string;
  readonly district: TestDistrict;
  readonly units: readonly string[];
}

async function found(env: Environment, count: number): Promise<Founded> {
  const installation = await openInstallation(loadConfig(env), { log: () => undefined });
  try {
    const { unitOfWork, databaseUrl } = installation;
    const district = await foundDistrict(unitOfWork, (rules) => ({
      ...rules,
      // What is approved for publication may go out at once.
      disclosure: { ...rules.disclosure, holdDays: 0 },
    }));
    return { databaseUrl, district, units: await addUnits(unitOfWork, district, count) };
  } finally {
    await installation.close();
  }
}

/** Connections of clients, by what PostgreSQL calls its processes: `postgres: user database host(port) idle`. */
function connectionsOf(postmaster: number): readonly number[] {
  return runningProcesses()
    .filter(({ parent, command }) => parent === postmaster && /127\.0\.0\.1\(/.test(command))
    .map(({ pid }) => pid);
}

/** It may have ended by itself meanwhile. */
function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Looks until it is so; the test's own time limit ends a wait for what never comes. */
export async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await pause(POLL_MS);
}

/** null: no answer came. */
export async function attempt<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isLost(error)) return null;
    throw error;
  }
}

/** The request could not be sent, or its answer broke off. By name: fetch is not of the realm a spec runs in. */
export const isLost = (error: unknown): boolean => (error as Partial<Error>).name === 'TypeError';
