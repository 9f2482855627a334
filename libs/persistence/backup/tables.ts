import type pg from 'pg';

/** Of these nothing is worth keeping: who is signed in, and what migrations ran (the new place has its own). */
const LEFT_OUT = ['session', 'schema_migration'];

export interface BackedUpTable {
  /** Quoted, with its schema. */
  readonly name: string;
  /** Columns that are written; generated ones follow from them. */
  readonly columns: readonly string[];
  /** Which rows are taken; null: all. */
  readonly where: string | null;
}

/** Jobs that still have something to do; finished ones are no data of ours. */
const OPEN_JOBS = `state IN ('created', 'retry', 'active')`;

const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name,
    array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns, n.nspname = 'pgboss' AS jobs
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE (n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> ALL ($1))
    OR (n.nspname = 'pgboss' AND c.relname = 'job')
  GROUP BY 1, 3 ORDER BY 1`;

/** Every table of the installation whose rows are kept, by name. */
export async function backedUpTables(client: pg.Client): Promise<readonly BackedUpTable[]> {
  type Row = { name: string; columns: string[]; jobs: boolean };
  const { rows } = await client.query<Row>(TABLES, [LEFT_OUT]);
  return rows.map(({ name, columns, jobs }) => ({
    name,
    columns,
    where: jobs ? OPEN_JOBS : null,
  }));
}

/** Names of the migrations that ran: rows go back only into the same schema. */
export async function schemaVersion(client: pg.Client): Promise<readonly string[]> {
  const sql = 'SELECT name FROM schema_migration ORDER BY id';
  const { rows } = await client.query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}
