import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dataFaults } from './plain-data.js';

const pathsOf = (value: unknown): (string | undefined)[] =>
  dataFaults(value).map(({ path }) => path);

describe('dataFaults', () => {
  it('has nothing against what JSON usually holds', () => {
    expect(
      dataFaults({ a: [1, -0.5, 'text 文字 𠀀', true, null, { b: {} }], c: undefined }),
    ).toEqual([]);
    expect(dataFaults(undefined)).toEqual([]);
  });

  it('names every place at once', () => {
    const value = JSON.parse(
      '{"a":1e400,"b":[{"__proto__":1}],"c":"\\u0000","d":"\\ud800"}',
    ) as unknown;
    expect(pathsOf(value)).toEqual(['a', 'b.0.__proto__', 'c', 'd']);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s anywhere', (key) => {
    const value = JSON.parse(`{"x":[[{"${key}":{}}]]}`) as unknown;
    expect(pathsOf(value)).toEqual([`x.0.0.${key}`]);
  });

  it('refuses a key that could not be stored', () => {
    expect(pathsOf({ x: { 'a\u0000b': 1 } })).toEqual(['x']);
  });

  it('stops at nesting no request needs, without overflowing', () => {
    const nested = (levels: number) =>
      JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
    expect(dataFaults(nested(30))).toEqual([]);
    expect(dataFaults(nested(5_000))).toHaveLength(1);
  });

  it('reports twenty faults and no more', () => {
    expect(dataFaults(Array.from({ length: 1_000 }, () => Infinity))).toHaveLength(20);
  });

  it('accepts any JSON value of harmless keys and whole characters', () => {
    const harmless = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }).filter((value) => {
      const text = JSON.stringify(value);
      return !/__proto__|constructor|prototype|\\u0000|\\ud[89a-f]/.test(text);
    });
    fc.assert(fc.property(harmless, (value) => dataFaults(value).length === 0));
  });
});
