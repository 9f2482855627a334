import { describe, expect, it } from '@jest/globals';
import { toDecimalString } from '#libs/kernel';
import { linearForm } from './linear.js';

const cells = (table: string, column: string) => [`${table}/r1/${column}`, `${table}/r2/${column}`];
const form = (source: string) => {
  const found = linearForm(source, cells);
  return found === null
    ? null
    : Object.fromEntries([...found].map(([name, value]) => [name, toDecimalString(value)]));
};

describe('a formula as a sum', () => {
  it.each([
    ['a.b + c - d', { 'a.b': '1', c: '1', d: '-1' }],
    ['-(a - 2 * b)', { a: '-1', b: '2' }],
    ['a / 4 + 10', { a: '0.25' }],
    ['a - a', {}],
    ['sum(a, coalesce(b, 0), round(c, 2))', { a: '1', b: '1', c: '1' }],
    [
      'sum(present(column(special_funds.items, "amount")))',
      { 'special_funds.items/r1/amount': '1', 'special_funds.items/r2/amount': '1' },
    ],
  ])('%s', (source, expected) => {
    expect(form(source)).toEqual(expected);
  });

  it.each(['a * b', 'a / b * 100', 'a > 3', 'count(t)', 'max(a, b)', 'a +'])(
    '%s is none',
    (source) => {
      expect(form(source)).toBeNull();
    },
  );
});
