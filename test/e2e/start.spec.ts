import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { API_PREFIX, ENDPOINTS } from '#libs/contracts';

import { runApplication, startApplication } from '../support/application.js';
import { atomFaults } from '../support/atom.js';
import { Client } from '../support/client.js';
import { createMigratedDatabase } from '../support/persistence.js';

describe('starting and stopping', () => {
  const homes: string[] = [];
  let taken: Server | null = null;

  afterEach(() => {
    taken?.close();
    taken = null;
    for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
  });

  function newHome(): string {
    const home = mkdtempSync(join(tmpdir(), 'ziping-start-'));
    homes.push(home);
    return home;
  }

  it('says which port is taken and how to take another', async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, out, err } = await runApplication({ ZIPING_HOME: newHome(), PORT: String(port) });
    expect(code).toBe(2);
    expect(err).toContain(`端口 ${port} 已被占用`);
    expect(err).toContain(`PORT=${port + 1}`);
    expect(out).toBe('');
  });

  it('names a setting it cannot read, and not its value', async () => {
    const { code, err } = await runApplication({ ZIPING_HOME: newHome(), SESSION_HOURS: 's3cret' });
    expect(code).toBe(2);
    expect(err).toContain('SESSION_HOURS');
    expect(err).not.toContain('s3cret');
  });

  it('says that the database cannot be reached', async () => {
    const { code, err } = await runApplication({
      ZIPING_HOME: newHome(),
      DATABASE_URL: 'postgres://nobody:s3cret@127.0.0.1:1/nothing',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/数据库/);
    expect(err).not.toContain('s3cret');
    expect(err).not.toContain('    at ');
  });

  it.each([
    ['nobody', {}, 'request.too_many'],
    ['the proxy before it', { TRUSTED_PROXIES: '127.0.0.0/8' }, 'session.bad_credentials'],
  ])('believes %s about who asks', async (_, trusted, code) => {
    const database = await createMigratedDatabase();
    const env = { SIGN_IN_PER_MINUTE: '1', ...trusted };
    const application = await startApplication({ databaseUrl: database.url, env });
    try {
      const client = new Client(application.address);
      const body = { account: 'not.there', password: 'Wrong-password-1' };
      const from = (address: string) =>
        client.refused('signIn', { body, headers: { 'x-forwarded-for': address } });
      expect((await from('198.51.100.1')).code).toBe('session.bad_credentials');
      expect((await from('198.51.100.2')).code).toBe(code);
    } finally {
      await application.stop();
      await database.drop();
    }
  });

  it('lets what is public be kept, answers only what is new, and bounds how often one address asks', async () => {
    const database = await createMigratedDatabase();
    const env = { PUBLIC_PER_MINUTE: '3' };
    const application = await startApplication({ databaseUrl: database.url, env });
    try {
      const feed = `${application.address}${API_PREFIX}${ENDPOINTS.getPublicFeed.path}`;
      const first = await fetch(feed);
      expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'public, no-cache']);
      expect(atomFaults(await first.text())).toEqual([]);
      const ask = (tag: string) => fetch(feed, { headers: { 'if-none-match': tag } });
      const again = await ask(first.headers.get('etag') ?? '');
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await ask('"another"')).status).toBe(200);
      const client = new Client(application.address);
      expect(await client.refused('getPublicFeed')).toMatchObject({
        ...{ status: 429, code: 'request.too_many', message: '访问过于频繁，请一分钟后再试。' },
      });
      expect((await client.send('live')).status).toBe(200);
    } finally {
      await application.stop();
      await database.drop();
    }
  });

  it('answers, bounds sign-ins from one address, and ends with 0 when asked to', async () => {
    const database = await createMigratedDatabase();
    try {
      const env = { SIGN_IN_PER_MINUTE: '3' };
      const application = await startApplication({ databaseUrl: database.url, env });
      const client = new Client(application.address);
      expect(await client.ok('live')).toEqual({ status: 'ok' });
      expect(await client.ok('ready')).toEqual({ status: 'ok', database: 'ok', storage: 'ok' });
      const body = { account: 'not.there', password: 'Wrong-password-1' };
      const codes: string[] = [];
      for (let attempt = 0; attempt < 4; attempt += 1) {
        codes.push((await client.refused('signIn', { body })).code);
      }
      expect(codes).toEqual([
        ...Array<string>(3).fill('session.bad_credentials'),
        'request.too_many',
      ]);
      expect(await application.stop()).toBe(0);
      expect(application.written()).not.toContain('Warning');
      await expect(client.ok('live')).rejects.toThrow('fetch failed');
    } finally {
      await database.drop();
    }
  });
});
