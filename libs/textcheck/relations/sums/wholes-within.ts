import type { Decimal } from '#libs/kernel';

import type { Mention } from '../../mentions/mention.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { isMisprint, isSwap, isWithinReach } from '../figures/near.js';
import type { PartsOfTotal } from './lists.js';

/**
 * The total of a list, where its parts may have been meant to make it: they come near it, or a slip of the hand tells the gap.
 * 年中追加398.25万元，…四个季度分别支出286.14万元…590.36万元 is no list of what was added. Where they come nowhere near, another
 * figure beside them may be the one whose digits were changed over.
 */
export function wholeWithin(list: PartsOfTotal): Mention | null {
  const { total, rivals } = list;
  if (isReached(list, total) || isOfRow(list)) return total;
  return rivals.find((rival) => isSwapped(list, rival)) ?? null;
}

/** 合计 of a column that repeats the figure of one of its rows, in a table of which another column makes its own. */
export const isOfRow = ({ borneOut, total, parts }: PartsOfTotal): boolean =>
  borneOut === true && parts.some(({ value }) => value.equals(total.value));

const sumsFor = ({ readings }: PartsOfTotal, whole: Mention): Decimal[] =>
  readings.map((parts) => inUnitOf(totalBase(parts), whole));

const isReached = (list: PartsOfTotal, whole: Mention): boolean =>
  sumsFor(list, whole).some((sum) => isWithinReach(sum, whole)) ||
  list.readings.some((parts) => parts.some((part) => isMisprint(owed(parts, part, whole), part)));

/** What a part would have to be for all of them to make the whole. */
const owed = (parts: readonly Mention[], part: Mention, whole: Mention): Decimal =>
  inUnitOf(whole.base.minus(totalBase(parts)).plus(part.base), part);

const isSwapped = (list: PartsOfTotal, whole: Mention): boolean =>
  whole.exact && sumsFor(list, whole).some((sum) => isSwap(sum, whole));
