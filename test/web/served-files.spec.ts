import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startApplication, type RunningApplication } from '../support/application.js';
import type { TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';

describe('the built pages', () => {
  let database: TestDatabase;
  let application: RunningApplication;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    application = await startApplication({ databaseUrl: database.url });
  });
  afterAll(async () => {
    await application.stop();
    await database.drop();
  });

  async function get(path: string) {
    const response = await fetch(`${application.address}${path}`);
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', text };
  }

  it('are one page at every address of the application, with files it names', async () => {
    const page = await get('/reports/of-this-year');
    expect(page).toMatchObject({ status: 200, type: expect.stringMatching(/^text\/html/) });
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(page.text) ?? [];
    expect(await get(script)).toMatchObject({
      status: 200,
      type: expect.stringMatching(/javascript/),
    });
  });

  it('open with less than 300 kB of packed program and styles; the rest comes with the page it is for', async () => {
    const page = await get('/');
    const files = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)];
    const sizes = await Promise.all(
      files.map(async ([, path = '']) => gzipSync((await get(path)).text).byteLength),
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  });

  it.each(['/assets/gone-1234.js', '/assets/', '/api/v1/nothing'])(
    'are not what stands at %s',
    async (path) => {
      const { status, type, text } = await get(path);
      expect(status).toBe(404);
      expect(type).toMatch(/^application\/json/);
      expect(text).toContain('route.not_found');
    },
  );
});
