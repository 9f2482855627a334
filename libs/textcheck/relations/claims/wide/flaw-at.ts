import type { Range } from '../../../finding-of.js';
import type { Sentence } from '../../../text/sentences.js';
import type { Flaw } from '../flaws.js';

export type { Flaw } from '../flaws.js';

/** What a clause claims, and the place that tells otherwise. */
export const flawAt = (claim: Sentence, { start, end }: Range): Flaw => ({
  claimed: rangeOfClause(claim),
  said: claim.text,
  flawed: { start, end },
});

export const rangeOfClause = ({ start, text }: Sentence): Range => ({
  start,
  end: start + text.length,
});
