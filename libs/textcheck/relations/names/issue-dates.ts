import type { Citation } from './citations.js';
import type { Range } from '../../finding-of.js';

const ISSUED =
  /(20\d\d)年(?:(\d{1,2})月(?:\d{1,2}日)?)?(?:[，,][^，。；《》]{0,16}|[^，。；《》]{0,16})(?:印发|出台|制定|下发|发布|颁布)(?:实施)?(?:的|了)?$/;
/** …〔2023〕6号）于2022年4月印发 */
const ISSUED_AFTER =
  /^[）)]?[，,]?(?:已|自|于|是)?(20\d\d)年(?:(\d{1,2})月(?:\d{1,2}日)?)?(?:正式)?(?:印发|出台|制定|下发|发布|颁布)/;
const EARLY = 2;
/** The year in which the sentence says it was issued, where the number is of another; a number may be of the year before. */
export function issuedYear({ lead, tail, year: numbered, start, end }: Citation): Issued | null {
  const before = ISSUED.exec(lead);
  const found = before ?? ISSUED_AFTER.exec(tail);
  const [words = '', year, month] = found ?? [];
  if (year === undefined) return null;
  const isEarly = month === undefined || Number(month) <= EARLY;
  const gap = Number(year) - numbered;
  if (gap === 0 || (isEarly && gap === 1)) return null;
  const at = (before === null ? end : start - lead.length) + (found?.index ?? 0);
  return { year, start: at, end: at + words.length };
}

/** Where a sentence says when a document was issued. */
export interface Issued extends Range {
  readonly year: string;
}
