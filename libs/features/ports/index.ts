export * from './actor.js';
export * from './overview.js';
export * from './records.js';
export * from './unit-of-work.js';
