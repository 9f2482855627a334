import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computable, suppress, type Equation } from './suppression.js';

const relation = (terms: Readonly<Record<string, number>>): Equation => ({
  terms: new Map(Object.entries(terms).map(([name, value]) => [name, BigInt(value)])),
});
const anything = () => true;
const sorted = (names: Iterable<string>) => [...names].sort();

describe('what can be computed from what is public', () => {
  const total = relation({ a: 1, b: 1, c: 1, total: -1 });

  it('is one hidden part of a public total, and not one of two', () => {
    expect(computable([total], new Set(['a']))).toEqual(['a']);
    expect(computable([total], new Set(['a', 'b']))).toEqual([]);
  });

  it('is what two relations give together', () => {
    const both = [relation({ a: 1, b: 1, t: -1 }), relation({ a: 1, b: -1, u: -1 })];
    expect(sorted(computable(both, new Set(['a', 'b'])))).toEqual(['a', 'b']);
  });
});

describe('complementary suppression', () => {
  it('withholds a second part, and says for what', () => {
    const found = suppress([relation({ a: 1, b: 1, total: -1 })], new Set(['a']), anything);
    expect(sorted(found.hidden)).toEqual(['a', 'b']);
    expect([...found.complementary]).toEqual([['b', 'a']]);
  });

  it('withholds the total where there is no second part', () => {
    const found = suppress([relation({ a: 1, total: -1 })], new Set(['a']), anything);
    expect(sorted(found.hidden)).toEqual(['a', 'total']);
  });

  it('goes on where what it withheld stands in another total', () => {
    const equations = [relation({ a: 1, b: 1, t: -1 }), relation({ b: 1, c: 1, u: -1 })];
    const found = suppress(equations, new Set(['a']), anything);
    expect(computable(equations, found.hidden)).toEqual([]);
    expect(found.exposed).toEqual([]);
  });

  it('names what stays computable when nothing more may be withheld', () => {
    const found = suppress([relation({ a: 1, total: -1 })], new Set(['a']), () => false);
    expect(found.exposed).toEqual(['a']);
  });

  const NAMES = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;
  const equations = fc.array(
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(-2, -1, 1, 3)), {
        minLength: 2,
        selector: ([name]) => name,
      })
      .map((terms) => relation(Object.fromEntries(terms))),
    { minLength: 1, maxLength: 4 },
  );
  const seeds = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 });

  /** Small whole numbers that solve all relations with the right-hand sides zero, one name at least being other than 0. */
  const otherSolution = (list: readonly Equation[], hidden: readonly string[], name: string) => {
    const values = [-6n, -4n, -3n, -2n, -1n, 0n, 1n, 2n, 3n, 4n, 6n];
    const solve = (place: number, given: Map<string, bigint>): boolean => {
      const next = hidden[place];
      if (next === undefined) {
        const holds = ({ terms }: Equation) =>
          [...terms].reduce((sum, [one, factor]) => sum + factor * (given.get(one) ?? 0n), 0n);
        return given.get(name) !== 0n && list.every((equation) => holds(equation) === 0n);
      }
      return values.some((value) => solve(place + 1, new Map([...given, [next, value]])));
    };
    return solve(0, new Map());
  };

  it('never leaves a hidden value that only one number fits', () => {
    fc.assert(
      fc.property(equations, seeds, (list, names) => {
        const { hidden, exposed } = suppress(list, new Set(names), anything);
        expect(names.every((name) => hidden.has(name))).toBe(true);
        expect(sorted(computable(list, hidden))).toEqual(sorted(exposed));
      }),
    );
  });

  it('calls computable only what no second set of numbers could be', () => {
    fc.assert(
      fc.property(equations, seeds, (list, names) => {
        for (const name of computable(list, new Set(names)))
          expect(otherSolution(list, names, name)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
