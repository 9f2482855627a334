import pg from 'pg';

import type { Config } from '#libs/config';
import type { ReportDependencies } from '#libs/features/decisions';
import { CompiledRulebooks } from '#libs/features/rulebooks';
import { createIdSource, systemClock, ZipingError, type Clock } from '#libs/kernel';
import {
  executeSqlOnPool,
  migrate,
  openDataSource,
  startEmbeddedPostgres,
  TypeOrmUnitOfWork,
  type ExecuteSql,
} from '#libs/persistence';
import { printableCharacters } from '#libs/rendering';
import { openBucketBlobStore, openFolderBlobStore, type BlobStorage } from '#libs/storage';

/** Database, storage and rulebooks of one installation, open. */
export interface Installation extends ReportDependencies {
  readonly rulebooks: CompiledRulebooks;
  readonly executeSql: ExecuteSql;
  readonly blobs: BlobStorage;
  /** Of the owner of the tables, for backup and restore. Contains the password: never logged. */
  readonly databaseUrl: string;
  /** Closes connections, and stops the embedded PostgreSQL unless another process uses it. Safe to call twice. */
  close(): Promise<void>;
}

export interface InstallationOptions {
  readonly clock?: Clock;
  /** Progress for the operator, in Chinese. */
  readonly log: (line: string) => void;
  /** True only for data that may be lost: commits do not wait for the disk. */
  readonly disposable?: boolean;
}

const EMBEDDED_DATABASE = 'ziping';

/**
 * Opens the installation the settings describe: starts the embedded PostgreSQL where no DATABASE_URL is given, migrates,
 * connects. Errors: `database.unavailable`; nothing stays open then.
 */
export async function openInstallation(
  config: Config,
  options: InstallationOptions,
): Promise<Installation> {
  const server = await reachDatabase(config, options);
  try {
    await migrate(server.url, { leaseSeconds: config.worker.leaseSeconds });
    const dataSource = await openDataSource(server.url, { poolSize: config.database.poolSize });
    const unitOfWork = new TypeOrmUnitOfWork(dataSource);
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await dataSource.destroy();
      await server.stop();
    };
    return {
      unitOfWork,
      rulebooks: new CompiledRulebooks(unitOfWork.read),
      executeSql: executeSqlOnPool(dataSource),
      databaseUrl: server.url,
      blobs: openStorage(config),
      characters: printableCharacters({
        root: config.root,
        fontFolder: config.renderer.fontFolder,
      }),
      clock: options.clock ?? systemClock,
      ids: createIdSource(),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

const openStorage = ({ bucket, storageFolder }: Config): BlobStorage =>
  bucket === null ? openFolderBlobStore(storageFolder) : openBucketBlobStore(bucket);

interface Server {
  /** Contains the password: never logged. */
  readonly url: string;
  stop(): Promise<void>;
}

async function reachDatabase(config: Config, options: InstallationOptions): Promise<Server> {
  const { url } = config.database;
  if (url !== null) return { url, stop: () => Promise.resolve() };
  const { home } = config;
  const { log, disposable = false } = options;
  const server = await startEmbeddedPostgres({ home, log, disposable });
  try {
    return { url: await ensureDatabase(server.url), stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

const ALREADY_THERE = '42P04';

/** Creates our database in the embedded cluster when it is not there. Two processes may do so at once. */
async function ensureDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  try {
    await client.connect();
    const sql = 'SELECT 1 FROM pg_database WHERE datname = $1';
    const found = await client.query(sql, [EMBEDDED_DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${EMBEDDED_DATABASE}`);
  } catch (error) {
    const raced = error instanceof pg.DatabaseError && error.code === ALREADY_THERE;
    if (!raced) {
      throw new ZipingError('database.unavailable', '内置数据库无法使用，请重试。', {
        cause: error,
      });
    }
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${EMBEDDED_DATABASE}`;
  return url.href;
}
