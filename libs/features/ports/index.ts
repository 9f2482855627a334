export * from './actor.js';
export * from './archive.js';
export * from './archive-records.js';
export * from './notices.js';
export * from './overview.js';
export * from './people-records.js';
export * from './printable-characters.js';
export * from './records.js';
export * from './report-list.js';
export * from './scope.js';
export * from './unit-of-work.js';
<<<<<<< HEAD
export * from './user-list.js';
=======
export * from './rule-drafts.js';
>>>>>>> 1797573 (A rulebook's life: drafts with versions and undo, review, publication by a second person from a day on, retirement, zip, diff)
