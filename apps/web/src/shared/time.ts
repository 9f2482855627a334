const FORMAT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** An instant as people in China read it, whatever the machine's zone: 2025/03/14 09:30. */
export const beijingTime = (instant: string): string => FORMAT.format(new Date(instant));

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The day it is in China, whatever the machine's zone: 2025-03-14. */
export const beijingDay = (now: Date): string => DAY.format(now);
