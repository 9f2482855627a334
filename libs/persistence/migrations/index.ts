import { Initial1764000000000 } from './1764000000000-initial.js';

/** In order. A merged migration never changes: a new one is added below. */
export const MIGRATIONS = [Initial1764000000000];
