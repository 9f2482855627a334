import { describe, expect, it } from '@jest/globals';

import { nightlyIsDue } from './nightly.js';

/** Of Beijing. */
const at = (day: number, time: string): Date =>
  new Date(`2025-06-${String(day).padStart(2, '0')}T${time}:00+08:00`);

describe('nightlyIsDue', () => {
  it.each<[string, Date, Date | null, boolean]>([
    ['not by day, where it never ran', at(10, '14:00'), null, false],
    ['at night', at(10, '01:00'), null, true],
    ['not before the night', at(10, '00:59'), at(9, '02:00'), false],
    ['not after it', at(10, '06:00'), at(9, '02:00'), false],
    ['not twice a night', at(10, '05:59'), at(10, '01:10'), false],
    ['by day after two nights in which nothing ran', at(10, '14:00'), at(8, '01:10'), true],
    ['not by day after one', at(10, '14:00'), at(9, '02:00'), false],
  ])('%s', (_what, now, last, due) => {
    expect(nightlyIsDue(now, last)).toBe(due);
  });
});
