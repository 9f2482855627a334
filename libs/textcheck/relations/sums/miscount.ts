import type { Decimal } from '#libs/kernel';

import type { Mention } from '../../mentions/mention.js';

/** A number of posts or people that does not follow from those told beside it. */
export interface Miscount {
  readonly wrong: Mention;
  readonly of: readonly Mention[];
  readonly computed: Decimal;
}
