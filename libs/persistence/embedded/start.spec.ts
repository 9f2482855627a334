import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { accountFor } from './account.js';
import { placeIn, shelfFor } from './place.js';
import { freePort } from './ports.js';
import { identify, pidFileOf, readPostmaster } from './postmaster.js';
import { prepareRuntime } from './runtime.js';
import { launch } from './server.js';
import { findServer } from './settle.js';
import { startEmbeddedPostgres, type EmbeddedOptions } from './start.js';
import type { EmbeddedPostgres } from './supervise.js';

let home: string;
let running: EmbeddedPostgres[] = [];
const top = mkdtempSync(join(tmpdir(), 'ziping-embedded-'));
chmodSync(top, 0o711);

/** initdb takes a second: cases that only start and stop share one home. */
const shared = join(top, 'shared');

beforeEach(() => {
  home = shared;
});

afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
});

afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

describe('a first and a second start', () => {
  it('keeps the data and the port, and leaves no process', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE first AS SELECT 7 AS n');
    const { pid } = serverOf();
    await first.stop();
    expect(identify(pid, placeIn(home).data)).toBe('gone');

    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await query(second.url, 'SELECT n FROM first')).toEqual([{ n: 7 }]);
  });

  it('listens on 127.0.0.1 only, with checksums, and keeps its password to itself', async () => {
    const server = await start();
    const settings = `SELECT current_setting('listen_addresses') AS listens,
      current_setting('unix_socket_directories') AS sockets,
      current_setting('data_checksums') AS checksums,
      current_setting('server_encoding') AS encoding`;
    expect(await query(server.url, settings)).toEqual([
      { listens: '127.0.0.1', sockets: '', checksums: 'on', encoding: 'UTF8' },
    ]);
    expect(statSync(placeIn(home).password).mode & 0o777).toBe(0o600);
    await expect(query(server.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow();
  });

  it('takes another free port when the last one is taken', async () => {
    const first = await start();
    await first.stop();
    const other = await occupy(first.port);
    const second = await start();
    expect(second.port).not.toBe(first.port);
    await close(other);
  });

  it('says so when a port that was asked for is taken', async () => {
    const port = await freePort();
    const other = await occupy(port);
    await expect(start({ port })).rejects.toMatchObject({
      code: 'database.unavailable',
      details: { reason: 'port_taken' },
    });
    await close(other);
    expect((await start({ port })).port).toBe(port);
  });
});

