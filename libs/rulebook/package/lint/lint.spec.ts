import { describe, expect, it } from '@jest/globals';
import { ZipingError } from '#libs/kernel';
import { sampleFiles } from '../../testing/sample-files.js';
import { samplePackage } from '../../testing/sample-package.js';
import { compilePackage } from '../compile.js';
import { parsePackage } from '../parse.js';
import { lintPackage } from './index.js';

type Json = Record<string, unknown>;
type Files = ReturnType<typeof sampleFiles>;
type Change = (files: Files) => void;

const list = (value: unknown, key: string): Json[] => (value as Json)[key] as Json[];
const fact = (files: Files, id: string): Json =>
  list(files.facts, 'facts').find((candidate) => candidate['id'] === id)!;
const category = (files: Files, index: number): Json =>
  list(files.indicators, 'categories')[index]!;
const indicator = (files: Files, index: number): Json =>
  list(category(files, 0), 'indicators')[index]!;
const addFact = (files: Files, extra: Json) =>
  list(files.facts, 'facts').push({ label: '新', section: 'main', type: 'number', ...extra });
const addCheck = (files: Files, extra: Json) =>
  list(files.checks, 'checks').push({
    id: 'new',
    label: '新',
    kind: 'sum',
    severity: 'hint',
    left: 'total',
    operator: '=',
    right: 'part',
    message: 'm',
    instruction: 'i',
    ...extra,
  });
const bands = (...entries: Json[]): Json => ({
  form: 'bands',
  value: 'total',
  bands: entries.map((entry) => ({ points: '4', ...entry })),
});

function errors(change: Change): string[] {
  return lintPackage(samplePackage(change))
    .filter((fault) => fault.severity === 'error')
    .map((fault) => `${fault.path}: ${fault.message}`);
}

function warnings(change?: Change): string[] {
  return lintPackage(samplePackage(change))
    .filter((fault) => fault.severity === 'warning')
    .map((fault) => `${fault.path}: ${fault.message}`);
}

