import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { total } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';

const MOST_PARTS = 8;

/** A whole with all its parts. */
export interface Composition {
  readonly whole: Mention;
  readonly parts: readonly Mention[];
}

/** Every figure that two or more like ones in a row around it make. */
export const compositionsIn = onceFor((scope: readonly Mention[]): Composition[] =>
  scope.flatMap((whole) => {
    const like = scope.filter((one) => alike(one, whole));
    const at = like.indexOf(whole);
    return [runFrom(like, whole, at + 1, 1), runFrom(like, whole, at - 1, -1)].flatMap((parts) =>
      parts === null ? [] : [{ whole, parts }],
    );
  }),
);

function runFrom(
  like: readonly Mention[],
  whole: Mention,
  from: number,
  step: 1 | -1,
): Mention[] | null {
  const parts: Mention[] = [];
  for (let at = from; parts.length < MOST_PARTS; at += step) {
    const one = like[at];
    if (one === undefined) return null;
    parts.push(one);
    const sum = total(parts);
    if (sum.equals(whole.base)) return parts.length > 1 ? parts : null;
    if (sum.greaterThan(whole.base)) return null;
  }
  return null;
}
