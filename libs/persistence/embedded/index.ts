export { startEmbeddedPostgres, type EmbeddedOptions } from './start.js';
export type { EmbeddedPostgres } from './supervise.js';
