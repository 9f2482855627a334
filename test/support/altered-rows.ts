import type { ArchivedWorld } from './archived-world.js';

type Owner = ArchivedWorld['owner'];

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * The columns of a table of which a change in its last row, behind the application's back, is not found, in order. Each is
 * changed for itself and changed back. What the database refuses even with its triggers off cannot be changed.
 * @param isFound whether verification names the row now
 */
export async function overlooked(
  owner: Owner,
  table: string,
  isFound: () => Promise<boolean>,
): Promise<readonly string[]> {
  const missed: string[] = [];
  const row = await lastRow(owner, table);
  await owner.query(`SET session_replication_role = 'replica'`);
  for (const { name, type } of await columnsOf(owner, table)) {
    if (name === 'bureau_id') continue;
    const before = await row.read(name);
    if (!(await row.write(`${name} = ${other(name, type)}`))) continue;
    if (!(await isFound())) missed.push(name);
    await row.write(`${name} = $2::${type}`, before);
  }
  await owner.query(`SET session_replication_role = 'origin'`);
  return missed.sort();
}

/** A row by where it lies, which every change of it moves. */
async function lastRow(owner: Owner, table: string) {
  const ask = <T>(sql: string, ...values: unknown[]) => owner.query<T[]>(sql, values);
  const [last] = await ask<{ place: string | null }>(
    `SELECT max(ctid)::text AS place FROM ${table}`,
  );
  let place = last?.place ?? null;
  if (place === null) throw new Error(`${table} has no row to change`);
  return {
    read: async (column: string): Promise<string | null> => {
      const sql = `SELECT ${column}::text AS value FROM ${table} WHERE ctid = $1::tid`;
      return (await ask<{ value: string | null }>(sql, place))[0]?.value ?? null;
    },
    /** False when the database refuses. */
    write: async (assignment: string, ...values: readonly (string | null)[]): Promise<boolean> => {
      const sql = `WITH moved AS (UPDATE ${table} SET ${assignment} WHERE ctid = $1::tid RETURNING ctid)
        SELECT ctid::text AS place FROM moved`;
      const moved = await ask<{ place: string }>(sql, place, ...values).catch(() => []);
      place = moved[0]?.place ?? place;
      return moved.length > 0;
    },
  };
}

const columnsOf = (owner: Owner, table: string) =>
  owner.query<Column[]>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );

/** Another value of the same type. */
function other(name: string, type: string): string {
  const swapped = `translate(${name}, '0123456789abcdef', '1032547698badcfe')`;
  const list = `${name} || '["x"]'`;
  const values: readonly (readonly [RegExp, string])[] = [
    [
      /^text/,
      `CASE WHEN ${name} ~ '^[0-9a-f]{64}$' THEN ${swapped} ELSE coalesce(${name}, '') || 'x' END`,
    ],
    [/^uuid/, 'gen_random_uuid()'],
    [/integer|bigint|numeric/, `coalesce(${name}, 0) + 1`],
    [/^date/, `coalesce(${name}, '2030-01-01') + 1`],
    [/^timestamp/, `coalesce(${name}, now()) + interval '1 day'`],
    [/^boolean/, `NOT ${name}`],
    [
      /^jsonb/,
      `CASE jsonb_typeof(${name}) WHEN 'array' THEN ${list} ELSE coalesce(${name}, '{}') || '{"x": 1}' END`,
    ],
  ];
  const found = values.find(([of]) => of.test(type));
  if (found === undefined) throw new TypeError(`no other value of ${type}`);
  return found[1];
}
