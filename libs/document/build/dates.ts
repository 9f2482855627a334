const DATE = /^(\d{4})-(\d{2})-(\d{2})/;
/** China has one time zone and no summer time. */
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/** `2025-03-04` -> 2025年3月4日 (Arabic numerals, no leading zeros: GB/T 9704-2012, 7.3.5.4). */
export function chineseDate(isoDate: string): string {
  const match = DATE.exec(isoDate);
  if (match === null) throw new RangeError('an ISO date (YYYY-MM-DD) is needed');
  return `${Number(match[1])}年${Number(match[2])}月${Number(match[3])}日`;
}

/** An instant (ISO 8601 with offset) as date and time in Beijing: 2025年3月4日 09:05. */
export function chineseInstant(isoInstant: string): string {
  const beijing = new Date(Date.parse(isoInstant) + BEIJING_OFFSET_MS).toISOString();
  return `${chineseDate(beijing)} ${beijing.slice(11, 16)}`;
}
