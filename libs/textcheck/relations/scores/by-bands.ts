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
const WORDS = String.raw`[^，。；\d]{0,8}[得计为]\s?(\d+(?:\.\d+)?)\s?分`;
const BETWEEN = new RegExp(String.raw`${RATE}\s?(?:至|到|-|—|~|～)+\s?${RATE}(?:之间)?${WORDS}`, 'g');
const LEAST = new RegExp(
  String.raw`(?:(?:≥|>=?|不低于|大于(?:等于|或等于)?|高于|超过|达到?|在)\s?${RATE}(?:及?以上)?|${RATE}及?以上)${WORDS}`,
  'g',
);
const MOST = new RegExp(
  String.raw`(?:(?:<|低于|不足|小于|未达到?)\s?${RATE}(?:以下)?|${RATE}以下)${WORDS}`,
  'g',
);
const TOP = 1000;

/** 90%以上得10分，80%至90%得8分，80%以下得5分; the rate came to 86.5%: the mark of another band. */
export const byBands = (document: TextDocument): Scored[] =>
  [...ratedItems(document), ...ratedRows(document)].flatMap((item) => (item.text.includes('%') ? judge(item) : []));

function judge(item: RatedItem): Scored[] {
  const bands = bandsOf(item);
  const inRule = (at: number): boolean => bands.some(({ start, end }) => at >= start && at < end);
  const rates = item.others.filter(({ kind, start }) => kind === 'percent' && !inRule(start));
  const [came, ...more] = rates;
  if (bands.length < 2 || came === undefined || more.length > 0 || inRule(item.got.start)) return [];
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
  const bands: Band[] = [];
  const add = (match: RegExpExecArray, from: string, to: string, mark: string): void => {
    const at = start + match.index;
    const end = at + match[0].length;
    if (bands.some((one) => at < one.end && end > one.start)) return;
    bands.push({
      from: new Decimal(from),
      to: new Decimal(to),
      mark: new Decimal(mark),
      start: at,
      end,
    });
  };
  for (const match of matchesIn(text, BETWEEN)) {
    const [one = '0', other = '0'] = [match[1], match[2]];
    const isUp = Number(one) <= Number(other);
    add(match, isUp ? one : other, isUp ? other : one, match[3] ?? '0');
  }
  for (const match of matchesIn(text, LEAST))
    add(match, match[1] ?? match[2] ?? '0', String(TOP), match[3] ?? '0');
  for (const match of matchesIn(text, MOST))
    add(match, '0', match[1] ?? match[2] ?? '0', match[3] ?? '0');
  return bands;
}
