import { describe, expect, it } from '@jest/globals';

import { chineseDate, chineseInstant } from './dates.js';

describe('dates', () => {
  it('prints Arabic numerals without leading zeros', () => {
    expect(chineseDate('2025-03-04')).toBe('2025年3月4日');
  });

  it('refuses what is no date', () => {
    expect(() => chineseDate('4 March 2025')).toThrow(RangeError);
  });

  it('prints an instant as it was in Beijing, on the day it was there', () => {
    expect(chineseInstant('2024-12-31T16:05:00Z')).toBe('2025年1月1日 00:05');
    expect(chineseInstant('2025-01-01T00:05:00+08:00')).toBe('2025年1月1日 00:05');
  });
});
