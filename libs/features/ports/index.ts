export * from './actor.js';
export * from './notices.js';
export * from './overview.js';
export * from './records.js';
export * from './report-list.js';
export * from './unit-of-work.js';
