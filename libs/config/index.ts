export { compileExpressionsAtOnce } from './engine.js';
export { loadConfig } from './load.js';
export type { Config, Environment } from './load.js';
export { repositoryRoot } from './root.js';
