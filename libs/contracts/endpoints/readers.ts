import type { RoleName } from '../schemas/vocabulary.js';

/** Whoever works on reports, in the unit, at the bureau or in the archive. */
export const READERS: readonly RoleName[] = [
  'drafter',
  'committee_secretary',
  'bureau_reviewer',
  'bureau_approver',
  'archivist',
];
