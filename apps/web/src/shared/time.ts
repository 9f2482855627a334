const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The day it is in China, whatever the machine's zone: 2025-03-14. */
export const beijingDay = (now: Date): string => DAY.format(now);

const MINUTE = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as people in China read it, whatever the machine's zone: 2025-03-14 09:30, as files and exports have it. */
export function beijingTime(instant: string): string {
  const at = new Date(instant);
  return `${beijingDay(at)} ${MINUTE.format(at)}`;
}
