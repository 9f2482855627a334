import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { assertTestDatabase, createTestDatabase, type TestDatabase } from './database.js';

let prepared = 0;
const template = {
  name: 'spec',
  key: `spec ${process.pid}`,
  prepare: async (url: string): Promise<void> => {
    prepared += 1;
    await query(url, 'CREATE TABLE kept (id integer)');
  },
};

describe('test databases', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    first = await createTestDatabase(template);
    second = await createTestDatabase(template);
  });
  afterAll(async () => {
    await first.drop();
    await second.drop();
  });

  it('prepares a template once and clones it', async () => {
    expect(prepared).toBe(1);
    expect(await query(second.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }]);
  });

  it('keeps the writes of one spec file from another', async () => {
    await query(first.url, 'INSERT INTO kept VALUES (1)');
    expect(await query(first.url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    expect(await query(second.url, 'SELECT id FROM kept')).toEqual([]);
  });

  it('refuses a database that is not a test database', () => {
    expect(() => {
      assertTestDatabase('ziping');
    }).toThrow('refusing');
    expect(() => {
      assertTestDatabase('ziping_test_; DROP TABLE report');
    }).toThrow('refusing');
    expect(() => {
      assertTestDatabase(first.name);
    }).not.toThrow();
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
