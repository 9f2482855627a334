import { describe, expect, it } from '@jest/globals';

import { displayWidth, tableLines } from './table.js';

describe('tables in a terminal', () => {
  it('counts Chinese characters and punctuation as two columns', () => {
    expect(displayWidth('得分 93.1')).toBe(9);
    expect(displayWidth('（一）')).toBe(6);
  });

  it('aligns columns whatever the script, without blanks at the end', () => {
    expect(
      tableLines([
        ['指标', 'a', ''],
        ['x', '得分', '1'],
      ]),
    ).toEqual(['指标  a', 'x     得分  1']);
  });

  it('has no line for no row', () => {
    expect(tableLines([])).toEqual([]);
  });
});
