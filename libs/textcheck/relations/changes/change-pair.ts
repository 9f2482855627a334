import type { Mention } from '../../mentions/mention.js';

/** The two figures of a change. */
export interface Pair {
  /** Null when only the earlier one and the difference are stated. */
  readonly current: Mention | null;
  readonly earlier: Mention;
  /** False when the later figure was found by its noun in a sentence before: then only a slip is worth a word. */
  readonly certain: boolean;
}

/** Both named by the words. */
export const sure = (current: Mention | null, earlier: Mention): Pair => ({
  current,
  earlier,
  certain: true,
});
