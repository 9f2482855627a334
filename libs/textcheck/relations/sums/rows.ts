import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';

/** A figure with the passage it stands in. */
export interface Placed {
  readonly figure: Mention;
  readonly passage: number;
  readonly sentence: number;
  /** The words before the figure of another sort right before it: 342户517人. */
  readonly lead: string;
}

/** The exact figures of the running text, those of one sort together, in order. */
export const rowsIn = oncePerDocument((document): Placed[][] => {
  const rows = new Map<string, Placed[]>();
  for (const { inTable, mentions, passage, index: sentence } of document.statements) {
    if (inTable) continue;
    for (const [at, figure] of mentions.entries()) {
      if (!isCounted(figure)) continue;
      const placed = { figure, passage, sentence, lead: mentions[at - 1]?.before ?? '' };
      const row = rows.get(figure.thing);
      if (row === undefined) rows.set(figure.thing, [placed]);
      else row.push(placed);
    }
  }
  return [...rows.values()];
});

const isCounted = ({ kind, exact, unit, bracketed, base }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') && exact && unit !== '分' && !bracketed && !base.isZero();
