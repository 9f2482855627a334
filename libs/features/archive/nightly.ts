import { beijingDate, beijingTime } from '#libs/kernel';

/** Hours in Beijing in which nobody waits for the machine. */
const NIGHT = { from: 1, until: 6 };
const TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1_000;

/**
 * Whether something that is done once a night should be done now: at night, and at any hour where two nights were missed
 * because nothing ran.
 * @param last when it was done last; null: never
 */
export function nightlyIsDue(now: Date, last: Date | null): boolean {
  if (last !== null && beijingDate(last) === beijingDate(now)) return false;
  const hour = Number(beijingTime(now).slice(11, 13));
  const night = hour >= NIGHT.from && hour < NIGHT.until;
  return night || (last !== null && now.getTime() - last.getTime() > TWO_DAYS_MS);
}
