import PgBoss from 'pg-boss';

/**
 * Runs one statement and gives its rows. Three kinds are in use: on the caller's transaction (enqueue, complete),
 * on a pool (runner), and on the owner's connection (install). pg answers several statements in one text with a
 * list of results, hence no `rows` then.
 */
export type ExecuteSql = (
  text: string,
  values?: readonly unknown[],
) => Promise<{ readonly rows?: readonly unknown[] | undefined }>;

/** pg-boss over our connections, without timers, cron or migrations of its own. */
export function bossOver(executeSql: ExecuteSql, options: PgBoss.ConstructorOptions = {}): PgBoss {
  return new PgBoss({
    db: asBossDb(executeSql),
    migrate: false,
    schedule: false,
    supervise: false,
    ...options,
  });
}

export function asBossDb(executeSql: ExecuteSql): PgBoss.Db {
  return {
    executeSql: async (text, values: readonly unknown[] | undefined) => {
      const { rows } = await executeSql(withoutTransaction(text), values);
      return { rows: [...(rows ?? [])] };
    },
  };
}

/**
 * pg-boss sends several statements as one text with BEGIN and COMMIT around them. PostgreSQL runs one text as
 * one transaction anyway; without the two words a failure neither leaves a pooled connection inside an aborted
 * transaction, nor ends a transaction of the caller.
 */
function withoutTransaction(text: string): string {
  return text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '');
}
