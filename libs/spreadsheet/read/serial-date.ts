const DAY_MS = 86_400_000;
/** Day 0 of each calendar; 1900 counts a 29 February that never was, so its days before 1 March 1900 are not taken. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const FIRST_DAY_1900 = 61;
/** 31 December 9999 */
const LAST_DAY = 2_958_465;

/** The day of a spreadsheet's serial number, as `2024-05-30`; null for what is no day it can name. */
export function serialDate(serial: number, date1904: boolean): string | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day > LAST_DAY || day < (date1904 ? 0 : FIRST_DAY_1900))
    return null;
  const instant = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + day * DAY_MS);
  return instant.toISOString().slice(0, 10);
}
