import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { FROM, TO } from './change-words.js';
import { inTime } from './in-time.js';

/** Told of a time before. */
export const WAS =
  /上年|去年|上一年|同期|年初(?!预算|部门|批复|计划|安排)|期初|此前|以前|之前|[实改整搬建]\S{0,3}前|原[有来先为]?|往年|前一?年|基期/;
const IS = /本年|今年|当年|本期|年末|期末|年底|目前|现|之后|后[，,]?|[降升增减][到至]了?$/;

/** Of two times by their words; the one that stands first is the earlier one of 由 and 到. */
export function timesOf(one: Mention, other: Mention): readonly [Mention, Mention] | null {
  const known = inTime([one, other]);
  if (known !== null) return known;
  if (FROM.test(one.before) && (TO.test(other.before) || /[到至为][^，]{0,3}$/.test(other.before)))
    return [one, other];
  const [was, wasToo] = [WAS.test(one.before), WAS.test(other.before)];
  if (was !== wasToo) return was ? [one, other] : [other, one];
  const [is, isToo] = [IS.test(one.before), IS.test(other.before)];
  if (is !== isToo) return is ? [other, one] : [one, other];
  return null;
}

/** A figure without a year is of the year of the report. */
export function timesWithin(
  { year }: TextDocument,
  one: Mention,
  other: Mention,
): readonly [Mention, Mention] | null {
  const known = timesOf(one, other);
  if (known !== null || year === null) return known;
  const [first, second] = [one.year ?? year, other.year ?? year];
  if (first === second) return null;
  return first < second ? [one, other] : [other, one];
}
