/** A calendar day as a text names it, `day` 0 where it names only the month. */
export interface NamedDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const CHINESE = '零一二三四五六七八九';
const DATE = '(20\\d\\d|二零[零一二三四五六七八九]{2})年(\\d{1,2}|[一二三四五六七八九十]{1,3})月';
const DAY = '(?:(\\d{1,2}|[一二三四五六七八九十]{1,3})日)?';

/** Pattern source of a date in digits or Chinese numerals, the day optional; three groups. */
export const DATE_PATTERN = DATE + DAY;

/** The date of a match of `DATE_PATTERN`, whose groups begin at `from`. */
export function dateOf(match: RegExpMatchArray, from = 1): NamedDate {
  const [year = '', month = '', day = '0'] = [0, 1, 2].map((index) => match[from + index] ?? '0');
  return { year: yearOf(year), month: numberOf(month), day: numberOf(day) };
}

/** 2024 or 二零二四. */
export const yearOf = (text: string): number =>
  Number(
    Array.from(text, (digit) => (CHINESE.includes(digit) ? CHINESE.indexOf(digit) : digit)).join(
      '',
    ),
  );

/** 12, 十二 or 三十一: months and days. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text];
  const digit = (sign: string, empty: number): number =>
    sign === '' ? empty : CHINESE.indexOf(sign);
  return digit(tens, 1) * 10 + digit(ones, 0);
}

/** Negative when `one` is before `other`; where a day is missing the month decides. */
export function compareDates(one: NamedDate, other: NamedDate): number {
  const months = one.year * 12 + one.month - (other.year * 12 + other.month);
  return months !== 0 || one.day === 0 || other.day === 0 ? months : one.day - other.day;
}

/** True for a day the calendar has. */
export function exists({ year, month, day }: NamedDate): boolean {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day <= last;
}

export const showDate = ({ year, month, day }: NamedDate): string =>
  `${String(year)}年${String(month)}月${day === 0 ? '' : `${String(day)}日`}`;
