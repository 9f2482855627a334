import { describe, expect, it } from '@jest/globals';

import { archiveNumber, keptUntil } from './filing.js';

describe('档号', () => {
  const series = { fonds: 'X113', category: 'WS', year: 2025, item: 7 } as const;
  it.each([
    ['permanent', 'X113-WS·2025-Y-0007', null],
    ['y30', 'X113-WS·2025-D30-0007', '2056-01-01'],
    ['y10', 'X113-WS·2025-D10-0007', '2036-01-01'],
  ] as const)('of retention %s: %s, kept until %s', (retention, number, until) => {
    expect(archiveNumber({ ...series, retention })).toBe(number);
    expect(keptUntil(series.year, retention)).toBe(until);
  });

  it('goes on beyond four digits', () => {
    const large = { ...series, retention: 'y10', item: 12_345 } as const;
    expect(archiveNumber(large)).toBe('X113-WS·2025-D10-12345');
  });
});
