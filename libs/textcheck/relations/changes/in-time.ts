import type { Mention } from '../../mentions/mention.js';
import { FROM, LAST_YEAR, TO } from './change-words.js';

const EARLIER = /(?:年初|期初)[^，。；\d]*$/;
const isEarlier = ({ before }: Mention): boolean => LAST_YEAR.test(before) || EARLIER.test(before);

/** Which of two figures was first: by 上年 or 年初 beside one of them, by their years, or by 由 and 到. */
export function inTime([one, other]: readonly [Mention, Mention]):
  readonly [earlier: Mention, later: Mention] | null {
  const [first, second] = [isEarlier(one), isEarlier(other)];
  if (first !== second) return first ? [one, other] : [other, one];
  if (FROM.test(one.before) && TO.test(other.before)) return [one, other];
  if (one.year === null || other.year === null || one.year === other.year) return null;
  return one.year < other.year ? [one, other] : [other, one];
}
