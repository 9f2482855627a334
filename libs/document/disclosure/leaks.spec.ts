import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { leakFinder } from './leaks.js';

describe('finding what was taken out in what is left', () => {
  it.each([
    ['1234.5', '支出 1,234.5 万元', true],
    ['1234.5', '支出１２３４．５万元', true],
    ['1234.5', '支出 11234.5 万元', false],
    ['1234.5', '支出 1234.56 万元', false],
    ['1234', '支出 1234.5 万元', false],
    ['1234', '支出 1234，结余 0', true],
    ['7', '共 7 起', false],
    ['审计移送事项', '据悉，审计移送 事项尚未公布。', true],
    ['审计移送事项已办结。其余事项另行报告。', '其余事项另行报告', true],
    ['审计', '审计局', false],
  ])('%s in %s: %s', (value, text, found) => {
    expect(leakFinder([value])(text)).toBe(found);
  });

  const word = fc.string({
    unit: fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己'),
    minLength: 4,
    maxLength: 12,
  });
  const around = fc.string({
    unit: fc.constantFrom('子', '丑', '寅', '，', '。', ' '),
    maxLength: 10,
  });

  it('never misses a text of four signs and more, whatever stands around it', () => {
    fc.assert(
      fc.property(word, around, around, (value, before, after) => {
        expect(leakFinder([value])(`${before}${value}${after}`)).toBe(true);
      }),
    );
  });

  it('never misses a number of four digits and more between signs that are none of its own', () => {
    const number = fc.integer({ min: 1_000, max: 99_999_999 }).map(String);
    fc.assert(
      fc.property(number, around, around, (value, before, after) => {
        expect(leakFinder([value])(`${before}为${value}元${after}`)).toBe(true);
      }),
    );
  });
});
