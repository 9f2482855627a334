import { expect, it } from '@jest/globals';

import { inChinese, LEGAL_NUMERALS } from './numerals.js';

it.each([
  [0, '零', '零'],
  [1, '一', '壹'],
  [10, '十', '拾'],
  [12, '十二', '拾贰'],
  [40, '四十', '肆拾'],
  [99, '九十九', '玖拾玖'],
  [100, '100', '100'],
])('writes %d as headings are numbered', (number, plain, legal) => {
  expect([inChinese(number), inChinese(number, LEGAL_NUMERALS)]).toEqual([plain, legal]);
});
