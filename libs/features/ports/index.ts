export * from './actor.js';
export * from './records.js';
export * from './unit-of-work.js';
