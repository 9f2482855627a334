import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, moved, pathOf, put, type Json } from './json.ts';
import { clashName } from '../editor/clash-name.ts';
import { mergePackages } from './merge.ts';
import { operationsBetween, type Operation } from './operations.ts';
import { placeName, readersOf } from './readers.ts';

const PKG: Json = {
  indicators: {
    categories: [
      {
        id: 'execution',
        label: '预算执行',
        indicators: [
          {
            id: 'execution.procurement',
            label: '政府采购管理情况',
            scoring: {
              items: [{ id: 'returned', label: '退回', count: 'procurement.returned * 2' }],
            },
          },
        ],
      },
    ],
    conditions: { has_debt: { fact: 'debt.total', operator: 'greaterThan', value: '0' } },
  },
  facts: {
    facts: [
      { id: 'procurement.returned', label: '退回次数' },
      { id: 'procurement.returned.late', label: '逾期' },
    ],
  },
  narrative: { body: [{ id: 'p1', text: '退回{{procurement.returned}}次' }] },
};

describe('paths', () => {
  it('follows a fault to its place, and as far as there is one', () => {
    const item = 'indicators.categories.0.indicators.0.scoring.items.0';
    expect(pathOf(PKG, `${item}.count`)).toHaveLength(9);
    expect(at(PKG, pathOf(PKG, `${item}.count`))).toBe('procurement.returned * 2');
    expect(pathOf(PKG, `${item}.points`)).toEqual(pathOf(PKG, item));
    expect(pathOf(PKG, 'indicators.conditions.has_debt.fact')).toHaveLength(4);
    expect(pathOf({ a: { 'b.c': { d: 1 } } }, 'a.b.c.d')).toEqual(['a', 'b.c', 'd']);
  });

  it('replaces one place and leaves everything beside it the same object', () => {
    const next = put(PKG, ['narrative', 'body', 0, 'text'], '没有');
    expect(at(next, ['narrative', 'body', 0, 'text'])).toBe('没有');
    expect(at(next, ['facts'])).toBe(at(PKG, ['facts']));
    expect(at(put(PKG, ['facts', 'facts', 0], undefined), ['facts', 'facts', 0, 'label'])).toBe(
      '逾期',
    );
  });

  it('moves an entry', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });
});

describe('readersOf', () => {
  it('finds formulas and placeholders that name a fact, and not those of a longer id', () => {
    expect(readersOf(PKG, ['facts', 'facts', 0]).map((path) => placeName(PKG, path))).toEqual([
      '指标 › 预算执行 › 政府采购管理情况 › 退回',
      '正文 › p1',
    ]);
    expect(readersOf(PKG, ['facts', 'facts', 1])).toEqual([]);
  });
});

describe('mergePackages', () => {
  const base: Json = {
    list: [
      { id: 'a', n: 1 },
      { id: 'b', n: 1 },
    ],
    word: 'x',
  };

  it('keeps one’s removal and the other’s addition', () => {
    const mine: Json = { list: [{ id: 'b', n: 2 }], word: 'x' };
    const theirs: Json = {
      list: [...(at(base, ['list']) as Json[]), { id: 'c', n: 3 }],
      word: 'y',
    };
    const { mine: merged, clashes } = mergePackages(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(merged).toEqual({
      list: [
        { id: 'b', n: 2 },
        { id: 'c', n: 3 },
      ],
      word: 'y',
    });
  });

  it('asks when one changed what the other removed', () => {
    const mine: Json = {
      list: [
        { id: 'a', n: 9 },
        { id: 'b', n: 1 },
      ],
      word: 'x',
    };
    const theirs: Json = { list: [{ id: 'b', n: 1 }], word: 'x' };
    const merged = mergePackages(base, mine, theirs);
    expect(merged.clashes).toHaveLength(1);
    expect(merged.mine).toEqual(mine);
    expect(merged.theirs).toEqual(theirs);
  });
});

describe('what a conflict is about', () => {
  const INDICATORS = ['indicators', 'categories', 0, 'indicators'];
  const named = (mine: Json, theirs: Json) =>
    mergePackages(PKG, mine, theirs).clashes.map((clash) => clashName(mine, clash));

  it('is named by title, id and field', () => {
    const item = [...INDICATORS, 0, 'scoring', 'items', 0, 'count'];
    const text = ['narrative', 'body', 0, 'text'];
    const debt = ['indicators', 'conditions', 'has_debt', 'value'];
    const changed = (value: string) =>
      [item, text, debt].reduce<Json>((pkg, path) => put(pkg, path, value), PKG);
    expect(named(changed('1'), changed('2'))).toEqual([
      '指标 › 预算执行 › 政府采购管理情况 › 退回（returned） · 次数（公式）',
      '指标 · 命名条件 · has_debt · 取值',
      '正文 › p1 · 文字',
    ]);
  });

  it('is named as the other has it where one took it away', () => {
    const gone = put(PKG, INDICATORS, []);
    const changed = put(PKG, [...INDICATORS, 0, 'label'], '采购');
    const entry = '（execution.procurement）';
    expect(named(gone, changed)).toEqual([`指标 › 预算执行 › 采购${entry}`]);
    expect(named(changed, gone)).toEqual([`指标 › 预算执行 › 采购${entry}`]);
  });
});

/** What the server does with operations, in few lines. */
function applied(value: Json, operations: readonly Operation[]): Json {
  const keys = (path: string, whole: Json) =>
    path
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<(string | number)[]>(
        (before, token) => [...before, Array.isArray(at(whole, before)) ? Number(token) : token],
        [],
      );
  return operations.reduce<Json>(
    (whole, operation) =>
      put(
        whole,
        keys(operation.path, whole),
        operation.op === 'remove' ? undefined : operation.value,
      ),
    value,
  );
}

describe('operationsBetween', () => {
  it('sends one field for one changed field', () => {
    const path = ['indicators', 'categories', 0, 'indicators', 0, 'label'];
    expect(operationsBetween(PKG, put(PKG, path, '新名'))).toEqual([
      { op: 'replace', path: '/indicators/categories/0/indicators/0/label', value: '新名' },
    ]);
  });

  it('turns any package into any other', () => {
    const entry = fc.record({ id: fc.constantFrom('a', 'b', 'c'), n: fc.integer() });
    const list = fc.uniqueArray(entry, { selector: ({ id }) => id });
    const pkg = fc.record(
      {
        list,
        'a/b~c': fc.string(),
        inner: fc.dictionary(fc.constantFrom('x', 'y.z'), fc.boolean()),
      },
      { requiredKeys: ['list'] },
    );
    fc.assert(
      fc.property(pkg, pkg, (before, after) => {
        const [from, to] = [before, after] as unknown as [Json, Json];
        expect(applied(from, operationsBetween(from, to))).toEqual(to);
      }),
    );
  });
});
