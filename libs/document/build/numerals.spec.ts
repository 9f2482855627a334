import { describe, expect, it } from '@jest/globals';

import { chineseNumeral, circledNumeral } from './numerals.js';

describe('chineseNumeral', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [32, '三十二'],
    [99, '九十九'],
    [100, '100'],
  ])('%i is %s', (value, text) => {
    expect(chineseNumeral(value)).toBe(text);
  });
});

describe('circledNumeral', () => {
  it.each([
    [1, '①'],
    [20, '⑳'],
    [21, '（21）'],
  ])('%i is %s', (value, text) => {
    expect(circledNumeral(value)).toBe(text);
  });
});
