import type { Statement, TextDocument } from '../../../document.js';
import type { Range } from '../../../finding-of.js';
import { chineseNumeral } from '../../../text/numerals.js';
import { daysBetween, daysIn, weekdaysBetween } from '../../dates/days-between.js';
import type { KeptClaim } from './kept-claims.js';

interface Wrong {
  readonly wanted: Range;
  readonly came: Range;
}

const WITHIN =
  /(?<![月\d])(\d{1,3})\s?(个?工作日|个?自然日|日|天)(?:（含[^）]*）)?(?:[以之]?内|为限|的(?:期限|时限|规定))|(?:时限|期限|限期)(?:为|是)?[^，。；\d]{0,12}(\d{1,3})\s?(个?工作日|个?自然日|日|天)|不(?:得)?(?:超过|迟于|晚于)\s?(\d{1,3})\s?(个?工作日|个?自然日|日|天)/;
/** Holidays that weekdays between two days may hold at most. */
const MOST_HOLIDAYS = 8;
const HOLIDAY_MONTHS = new Set([1, 2, 4, 5, 6, 9, 10]);
const UNKNOWN = 2023;
const MOST = 2;

/** 30日内拨付, 5月6日 to 6月21日: from the first day to the other there are more than that. */
export function daysBeyond(
  document: TextDocument,
  near: readonly Statement[],
  claim: KeptClaim,
): Wrong | null {
  if (claim.side === 'least') return null;
  const rules = near.flatMap((statement) => {
    const found = WITHIN.exec(statement.text);
    return found === null ? [] : [{ found, start: statement.start + found.index }];
  });
  const [rule, ...more] = rules;
  const days = near
    .slice(-1)
    .flatMap(({ text, start }) => daysIn(text, start, document.year ?? UNKNOWN));
  const [one, other] = days;
  if (rule === undefined || more.length > 0 || one === undefined || other === undefined)
    return null;
  if (days.length > MOST || isTwice(document, one, other)) return null;
  const [whole, ...groups] = rule.found;
  const [limit = '0', unit = ''] = groups.filter(Boolean);
  const told = unit.includes('工作日')
    ? weekdaysBetween(one, other) - holidaysAt(one.time, other.time)
    : daysBetween(one, other);
  if (told <= Number(limit)) return null;
  return { wanted: { start: rule.start, end: rule.start + whole.length }, came: other };
}

/** 预算于2月17日公开，决算于9月8日公开: two of one sort, no beginning and end. */
function isTwice({ text }: TextDocument, one: Range, other: Range): boolean {
  const verb = (at: Range): string => /^[^，。；]{0,6}/.exec(text.slice(at.end))?.[0] ?? '';
  const [first, second] = [verb(one), verb(other)];
  return (
    text.slice(one.start, other.end).includes('。') ||
    (first !== '' && (first === second || second.includes(first.slice(0, 2))))
  );
}

const holidaysAt = (...times: readonly number[]): number =>
  times.some((time) => HOLIDAY_MONTHS.has(new Date(time).getUTCMonth() + 1)) ? MOST_HOLIDAYS : 0;

const NUMERAL = '[一二三四五六七八九十\\d]{1,3}';
const TOP = new RegExp(
  `(?:进入|进|位[居列]|列|居|排[在名]?)?[^，。；]{0,6}前\\s?(${NUMERAL})\\s?(?:名|位|强)`,
);
const RANK = new RegExp(`第\\s?(${NUMERAL})\\s?(?:名|位)`);
const numberOf = (digits: string): number =>
  /^\d+$/.test(digits) ? Number(digits) : Number(chineseNumeral(digits) ?? 0);

/** 进入前8名, and it came eleventh. */
export function placesBeyond(near: readonly Statement[]): Wrong | null {
  const places = (pattern: RegExp): (Range & { readonly rank: number })[] =>
    near.flatMap(({ text, start }) => {
      const found = pattern.exec(text);
      if (found === null) return [];
      const at = start + found.index;
      return [{ start: at, end: at + found[0].length, rank: numberOf(found[1] ?? '0') }];
    });
  const [wanted, ...limits] = places(TOP);
  const [came, ...ranks] = places(RANK);
  if (wanted === undefined || came === undefined || limits.length + ranks.length > 0) return null;
  return came.rank > wanted.rank ? { wanted, came } : null;
}
