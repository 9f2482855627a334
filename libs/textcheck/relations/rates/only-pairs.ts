import { isChange } from '../changes/change-words.js';
import { isMisprint } from '../figures/near.js';
import { clauseOf, type Average } from './average-pairs.js';
import { isOfOneSort } from './average-ties.js';
import type { Piece } from './pieces.js';

/** The paragraph tells one total and one number that would do, in whatever sentence, and what is printed is a slip of theirs. */
export function onlyPair(fitting: readonly Average[], { things }: Piece): Average | null {
  const all =
    things.length > 0
      ? fitting
      : fitting.filter(
          ({ printed, count }) => /每个[一-龥]{2}/.test(printed.before) && count?.unit === '个',
        );
  const [first] = all;
  if (first === undefined || first.count === null) return null;
  const one = [({ total }: Average) => total, ({ count }: Average) => count].every(
    (figureOf) => new Set(all.map((pair) => figureOf(pair)?.base.toFixed())).size === 1,
  );
  const said =
    !isChange(first.total) && !contradicts(first) && isOfOneSort(first.printed, first.total);
  return one && said && isMisprint(first.computed, first.printed) ? first : null;
}

/** Outlay is not averaged from receipts or a budget. */
export function contradicts({ printed, total }: Average): boolean {
  const [noun, of] = [clauseOf(printed), clauseOf(total)];
  if (/支出[^，。；]*$/.test(noun)) return /收入|预算/.test(of) && !/支出/.test(of);
  return /收入[^，。；]*$/.test(noun) && /支出/.test(of) && !/收入/.test(of);
}