describe('lintPackage', () => {
  it('finds nothing wrong with the sample', () => {
    expect(errors(() => undefined)).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  it.each<[string, Change, string]>([
    [
      'a fact given twice',
      (f) => addFact(f, { id: 'total', type: 'money' }),
      'facts.facts.13.id: 事实 total 重复',
    ],
    [
      'an unknown section',
      (f) => (fact(f, 'total')['section'] = 'nope'),
      'facts.facts.2.section: 没有分组 nope',
    ],
    [
      'a formula with an unknown fact',
      (f) => addFact(f, { id: 'd', origin: 'derived', formula: 'nope + 1' }),
      'facts.facts.13.formula: 没有事实 nope',
    ],
    [
      'a formula of another type',
      (f) => addFact(f, { id: 'd', origin: 'derived', formula: 'total > 1' }),
      'facts.facts.13.formula: 公式须得出数值',
    ],
    [
      'an operand of the wrong type',
      (f) => addFact(f, { id: 'd', origin: 'derived', formula: 'total + note' }),
      'facts.facts.13.formula: 运算符 + 两侧须为数值',
    ],
    [
      'a derived fact without formula',
      (f) => addFact(f, { id: 'd', origin: 'derived' }),
      'facts.facts.13: 新：计算的事实须有公式，其他不得有公式',
    ],
    [
      'a cycle',
      (f) => {
        addFact(f, { id: 'd1', origin: 'derived', formula: 'd2 + 1' });
        addFact(f, { id: 'd2', origin: 'derived', formula: 'd1 + 1' });
      },
      'facts.facts.13.formula: 公式循环引用：d1 → d2 → d1',
    ],
    [
      'a column that rests on itself',
      (f) =>
        list(fact(f, 'projects'), 'columns').push({
          id: 'c',
          label: '自',
          type: 'number',
          formula: 'sum(column(projects, "c"))',
        }),
      'facts.facts.10.formula: 公式循环引用：projects/c → projects/c',
    ],
    [
      'a context fact nobody gives',
      (f) => addFact(f, { id: 'organisation.mood', type: 'text', origin: 'context' }),
      'facts.facts.13.id: 系统不提供事实 organisation.mood',
    ],
    [
      'an id that formulas cannot read',
      (f) => addFact(f, { id: 'not' }),
      'facts.facts.13.id: 标识 not 不能用于公式',
    ],
    [
      'a reserved id',
      (f) => addFact(f, { id: 'row.x' }),
      'facts.facts.13.id: 标识 row.x 由系统使用',
    ],
    [
      'an enum without options',
      (f) => addFact(f, { id: 'e', type: 'enum' }),
      'facts.facts.13: 新：枚举须有选项，其他类型不得有选项',
    ],
    [
      'a reference to no table',
      (f) => (list(fact(f, 'outcomes'), 'columns')[0]!['table'] = 'total'),
      'facts.facts.11.columns.0.table: 没有表格 total',
    ],
    [
      'a condition on an unknown fact',
      (f) =>
        (indicator(f, 1)['scoring'] = {
          form: 'all_or_nothing',
          label: 'x',
          when: { fact: 'nope', operator: 'equal', value: '1' },
        }),
      'indicators.categories.0.indicators.1.scoring.when.fact: 没有事实 nope',
    ],
    [
      'an operator the type has not',
      (f) =>
        (indicator(f, 1)['scoring'] = {
          form: 'all_or_nothing',
          label: 'x',
          when: { all: [{ fact: 'has_system', operator: 'greaterThan', value: '1' }] },
        }),
      'indicators.categories.0.indicators.1.scoring.when.all.0.operator: 有制度 不能使用运算符 greaterThan',
    ],
    [
      'a value the fact cannot have',
      (f) =>
        (indicator(f, 1)['notApplicable'] = {
          when: { not: { fact: 'level', operator: 'equal', value: 'none' } },
          treatment: 'exclude',
          reason: 'x',
        }),
      'indicators.categories.0.indicators.1.notApplicable.when.not.value: 级别 不可能等于 none',
    ],
    [
      'a text where a number belongs',
      (f) => addCheck(f, { when: { fact: 'total', operator: 'equal', value: 'abc' } }),
      'checks.checks.2.when.value: 总额 不可能等于 abc',
    ],
    [
      'a path outside a row',
      (f) => addCheck(f, { when: { fact: 'total', path: '$.x', operator: 'equal', value: '1' } }),
      'checks.checks.2.when.path: 只有 row 才能带 path',
    ],
    [
      'a row where there is none',
      (f) => addCheck(f, { when: { fact: 'row', path: 'name', operator: 'equal', value: 'x' } }),
      'checks.checks.2.when.fact: 此处没有行，条件中不能使用 row',
    ],
    [
      'an unknown column',
      (f) => addCheck(f, { forEach: 'projects', left: 'row.nope', right: '1' }),
      'checks.checks.2.left: 表格 projects 没有列 nope',
    ],
    [
      'an unknown named condition',
      (f) => addCheck(f, { when: { condition: 'nope' } }),
      'checks.checks.2.when: 没有命名条件 nope',
    ],
    [
      'a named condition that contains itself',
      (f) =>
        ((f.indicators['conditions'] as Json)['was_returned'] = {
          not: { condition: 'was_returned' },
        }),
      'indicators.conditions.was_returned: 条件循环引用：was_returned → was_returned',
    ],
    [
      'incomparable sides',
      (f) => addCheck(f, { left: 'total', right: 'note' }),
      'checks.checks.2: 校验 new：左右两侧类型不同，不能比较',
    ],
    [
      'text put in order',
      (f) => addCheck(f, { left: 'note', operator: '<', right: '"x"' }),
      'checks.checks.2.operator: 校验 new：只能比较数值或日期的大小',
    ],
    [
      'an unknown placeholder',
      (f) => addCheck(f, { message: '{{nope}}' }),
      'checks.checks.2.message: 没有事实 nope',
    ],
    [
      'an unknown format',
      (f) => addCheck(f, { message: '{{total|nope}}' }),
      'checks.checks.2.message: 没有格式 nope',
    ],
    [
      'a row placeholder outside a table',
      (f) => (list(f.narrative, 'body')[0]!['text'] = '{{row.name}}'),
      'narrative.body.0.text: 此处没有行，不能使用 row',
    ],
    [
      'a narrative on an unknown table',
      (f) => (list(f.narrative, 'body')[2]!['table'] = 'nope'),
      'narrative.body.2.table: 没有表格 nope',
    ],
    [
      'a block given twice',
      (f) => (list(f.narrative, 'body')[1]!['id'] = 'intro'),
      'narrative.body.1.id: 段落 intro 重复',
    ],
    [
      'an indicator given twice',
      (f) => (indicator(f, 1)['id'] = 'returns'),
      'indicators.categories.0.indicators.1.id: 指标 returns 重复',
    ],
    [
      'full marks that do not add up',
      (f) => (indicator(f, 0)['fullMarks'] = '5'),
      'indicators.categories.0.fullMarks: 管理各指标满分合计 11，应为 10',
    ],
    [
      'a total that does not add up',
      (f) => (f.indicators['fullMarks'] = '100'),
      'indicators.fullMarks: 各类别满分合计 10，应为 100',
    ],
    [
      'a gap between bands',
      (f) => (indicator(f, 0)['scoring'] = bands({ to: '1' }, { from: '1', fromInclusive: false })),
      'indicators.categories.0.indicators.0.scoring.bands: 分档之间有空隙：(−∞, 1) 与 (1, +∞)',
    ],
    [
      'overlapping bands',
      (f) => (indicator(f, 0)['scoring'] = bands({ to: '1', toInclusive: true }, { from: '1' })),
      'indicators.categories.0.indicators.0.scoring.bands: 分档重叠：(−∞, 1] 与 [1, +∞)',
    ],
    [
      'bands that leave an end open',
      (f) => (indicator(f, 0)['scoring'] = bands({ from: '0', to: '1' }, { from: '1' })),
      'indicators.categories.0.indicators.0.scoring.bands: 分档未覆盖小于 [0, 1) 的值',
    ],
    [
      'an empty band',
      (f) =>
        (indicator(f, 0)['scoring'] = bands({ to: '1' }, { from: '1', to: '1' }, { from: '1' })),
      'indicators.categories.0.indicators.0.scoring.bands.1: 分档 1 不含任何值',
    ],
    [
      'a bonus among the scored',
      (f) =>
        (indicator(f, 1)['scoring'] = {
          form: 'bonus',
          items: [
            {
              id: 'a',
              label: 'a',
              when: { fact: 'has_system', operator: 'equal', value: true },
              points: '1',
            },
          ],
        }),
      'indicators.categories.0.indicators.1.scoring: 加分项只能在加分类别中',
    ],
    [
      'grades out of order',
      (f) => (f.indicators['grades'] as Json[]).reverse(),
      'indicators.grades: 等级须由高到低排列，且下限各不相同',
    ],
    [
      'no lowest grade',
      (f) => (f.indicators['grades'] as Json[]).pop(),
      'indicators.grades: 最低等级须从 0 起',
    ],
    [
      'a hidden field that is not there',
      (f) => (f.disclosure['hidden'] = [{ field: 'projects/nope', reason: 'x' }]),
      'disclosure.hidden.0.field: 没有字段 projects/nope',
    ],
    [
      'an example with a value that cannot be',
      (f) =>
        (f.examples as unknown as Json[]).push({
          id: 'a',
          title: 'a',
          content: { facts: { total: 'x' } },
          expect: {},
        }),
      'examples.0.content.facts.total: 示例 a：总额须为普通十进制数，例如 1902.18',
    ],
    [
      'examples that extend each other',
      (f) =>
        (f.examples as unknown as Json[]).push(
          { id: 'a', title: 'a', extends: 'b', expect: {} },
          { id: 'b', title: 'b', extends: 'a', expect: {} },
        ),
      'examples.0.extends: 示例 a 的 extends 循环',
    ],
  ])('reports %s', (_, change, expected) => {
    expect(errors(change).some((message) => message.startsWith(expected))).toBe(true);
  });

  it('bounds the nesting of conditions', () => {
    let when: Json = { fact: 'has_system', operator: 'equal', value: true };
    for (let depth = 0; depth < 40; depth += 1) when = { not: when };
    expect(
      errors((files) => addCheck(files, { when })).some((message) =>
        message.includes('条件嵌套超过 32 层'),
      ),
    ).toBe(true);
  });

  it('bounds what named conditions come to when they name each other twice', () => {
    const bomb: Change = (files) => {
      const conditions = files.indicators['conditions'] as Json;
      conditions['c0'] = { fact: 'has_system', operator: 'equal', value: true };
      for (let level = 1; level <= 60; level += 1)
        conditions[`c${level}`] = {
          all: [{ condition: `c${level - 1}` }, { condition: `c${level - 1}` }],
        };
    };
    const found = errors(bomb);
    expect(found).toContain(
      'indicators.conditions.c9: 条件连同命名条件共 1023 部分，最多 1000 部分',
    );
    expect(() => compilePackage(samplePackage(bomb))).toThrow(ZipingError);
    const many: Change = (files) => {
      const one = { fact: 'has_system', operator: 'equal', value: true };
      (files.indicators['conditions'] as Json)['wide'] = {
        all: Array.from({ length: 60 }, () => one),
      };
      Array.from({ length: 400 }, (_, index) =>
        addCheck(files, { id: `c${index}`, when: { condition: 'wide' } }),
      );
    };
    expect(errors(many)).toEqual(['indicators: 全部条件共 24468 部分，最多 20000 部分']);
  });

  it('bounds the number of rules', () => {
    const many: Change = (files) =>
      Array.from({ length: 1_996 }, (_, index) => addCheck(files, { id: `c${index + 3_000}` }));
    expect(errors(many)).toContain('indicators: 规则共 2002 条，最多 2000 条');
  });

  it('warns of what is typed for nothing and of prior facts it cannot see', () => {
    expect(warnings((files) => addFact(files, { id: 'idle', prior: 'old.one' }))).toEqual([
      'facts.facts.13.prior: 上年事实 old.one 不在本规则包中；上年规则须有',
      'facts.facts.13: 事实 idle 没有任何规则、文本或公式使用',
    ]);
  });

  const inBounds = (files: Files, id: string, bounds: Json) =>
    Object.assign(fact(files, id), bounds);
  const scored = (files: Files, scoring: Json) => (indicator(files, 1)['scoring'] = scoring);
  const SCORING = 'indicators.categories.0.indicators.1.scoring';
  const above = (value: string) => ({ fact: 'returned', operator: 'greaterThan', value });

  it.each<[string, Change, string]>([
    [
      'a band below what its fact can be',
      (f) => scored(f, { ...bands({ to: '0' }, { from: '0', points: '6' }), value: 'returned' }),
      `${SCORING}.bands.0: 分档 (−∞, 0) 取不到值：数值最小为 0，最大为 99`,
    ],
    [
      'a band above what its formula can be',
      (f) =>
        scored(f, {
          ...bands({ to: '250', points: '6' }, { from: '250' }),
          value: 'returned * 2 + 1',
        }),
      `${SCORING}.bands.1: 分档 [250, +∞) 取不到值：数值最小为 1，最大为 199`,
    ],
    [
      'full marks for a band without values',
      (f) =>
        scored(f, { ...bands({ to: '100' }, { from: '100', points: '6' }), value: 'returned' }),
      `${SCORING}: 没有办法得满分：可得满分的一档取不到值`,
    ],
    [
      'full marks for a count nobody can reach',
      (f) => scored(f, { form: 'all_or_nothing', label: '多次', when: above('99') }),
      `${SCORING}: 没有办法得满分：“多次”的条件不可能成立`,
    ],
    [
      'full marks for two answers to one question',
      (f) =>
        scored(f, {
          form: 'checklist',
          items: [
            {
              id: 'a',
              label: '又高又低',
              points: '1',
              when: {
                all: ['high', 'low'].map((value) => ({ fact: 'level', operator: 'equal', value })),
              },
            },
          ],
        }),
      `${SCORING}: 没有办法得满分：“又高又低”的条件不可能成立`,
    ],
    [
      'a share whose target is out of reach',
      (f) => scored(f, { form: 'proportional', actual: 'returned', target: '100' }),
      `${SCORING}: 没有办法得满分：实际值总小于目标值`,
    ],
    [
      'a deduction that is always made',
      (f) =>
        scored(f, {
          form: 'deductions',
          items: [{ id: 'a', label: '基数', count: 'returned + 1', points: '1' }],
        }),
      `${SCORING}: 没有办法得满分：“基数”总有扣分`,
    ],
    [
      'a gate that never opens',
      (f) =>
        scored(f, {
          form: 'gate',
          label: '门',
          when: above('99'),
          then: { form: 'proportional', actual: 'total', target: '1' },
        }),
      `${SCORING}: 没有办法得满分：“门”的条件不可能成立`,
    ],
    [
      'a bonus smaller than its marks',
      (f) => {
        const [reform] = list(category(f, 1), 'indicators');
        list(reform!['scoring'], 'items')[0]!['points'] = '1.5';
      },
      'indicators.categories.1.indicators.0.scoring: 没有办法得满分：各项最多加 1.5 分',
    ],
    [
      'a check of a figure against itself',
      (f) => addCheck(f, { left: 'part', right: 'part' }),
      'checks.checks.2: 校验 new 不可能不通过',
    ],
    [
      'a check of what is always so',
      (f) => addCheck(f, { left: 'returned', operator: '<=', right: '99' }),
      'checks.checks.2: 校验 new 不可能不通过',
    ],
    [
      'a check that is never made',
      (f) => addCheck(f, { when: above('99') }),
      'checks.checks.2.when: 校验 new 的条件不可能成立，从不校验',
    ],
  ])('warns of %s', (_, change, expected) => {
    expect(errors(change)).toEqual([]);
    expect(warnings(change)).toContain(expected);
  });

  it.each<[string, Change]>([
    [
      'bands within what their fact can be',
      (f) => scored(f, { ...bands({ to: '1', points: '6' }, { from: '1' }), value: 'returned' }),
    ],
    [
      'bands of a fact without bounds',
      (f) => scored(f, { ...bands({ to: '0' }, { from: '0', points: '6' }), value: 'share' }),
    ],
    [
      'bands at the very end of what a fact can be',
      (f) => scored(f, { ...bands({ to: '99' }, { from: '99', points: '6' }), value: 'returned' }),
    ],
    [
      'a way to full marks beside one that is closed',
      (f) =>
        scored(f, {
          form: 'best_of',
          alternatives: [
            { label: '一', scoring: { form: 'all_or_nothing', label: 'x', when: above('99') } },
            { label: '二', scoring: { form: 'all_or_nothing', label: 'y', when: above('98') } },
          ],
        }),
    ],
    ['a check that can fail', (f) => addCheck(f, { left: 'returned', operator: '<', right: '99' })],
    [
      'a check that fails for what is missing',
      (f) => addCheck(f, { left: 'part', right: 'part', onMissing: 'never_skip' }),
    ],
    [
      'a difference, whose sign is open',
      (f) => {
        inBounds(f, 'total', { min: '0' });
        inBounds(f, 'part', { min: '0' });
        addCheck(f, { left: 'total - part', operator: '>=', right: '0' });
      },
    ],
  ])('has nothing against %s', (_, change) => {
    expect(errors(change)).toEqual([]);
    // The indicator that was changed had read it.
    expect(warnings(change).filter((line) => !line.includes('has_system'))).toEqual([]);
  });

  it('reports everything at once', () => {
    const both: Change = (files) => {
      indicator(files, 0)['fullMarks'] = '5';
      addCheck(files, { message: '{{nope}}', left: 'nope' });
    };
    expect(errors(both).length).toBeGreaterThanOrEqual(3);
  });
});

describe('compilePackage', () => {
  it('refuses what lint refuses, with every fault and its path', () => {
    const pkg = samplePackage((files) => addCheck(files, { message: '{{nope}}', left: 'nope' }));
    let thrown: unknown;
    try {
      compilePackage(pkg);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ZipingError);
    expect((thrown as ZipingError).code).toBe('rulebook.invalid');
    expect((thrown as ZipingError).faults.map((fault) => fault.path)).toEqual([
      'checks.checks.2.left',
      'checks.checks.2.message',
    ]);
  });

  it('freezes a copy; its identity is the content, not the order of keys', () => {
    const pkg = samplePackage();
    const compiled = compilePackage(pkg);
    expect(Object.isFrozen(compiled.package.facts.facts[0])).toBe(true);
    expect(Object.isFrozen(pkg)).toBe(false);
    const turned = parsePackage({
      ...sampleFiles(),
      facts: Object.fromEntries(Object.entries(sampleFiles().facts).reverse()),
    });
    expect(compilePackage(turned).packageHash).toBe(compiled.packageHash);
    expect(
      compilePackage(samplePackage((files) => (files.manifest['title'] = '另一'))).packageHash,
    ).not.toBe(compiled.packageHash);
  });
});

describe('parsePackage', () => {
  const faultsOf = (change: Change): string[] => {
    const files = sampleFiles();
    change(files);
    try {
      parsePackage(files);
    } catch (error) {
      return (error as ZipingError).faults.map((fault) => fault.path ?? '');
    }
    return [];
  };

  it('reports every schema fault with its path', () => {
    expect(
      faultsOf((files) => {
        fact(files, 'total')['type'] = 'nope';
        fact(files, 'part')['unknown'] = 1;
        files.indicators['fullMarks'] = 10;
      }),
    ).toEqual(['facts.facts.2.type', 'facts.facts.3', 'indicators.fullMarks']);
  });

  it('refuses empty all and any, years in ids, and numbers that are no decimal text', () => {
    expect(
      faultsOf((files) => ((files.indicators['conditions'] as Json)['was_returned'] = { all: [] })),
    ).toHaveLength(1);
    expect(faultsOf((files) => addFact(files, { id: 'income_2024' }))).toHaveLength(1);
    expect(faultsOf((files) => (indicator(files, 0)['fullMarks'] = '1e3'))).toHaveLength(1);
  });

  it('stops before nesting, size or prototype keys can hurt', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(faultsOf((files) => (files.facts['sections'] = deep))).toHaveLength(1);
    expect(
      faultsOf((files) => (files.manifest['description'] = 'x'.repeat(10_000_000))),
    ).toHaveLength(1);
    expect(
      faultsOf((files) => (files.facts['facts'] = Array.from({ length: 500_000 }, () => 0))),
    ).toHaveLength(1);
    expect(
      faultsOf(
        (files) =>
          (files.indicators['conditions'] = JSON.parse('{"__proto__": {"all": []}}') as unknown),
      ),
    ).toEqual(['indicators.conditions.__proto__']);
  });
});
