export * from './schema/index.js';
export * from './evaluate/types.js';
