import type { Mention } from '../../mentions/mention.js';

/** A percentage and the two figures it should be computed from. */
export interface Rate {
  readonly printed: Mention;
  readonly numerator: Mention;
  readonly denominator: Mention;
  /** The words say which two; otherwise they are the nearest ones, and only a gap like a slip is worth a word. */
  readonly certain: boolean;
  /** By a name that says what it is of: no other pair makes it right. */
  readonly defined?: boolean;
  /** Figures nearby that it may be of instead. */
  readonly others: readonly Mention[];
}

/** The two figures, where the words tell them. */
export type Operands = Pick<Rate, 'numerator' | 'denominator' | 'certain' | 'defined'>;
