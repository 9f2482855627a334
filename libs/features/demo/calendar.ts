/** An instant of the demo's calendar, in Beijing time: `at('2025-01-13', '09:20')`. */
export function at(date: string, time: string): Date {
  return new Date(`${date}T${time}:00+08:00`);
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Days later, at the same time of day. */
export function later(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** The year that is reported on, and the days before reports are written. */
export const YEAR = 2024;
export const FOUNDED = at('2024-12-02', '09:00');
export const RULES_PUBLISHED = at('2024-12-20', '10:00');
