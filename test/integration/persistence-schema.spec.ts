import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import {
  createDataSource,
  migrate,
  openDataSource,
  revertMigration,
  TypeOrmUnitOfWork,
} from '#libs/persistence';
import { COMMANDS, PUBLICATION_STAGES, REVIEW_STEPS, ROLES, STAGES } from '#libs/workflow';

import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

describe('the schema', () => {
  let database: TestDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    owner = await openDataSource(database.url, { role: null });
  });
  afterAll(async () => {
    await owner.destroy();
    await database.drop();
  });

  it('has the tables and columns of the entities, and no others', async () => {
    const inDatabase = await owner.query<Column[]>(`
      SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type,
        NOT a.attnotnull AS nullable
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
        AND NOT a.attisdropped AND c.relname <> 'schema_migration'
      ORDER BY 1, 2`);
    expect(inDatabase).toEqual(columnsOf(owner));
  });

  it('has the primary keys of the entities, the bureau first', async () => {
    const keys = await owner.query<{ table: string; key: string[] }[]>(`
      SELECT c.conrelid::regclass::text AS "table", array_agg(a.attname::text ORDER BY k.n) AS key
      FROM pg_constraint c, unnest(c.conkey) WITH ORDINALITY k(attnum, n), pg_attribute a
      WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace
        AND a.attrelid = c.conrelid AND a.attnum = k.attnum
        AND c.conrelid <> 'schema_migration'::regclass
      GROUP BY 1 ORDER BY 1`);
    const expected = owner.entityMetadatas.map((entity) => ({
      table: entity.tableName,
      key: entity.primaryColumns.map(({ databaseName }) => databaseName),
    }));
    expect(keys).toEqual(expected.sort((a, b) => compare(a.table, b.table)));
    const others = keys.filter(({ table }) => table !== 'session');
    expect(others.map(({ key }) => key[0])).toEqual(others.map(() => 'bureau_id'));
  });

  it('says of every table what it holds', async () => {
    const silent = await owner.query<{ relname: string }[]>(`
      SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND obj_description(oid) IS NULL AND relname <> 'schema_migration'`);
    expect(silent).toEqual([]);
  });

  it.each([
    ['decision_command_known', COMMANDS],
    ['decision_from_stage_known', STAGES],
    ['decision_to_stage_known', STAGES],
    ['report_stage_known', STAGES],
    ['publication_stage_known', PUBLICATION_STAGES],
    ['secrecy_review_step_known', REVIEW_STEPS],
    ['role_grant_role_known', ROLES],
    ['decision_actor_role_known', ['system', ...ROLES]],
  ])('knows in %s what the workflow knows', async (constraint, values) => {
    const [found] = await owner.query<{ definition: string }[]>(
      'SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1',
      [constraint],
    );
    const listed = [...(found?.definition ?? '').matchAll(/'([a-z_]+)'/g)].map(
      ([, value]) => value,
    );
    expect(listed.sort()).toEqual([...values].sort());
  });

  it('is brought up again by a repeated migration without a change', async () => {
    expect(await migrate(database.url)).toEqual([]);
  });
});

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
  });

  it('go up from two processes at once, down and up again to the same schema', async () => {
    const [one, other] = await Promise.all([migrate(database.url), migrate(database.url)]);
    // Whoever came second found everything done.
    const run = one.length > 0 ? one : other;
    expect([...one, ...other]).toEqual(run);
    expect(run[0]).toBe('Initial1764000000000');
    const first = await schemaOf(database.url);
    for (let left = run.length; left > 0; left -= 1) await revertMigration(database.url);
    expect(await schemaOf(database.url)).toEqual([]);
    await migrate(database.url);
    expect(await schemaOf(database.url)).toEqual(first);
    expect(first.length).toBeGreaterThan(100);
  });

  it('do not go down over audit events', async () => {
    await downToTheFirst(database.url);
    const app = await openDataSource(database.url);
    await new TypeOrmUnitOfWork(app).read.audit.append({
      bureauId: '00000000-0000-7000-8000-000000000001',
      at: new Date('2025-03-01T00:00:00.000Z'),
      actorId: null,
      actorName: '系统',
      action: 'system.start',
      subjectType: 'system',
      subjectId: 'ziping',
      details: {},
      requestId: null,
    });
    await app.destroy();
    const before = await schemaOf(database.url);
    await expect(revertMigration(database.url)).rejects.toThrow('not taken back');
    expect(await schemaOf(database.url)).toEqual(before);
  });
});

/** Takes back every migration but the one that made the tables of the audit trail. */
async function downToTheFirst(url: string): Promise<void> {
  const owner = await createDataSource(url, { role: null }).initialize();
  const [row] = await owner.query<{ later: number }[]>(
    'SELECT count(*)::int - 1 AS later FROM schema_migration',
  );
  await owner.destroy();
  for (let later = row?.later ?? 0; later > 0; later -= 1) await revertMigration(url);
}

/** Constraints, indexes, triggers and functions of ours as PostgreSQL writes them. */
async function schemaOf(url: string): Promise<readonly unknown[]> {
  const owner = await createDataSource(url, { role: null }).initialize();
  try {
    return await owner.query<unknown[]>(`
      SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid <> 'schema_migration'::regclass
      UNION ALL SELECT indexname, indexdef FROM pg_indexes
        WHERE schemaname = 'public' AND tablename <> 'schema_migration'
      UNION ALL SELECT tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
        WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT proname, pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
      UNION ALL SELECT c.relname, coalesce(c.relacl::text, '') FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_migration'
      ORDER BY 1, 2`);
  } finally {
    await owner.destroy();
  }
}

function columnsOf(dataSource: DataSource): readonly Column[] {
  return dataSource.entityMetadatas
    .flatMap((entity) =>
      entity.columns.map((column) => ({
        table: entity.tableName,
        column: column.databaseName,
        type: typeText(String(column.type), column.precision ?? undefined),
        nullable: column.isNullable,
      })),
    )
    .sort((a, b) => compare(a.table, b.table) || compare(a.column, b.column));
}

function typeText(type: string, precision: number | undefined): string {
  return type === 'timestamptz' ? `timestamp(${precision ?? 6}) with time zone` : type;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
