import pg from 'pg';
import { z } from 'zod';

import { canonicalJson, ZipingError } from '#libs/kernel';

import { backedUpTables, schemaVersion } from './tables.js';

const ROWS = 200;

const headerSchema = z.strictObject({ schema: z.array(z.string()) });
const tableSchema = z.strictObject({ table: z.string(), columns: z.array(z.string()) });

/**
 * Puts what `dumpDatabase` wrote into an empty, migrated database: all of it in one transaction, or nothing. Foreign keys
 * are taken off meanwhile and checked as a whole when they are put back.
 * @param lines when they end in an error, nothing is loaded
 * @returns how many rows were loaded
 * Errors: `backup.refused` when the database is not empty or of another version, or the lines are no backup.
 */
export async function loadDatabase(url: string, lines: AsyncIterable<string>): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await refuseUnlessEmpty(client);
    const keys = await takeForeignKeysOff(client);
    const loaded = await loadLines(client, lines);
    for (const { owner, name, definition } of keys) {
      await client.query(`ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${definition}`);
    }
    await client.query('COMMIT');
    return loaded;
  } finally {
    // Without a commit the server takes everything back.
    await client.end();
  }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM organisation');
  if (rows[0]?.n !== '0') throw refused('数据库中已有数据，只能恢复到空的安装。');
}

interface ForeignKey {
  readonly owner: string;
  readonly name: string;
  readonly definition: string;
}

async function takeForeignKeysOff(client: pg.Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    SELECT conrelid::regclass::text AS owner, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname`);
  for (const { owner, name } of rows) {
    await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`);
  }
  return rows;
}

async function loadLines(client: pg.Client, lines: AsyncIterable<string>): Promise<number> {
  const known = new Map((await backedUpTables(client)).map((table) => [table.name, table]));
  let insert: string | null = null;
  let waiting: string[] = [];
  let loaded = 0;
  let first = true;
  const flush = async (): Promise<void> => {
    if (insert !== null && waiting.length > 0) await client.query(insert, [waiting]);
    loaded += waiting.length;
    waiting = [];
  };
  for await (const line of lines) {
    const table = line.startsWith('{"table":') ? tableSchema.safeParse(JSON.parse(line)) : null;
    if (first) await refuseOtherVersion(client, line);
    else if (table?.success === true) {
      await flush();
      const { table: name, columns } = table.data;
      if (canonicalJson(known.get(name)?.columns ?? null) !== canonicalJson(columns)) {
        throw refused(`备份中的表 ${name} 与本版本不同。`);
      }
      insert = insertInto(name, columns);
    } else waiting.push(line);
    first = false;
    if (waiting.length >= ROWS) await flush();
  }
  await flush();
  return loaded;
}

function insertInto(table: string, columns: readonly string[]): string {
  const list = columns.join(', ');
  return `INSERT INTO ${table} (${list}) SELECT ${list}
    FROM unnest($1::text[]) AS line, json_populate_record(NULL::${table}, line::json)`;
}

async function refuseOtherVersion(client: pg.Client, line: string): Promise<void> {
  const header = headerSchema.safeParse(JSON.parse(line));
  if (!header.success) throw refused('不是备份的内容。');
  const here = await schemaVersion(client);
  if (canonicalJson(header.data.schema) === canonicalJson(here)) return;
  throw refused('备份由另一版本的程序制作，请用同一版本恢复后再升级。');
}

function refused(message: string): ZipingError {
  return new ZipingError('backup.refused', message);
}
