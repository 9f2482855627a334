/** China has one time zone and no summer time. */
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1_000;

/** The calendar day of an instant in Beijing: `2025-03-14`. */
export function beijingDate(instant: Date): string {
  return new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** Day and minute of an instant in Beijing: `2025-03-14 09:30`. */
export function beijingTime(instant: Date): string {
  const local = new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
