import { describe, expect, it } from '@jest/globals';
import { Decimal } from '#libs/kernel';

import { pinned, valuesOf } from './bounds.js';
import { suppress, type Equation } from './suppression.js';

const relation = (terms: Readonly<Record<string, number>>): Equation => ({
  terms: new Map(Object.entries(terms).map(([name, value]) => [name, BigInt(value)])),
});
const known = (values: Readonly<Record<string, number>>) => (name: string) =>
  values[name] === undefined ? null : new Decimal(values[name]);

describe('what follows from amounts not being negative', () => {
  const total = relation({ a: 1, b: 1, c: 1, t: -1 });
  const hidden = new Set(['a', 'b']);

  it.each([
    ['parts that add up to nothing', { c: 5, t: 5 }, ['a', 'b']],
    ['parts that add up to something', { c: 4, t: 5 }, []],
    ['a public value that is missing', { t: 0 }, []],
  ])('is told of %s', (_what, values, found) => {
    expect(pinned([total], hidden, known(values))).toEqual(found);
  });

  it('is nothing where one hidden amount is taken off another, nor of scores', () => {
    const difference = relation({ a: 1, b: -1, t: 1 });
    expect(pinned([difference], hidden, known({ t: 0 }))).toEqual([]);
    const score = 'indicator.x.score';
    const scores = relation({ [score]: 1, t: -1 });
    expect(pinned([scores], new Set([score]), known({ t: 0 }))).toEqual([]);
  });

  it('withholds one more, so that the hidden ones no longer add up to nothing', () => {
    const valueOf = known({ a: 0, b: 0, c: 5, t: 5 });
    const found = suppress(
      [total],
      new Set(['a']),
      () => true,
      (names) => pinned([total], names, valueOf),
    );
    expect([...found.hidden].sort()).toEqual(['a', 'b', 'c']);
    expect(found.exposed).toEqual([]);
  });

  it('is named where nothing more may be withheld: nothing is published then', () => {
    const valueOf = known({ c: 5, t: 5 });
    const found = suppress(
      [total],
      hidden,
      () => false,
      (names) => pinned([total], names, valueOf),
    );
    expect([...found.exposed].sort()).toEqual(['a', 'b']);
  });

  it('reads facts and cells, and no text', () => {
    const rows = [{ id: 'r', cells: { amount: '2.5' } }, { id: 's' }];
    const facts = { money: { value: '1' }, text: { value: '甲' }, table: { value: rows } };
    const valueOf = valuesOf({ facts } as unknown as Parameters<typeof valuesOf>[0]);
    expect(valueOf('money')?.toString()).toBe('1');
    expect(valueOf('table/r/amount')?.toString()).toBe('2.5');
    for (const name of ['text', 'table', 'table/s/amount', 'table/x/amount', 'none'])
      expect(valueOf(name)).toBeNull();
  });
});
