import { describe, expect, it } from '@jest/globals';
import facts from '../../../../../rules/2024/facts.json' with { type: 'json' };
import { at, type Json, type JsonPath } from '../draft/json.ts';
import { knownOf } from '../draft/known.ts';
import { FILES } from '../forms/schema.ts';
import { faultsIn } from './json-faults.ts';
import { hoverAt } from './json-hover.ts';
import { parseJson } from './json-text.ts';
import { pathAt, placeOfCursor, rangeOf, treeOf, valueIn } from './json-tree.ts';

const FACTS: Json = facts;
const TEXT = JSON.stringify(FACTS, null, 2);

/** Every place of a value. */
function placesOf(value: Json | undefined, path: JsonPath = []): readonly JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value as Readonly<Record<string, Json>>);
  const keys = Array.isArray(value) ? inner.map((_, index) => index) : inner.map(([key]) => key);
  return [path, ...keys.flatMap((key) => placesOf(at(value, [key]), [...path, key]))];
}

describe('JSON text', () => {
  it('names line and column of what cannot be read', () => {
    expect(parseJson('{\n  "a": x\n}').fault?.message).toMatch(/^第 2 行第 8 列/);
    expect(parseJson('{"a": 1').fault?.message).toContain('没有写完');
    expect(parseJson('{"a": 1}')).toEqual({ value: { a: 1 }, fault: null });
  });
});

describe('a text and its places', () => {
  it('finds every place of a file in its text, and the place of every value', () => {
    const tree = treeOf(TEXT);
    for (const path of placesOf(FACTS).filter((_, index) => index % 23 === 0)) {
      const { from, to } = rangeOf(tree, TEXT, path);
      expect(JSON.parse(TEXT.slice(from, to))).toEqual(at(FACTS, path));
      if (typeof at(FACTS, path) !== 'object') expect(pathAt(tree, TEXT, from)).toEqual(path);
    }
  });

  it('reads what can be read of a half-typed text', () => {
    const text = '{"a": {"b": 1, "c": oops, "d": [1, , "x"]}, "e": "no end\\n, "f": tr';
    expect(valueIn(treeOf(text), text)).toMatchObject({ a: { b: 1, d: [1, null, 'x'] } });
    expect(valueIn(treeOf('[1 {"a": 2} , 3]'), '[1 {"a": 2} , 3]')).toEqual([1, { a: 2 }, 3]);
    expect(valueIn(treeOf(''), '')).toBeUndefined();
  });

  it('leads to the nearest thing around what is not there', () => {
    const text = '{"a": {"b": 1}}';
    expect(rangeOf(treeOf(text), text, ['a', 'nothing', 3])).toEqual({ from: 6, to: 14 });
    expect(rangeOf(treeOf(text), text, ['nothing'])).toEqual({ from: 0, to: text.length });
  });
});

describe('a cursor', () => {
  it.each<[string, JsonPath]>([
    ['|{"a": [{"b": 1}]}', []],
    ['{"a": [|{"b": 1}]}', ['a', 0]],
    ['{"a": [{|"b": 1}]}', ['a', 0, 'b']],
    ['{"a": [{"b"|: 1}]}', ['a', 0, 'b']],
    ['{"a": [{"b": 1|}]}', ['a', 0, 'b']],
    ['{"a": [{"b": 1}|]}', ['a', 0]],
    ['{"a": [{"b": 1}, | {"b": 2}]}', ['a']],
    ['{"a": [{"b": 1}, {"b": oo|ps, "c": 2}]}', ['a', 1, 'b']],
    ['{"a": [{"b": 1}, {"c": "no en|d', ['a', 1, 'c']],
  ])('stands at the inner one of what it stands between: %s', (marked, path) => {
    const text = marked.replace('|', '');
    expect(placeOfCursor(treeOf(text), text, marked.indexOf('|'))).toEqual(path);
  });
});

describe('faults at their places', () => {
  const faults = (text: string, path: JsonPath = []) =>
    faultsIn(treeOf(text), text, [{ path, message: '太长', severity: 'error' }]).map((fault) => ({
      ...fault,
      at: text.slice(fault.from, fault.to),
    }));

  it('says where a text stops being one, and nothing else of it', () => {
    expect(faults('{"a": x}')).toMatchObject([{ at: 'x', severity: 'error' }]);
    expect(faults('{"a": 1')).toMatchObject([{ from: 7, to: 7 }]);
    expect(faults('')).toMatchObject([{ from: 0, to: 0 }]);
  });

  it('marks what lint names: the value, or the first line of a long one', () => {
    expect(faults('{"a": "b"}', ['a'])).toMatchObject([{ at: '"b"', message: '太长' }]);
    expect(faults('{\n"a": {\n"b": 1}\n}', ['a'])).toMatchObject([{ at: '{' }]);
  });

  it('warns of a key that is there twice', () => {
    expect(faults('{"a": 1, "b": {"a": 2}, "a": 3}', ['b'])).toMatchObject([
      { from: 24, at: '"a"', severity: 'warning', message: '“a”写了两次，只有后一次有效' },
      { message: '太长' },
    ]);
  });
});

describe('what is said of a character', () => {
  const known = knownOf({ facts: FACTS });
  const said = (marked: string) => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const file = FILES['checks'] ?? {};
    const subject = { path: ['checks'], schema: file, file, known };
    return hoverAt(treeOf(text), text, offset, subject)?.words;
  };

  it('is the name of its place, what the schema says, and the fact it names', () => {
    expect(said('{"checks": [{"sev|erity": "error"}]}')).toMatch(
      /^程度\n错误（阻止送审）\n选项\n可取/,
    );
    expect(said('{"checks": [{"onMissing": "skip|_if_any"}]}')).toContain('不写时为 "skip_if_any"');
    expect(said('{"checks": [{"left": "1 + procurement.quer|ies"}]}')).toMatch(
      /^procurement\.queries：.+\n左边（公式）\n公式/,
    );
    expect(said('{"checks": [{"left": "ro|und(1)"}]}')).toContain('四舍五入');
    expect(said('{"checks": |[]}')).toBeUndefined();
  });
});
