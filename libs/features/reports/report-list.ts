import type { ReportConditions, ReportFilter } from '#libs/features/ports';
import { beijingDate } from '#libs/kernel';

/** How near the day a report is due must be for 即将到期, in days. */
const SOON_DAYS = 7;
const DAY_MS = 86_400_000;

/** Conditions as people give them: the deadline in words. */
export interface ReportQuery extends Omit<ReportConditions, 'dueFrom' | 'dueBefore'> {
  readonly deadline?: 'overdue' | 'soon';
}
export type ReportListQuery = ReportQuery & Omit<ReportFilter, keyof ReportConditions>;

/** The day in Beijing so many days later. */
const dayAfter = (now: Date, days: number): string =>
  beijingDate(new Date(now.getTime() + days * DAY_MS));

/** Days until the report is late, negative when it is; 0 on the day itself. */
export function daysLeft(dueOn: string | null, now: Date): number | null {
  if (dueOn === null) return null;
  return (Date.parse(dueOn) - Date.parse(beijingDate(now))) / DAY_MS;
}

/** Conditions with `overdue` and `soon` put into days. */
export function datedConditions<Q extends ReportQuery>(
  { deadline, ...query }: Q,
  now: Date,
): Omit<Q, 'deadline'> & Pick<ReportConditions, 'dueFrom' | 'dueBefore'> {
  const today = dayAfter(now, 0);
  if (deadline === 'overdue') return { ...query, dueBefore: today };
  if (deadline === undefined) return query;
  return { ...query, dueFrom: today, dueBefore: dayAfter(now, SOON_DAYS + 1) };
}
