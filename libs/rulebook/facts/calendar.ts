const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** True for a day of the calendar written `2024-02-29`; false for `2023-02-29`, `2024-2-29` and `2024-13-01`. */
export function isCalendarDate(text: string): boolean {
  const match = ISO_DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1000 || month < 1 || month > 12) return false;
  const last = month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

const DAY = 86_400_000;

/** Days since 1970 of a day of the calendar, so that dates can be counted with. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

const [FIRST_DAY, LAST_DAY] = [dayNumber('1000-01-01'), dayNumber('9999-12-31')];

/** The day that `dayNumber` counts; none, as an empty text, where a date could not be written. */
export const dateOfDay = (day: number): string =>
  day < FIRST_DAY || day > LAST_DAY ? '' : new Date(day * DAY).toISOString().slice(0, 10);