describe('several users of one home', () => {
  beforeEach(() => {
    home = join(top, 'together');
  });

  it('initialises once and stops with the last one', async () => {
    const both = await Promise.all([start(), start()]);
    expect(both[0].port).toBe(both[1].port);
    const { pid } = serverOf();
    await both[0].stop();
    expect(await query(both[1].url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    await both[1].stop();
    expect(identify(pid, placeIn(home).data)).toBe('gone');
    expect(readdirSync(home)).toEqual(['postgres']);
  });
});

describe('a home that only its owner may enter', () => {
  beforeEach(() => {
    home = mkdtempSync(join(top, 'private-'));
  });

  it('is served all the same, by root through a folder of the system', async () => {
    const server = await start({ disposable: false });
    expect(await query(server.url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    await server.stop();
    rmSync(dirname(realpathSync(join(home, 'postgres'))), { recursive: true });
  });

  it('leaves nothing elsewhere when it is to be thrown away', async () => {
    await start();
    expect(dirname(realpathSync(join(home, 'postgres')))).toBe(realpathSync(home));
  });
});

describe('after a kill', () => {
  it('recovers what a killed server had committed', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(serverOf().pid, 'SIGKILL');
    const second = await start();
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('starts the server again, at the same address, when it is killed under a running process', async () => {
    const lines: string[] = [];
    const server = await start({ log: (line) => lines.push(line) });
    const { pid } = serverOf();
    process.kill(pid, 'SIGKILL');
    expect(await queryUntilAnswered(server.url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    expect(serverOf().pid).not.toBe(pid);
    await server.stop();
    expect(lines).toEqual(['内置数据库意外停止，正在重新启动…', '内置数据库已重新启动。']);
    expect(readPostmaster(placeIn(home).data)).toBeUndefined();
  });

  it('stops for good before it is started again', async () => {
    const server = await start();
    const { pid } = serverOf();
    process.kill(pid, 'SIGKILL');
    await server.stop();
    // A killed process is still there for a moment; another one must not be.
    await untilGone(pid);
    expect(findServer(placeIn(home))).toBeUndefined();
  });

  it('stops for good while it is being started again', async () => {
    const said = new EventEmitter();
    const server = await start({ log: (line) => said.emit(line) });
    const { pid } = serverOf();
    const restarting = once(said, '内置数据库意外停止，正在重新启动…');
    process.kill(pid, 'SIGKILL');
    await restarting;
    await server.stop();
    await untilGone(pid);
    expect(findServer(placeIn(home))).toBeUndefined();
  });

  it('uses the server that a killed process left running, and then stops it', async () => {
    const first = await start();
    await first.stop();
    await leaveServerBehind();
    const { pid } = serverOf();
    const second = await start();
    expect(serverOf().pid).toBe(pid);
    await second.stop();
    expect(identify(pid, placeIn(home).data)).toBe('gone');
  });

  it('does not take a process with a recycled number for its server', async () => {
    const first = await start();
    await first.stop();
    const { data } = placeIn(home);
    writeFileSync(pidFileOf(data), `${process.pid}\n${data}\n0\n1\n\n127.0.0.1\n\nready\n`);
    expect(identify(process.pid, data)).toBe('stranger');
    const second = await start();
    expect(await query(second.url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
  });
});

describe('a folder that is not a whole cluster', () => {
  beforeEach(() => {
    home = mkdtempSync(join(top, 'broken-'));
    chmodSync(home, 0o711);
  });

  it('sets one aside that was never complete, and starts afresh', async () => {
    mkdirSync(join(home, 'postgres', 'data', 'base'), { recursive: true });
    writeFileSync(join(home, 'postgres', 'data', 'PG_VERSION'), '18\n');
    const server = await start();
    expect(await query(server.url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    expect(readdirSync(home).filter((name) => name.includes('incomplete'))).toHaveLength(1);
  });

  it('removes the draft of an initdb that was killed', async () => {
    const dead = join(home, '.postgres-999999999-abc');
    mkdirSync(dead, { recursive: true });
    await start();
    expect(existsSync(dead)).toBe(false);
  });

  it('says so when its programs cannot be run', async () => {
    await (await start()).stop();
    const place = placeIn(home);
    const runtime = { postgres: '/nowhere/postgres', initdb: '', pgCtl: '' };
    const port = await freePort();
    const options = { runtime, account: undefined, port, settings: [] };
    await expect(launch(place, options)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('never replaces a complete one, however damaged', async () => {
    await (await start()).stop();
    const control = join(placeIn(home).data, 'global', 'pg_control');
    rmSync(control);
    const stamp = readFileSync(placeIn(home).stamp, 'utf8');
    await expect(start()).rejects.toMatchObject({
      code: 'database.unavailable',
      details: { reason: 'damaged' },
    });
    expect(readFileSync(placeIn(home).stamp, 'utf8')).toBe(stamp);
    expect(existsSync(join(placeIn(home).data, 'PG_VERSION'))).toBe(true);
  });
});

async function start(more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const options = { home, disposable: true, log: () => undefined, ...more };
  const server = await startEmbeddedPostgres(options);
  running.push(server);
  return server;
}

/** What a kill -9 of the application leaves: a server without anybody's lease. */
async function leaveServerBehind(): Promise<void> {
  const place = placeIn(home);
  const account = accountFor(place.data);
  const runtime = prepareRuntime(() => shelfFor(home, account), account);
  const port = Number(readFileSync(place.port, 'utf8'));
  expect(await launch(place, { runtime, account, port, settings: ['fsync=off'] })).toBeUndefined();
}

async function untilGone(pid: number): Promise<void> {
  while (identify(pid, placeIn(home).data) === 'ours') await pause(20);
}

function serverOf(): { pid: number } {
  const written = readPostmaster(placeIn(home).data);
  if (written === undefined) throw new Error('no server is running');
  return written;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Requests fail while the server is being started again; a client repeats them. */
async function queryUntilAnswered(url: string, sql: string): Promise<unknown[]> {
  for (;;) {
    try {
      return await query(url, sql);
    } catch {
      continue;
    }
  }
}

async function occupy(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

async function close(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}
