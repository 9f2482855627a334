import pg from 'pg';

import { backedUpTables, schemaVersion, type BackedUpTable } from './tables.js';

const ROWS = 200;

/**
 * All rows of the database as they stand at one instant (one REPEATABLE READ transaction), line by line: first
 * `{"schema": […]}`, then for every table `{"table": …, "columns": […]}` followed by its rows as JSON objects. PostgreSQL
 * writes and reads the values, so that no decimal is rounded on the way.
 * @param url of a user who may read every table
 */
export async function* dumpDatabase(url: string): AsyncGenerator<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    yield JSON.stringify({ schema: await schemaVersion(client) });
    for (const table of await backedUpTables(client)) {
      yield JSON.stringify({ table: table.name, columns: table.columns });
      yield* rowsOf(client, table);
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function* rowsOf(client: pg.Client, { name, columns, where }: BackedUpTable) {
  const condition = where === null ? '' : `WHERE ${where}`;
  await client.query(`DECLARE backed_up CURSOR FOR
    SELECT row_to_json(r)::text AS line FROM (SELECT ${columns.join(', ')} FROM ${name} ${condition}) r`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${ROWS} FROM backed_up`);
    for (const { line } of rows) yield line;
    if (rows.length < ROWS) break;
  }
  await client.query('CLOSE backed_up');
}
