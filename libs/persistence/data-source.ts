import { DataSource } from 'typeorm';

import { SnakeCase } from './entities/columns.js';
import { ENTITIES } from './entities/index.js';
import { translating } from './errors.js';
import { MIGRATIONS } from './migrations/index.js';

/** The group role the application works as: it can neither change nor remove what is append-only. */
export const APP_ROLE = 'ziping_app';

export interface DataSourceOptions {
  /** Role every connection works as; null: the user of the URL, who owns the tables (migrations). */
  readonly role?: string | null;
  /** Connections at most. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

const DEFAULT_POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/** Nobody waits longer than this, and a client that went away mid-transaction frees its locks. */
const TIMEOUTS: Readonly<Record<string, string>> = {
  statement_timeout: '15000',
  lock_timeout: '5000',
  idle_in_transaction_session_timeout: '30000',
};

/** A data source not yet connected; `initialize()` connects. See `openDataSource`. */
export function createDataSource(url: string, options: DataSourceOptions = {}): DataSource {
  const role = options.role === undefined ? APP_ROLE : options.role;
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: options.applicationName ?? 'ziping',
    poolSize: options.poolSize ?? DEFAULT_POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    // An idle connection that breaks leaves the pool by itself; the next statement reports what is left to report.
    poolErrorHandler: () => undefined,
    extra: { options: startUpOptions(role === null ? {} : { ...TIMEOUTS, role }) },
  });
}

/** A connected data source. Errors: database.unavailable. */
export async function openDataSource(
  url: string,
  options: DataSourceOptions = {},
): Promise<DataSource> {
  const dataSource = createDataSource(url, options);
  return translating(() => dataSource.initialize());
}

/** Settings of a session given while it starts, so that no connection of the pool is ever without them. */
function startUpOptions(settings: Readonly<Record<string, string>>): string {
  for (const value of Object.values(settings)) {
    if (!/^[a-z0-9_]+$/.test(value)) throw new RangeError(`"${value}" is not a setting`);
  }
  const all = { ...settings, default_transaction_isolation: String.raw`read\ committed` };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}
