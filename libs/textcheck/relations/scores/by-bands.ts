import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { show } from '../figures/arithmetic.js';
import type { Scored } from './deductions.js';
import { ratedItems, type RatedItem } from './rated-items.js';
import { ratedRows } from './rated-rows.js';

/** 90%（含）至95%得8分 */
interface Band {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly mark: Decimal;
  readonly start: number;
  readonly end: number;
}

const RATE = String.raw`(\d+(?:\.\d+)?)\s?%?(?:[（(]不?含[）)])?`;
const WORDS = String.raw`[^，。；\d]{0,8}[得计为记评给打]\s?(\d+(?:\.\d+)?)\s?分`;
const BETWEEN = new RegExp(
  String.raw`${RATE}\s?(?:至|到|-|—|~|～)+\s?${RATE}(?:之间)?${WORDS}`,
  'g',
);
const LEAST = new RegExp(
  String.raw`(?:(?:≥|>=?|不低于|大于(?:等于|或等于)?|高于|超过|达到?|在)\s?${RATE}(?:及?以上)?|${RATE}及?以上)${WORDS}`,
  'g',
);
const MOST = new RegExp(
  String.raw`(?:(?:<|低于|不足|小于|未达到?)\s?${RATE}(?:以下)?|${RATE}以下)${WORDS}`,
  'g',
);
const TOP = '1000';

/** 90%以上得10分，80%至90%得8分，80%以下得5分; the rate came to 86.5%: the mark of another band. */
export const byBands = (document: TextDocument): Scored[] =>
  [...ratedItems(document), ...ratedRows(document)].flatMap((item) =>
    item.text.includes('%') ? judge(item) : [],
  );

function judge(item: RatedItem): Scored[] {
  const bands = bandsOf(item);
  const inRule = (at: number): boolean => bands.some(({ start, end }) => at >= start && at < end);
  const rates = item.others.filter(({ kind, start }) => kind === 'percent' && !inRule(start));
  const [came, ...more] = rates;
  if (bands.length < 2 || came === undefined || more.length > 0 || inRule(item.got.start))
    return [];
  const own = bands.filter(
    ({ from, to }) => came.value.greaterThanOrEqualTo(from) && came.value.lessThanOrEqualTo(to),
  );
  const [band] = own;
  if (band === undefined || own.some(({ mark }) => mark.equals(item.got.value))) return [];
  if (!bands.some(({ mark }) => mark.greaterThanOrEqualTo(item.got.value))) return [];
  const worked = `${show(came.value)}% 对应的档`;
  return [{ got: item.got, of: [came], worked, computed: band.mark, ruled: true }];
}

function bandsOf({ text, start }: RatedItem): Band[] {
  const found = [
    ...matchesIn(text, BETWEEN).map((match) => bandOf(match, start, boundsOf(match))),
    ...matchesIn(text, LEAST).map((match) => bandOf(match, start, [firstOf(match), TOP])),
    ...matchesIn(text, MOST).map((match) => bandOf(match, start, ['0', firstOf(match)])),
  ];
  // 80%至90%得8分 is no 90%得8分.
  return found.filter(
    (band, at) => !found.slice(0, at).some((one) => band.start < one.end && band.end > one.start),
  );
}

const firstOf = (match: RegExpExecArray): string => match[1] ?? match[2] ?? '0';

function boundsOf(match: RegExpExecArray): readonly [from: string, to: string] {
  const [one, other] = [match[1] ?? '0', match[2] ?? '0'];
  return Number(one) <= Number(other) ? [one, other] : [other, one];
}

const bandOf = (
  match: RegExpExecArray,
  start: number,
  [from, to]: readonly [from: string, to: string],
): Band => ({
  from: new Decimal(from),
  to: new Decimal(to),
  mark: new Decimal(match[3] ?? '0'),
  start: start + match.index,
  end: start + match.index + match[0].length,
});
