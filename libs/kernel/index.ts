export * from './canonical-json.js';
export * from './clock.js';
export * from './decimal.js';
export * from './errors.js';
