export { startEmbeddedPostgres } from './start.js';
export type { EmbeddedOptions, EmbeddedPostgres } from './start.js';
