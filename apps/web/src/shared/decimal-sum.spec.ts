import { describe, expect, it } from '@jest/globals';
import { decimalSum, negated } from './decimal-sum.ts';

describe('decimalSum', () => {
  it.each([
    [['0.1', '0.2'], '0.3'],
    [['13', '-0.4'], '12.6'],
    [['1.25', '0.75'], '2'],
    [['0.5', '-1.75'], '-1.25'],
    [['1', '-1'], '0'],
    [[], '0'],
  ])('adds %j exactly to %s', (texts, sum) => {
    expect(decimalSum(texts)).toBe(sum);
  });

  it('turns a sign, and a text that is no figure down', () => {
    expect([negated('0.5'), negated('-0.5')]).toEqual(['-0.5', '0.5']);
    expect(() => decimalSum(['1,000'])).toThrow(RangeError);
  });
});
