export {
  APP_ROLE,
  createDataSource,
  openDataSource,
  type DataSourceOptions,
} from './data-source.js';
export { startEmbeddedPostgres } from './embedded/index.js';
export type { EmbeddedOptions, EmbeddedPostgres } from './embedded/index.js';
export * from './jobs/index.js';
export { migrate, revertMigration } from './migrate.js';
export { executeSqlOnPool } from './pool.js';
export { TypeOrmUnitOfWork } from './unit-of-work.js';
export { verifyAuditChain } from './verify-audit-chain.js';
export { dumpDatabase } from './backup/dump.js';
export { loadDatabase } from './backup/load.js';
