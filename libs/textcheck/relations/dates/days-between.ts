import { matchesIn } from '../../text/matches.js';

/** A day of a text, by its place in it. */
export interface Day {
  readonly time: number;
  readonly start: number;
  readonly end: number;
  readonly before: string;
}

const DAY = /(?:(20\d\d)年)?(?<![\d.])(\d{1,2})月(\d{1,2})日/g;
const ONE_DAY = 86_400_000;

/** Every day named in a stretch of text; one without a year is of the year named before it, or of the given one. */
export function daysIn(text: string, start: number, year: number): Day[] {
  let current = year;
  let from = 0;
  return matchesIn(text, DAY).map((match) => {
    const [whole, named, month, day] = match;
    current = named === undefined ? current : Number(named);
    const before = text.slice(from, match.index);
    from = match.index + whole.length;
    const time = Date.UTC(current, Number(month) - 1, Number(day));
    return { time, start: start + match.index, end: start + from, before };
  });
}

/** Calendar days from the one to the other. */
export const daysBetween = (one: Day, other: Day): number =>
  Math.round((other.time - one.time) / ONE_DAY);

/** Mondays to Fridays after the one up to the other; holidays are not known. */
export function weekdaysBetween(one: Day, other: Day): number {
  let count = 0;
  for (let time = one.time + ONE_DAY; time <= other.time; time += ONE_DAY) {
    const day = new Date(time).getUTCDay();
    if (day !== 0 && day !== SATURDAY) count += 1;
  }
  return count;
}
const SATURDAY = 6;
