import { describe, expect, it } from '@jest/globals';
import { ZipingError } from '#libs/kernel';
import { sampleFiles } from '../../testing/sample-files.js';
import { samplePackage } from '../../testing/sample-package.js';
import { compilePackage } from '../compile.js';
import { parsePackage } from '../parse.js';
import {
  type Json,
  type Change,
  list,
  fact,
  indicator,
  addFact,
  addCheck,
  bands,
  errors,
  warnings,
} from '../../testing/lint-changes.js';

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
      'a fact the system gives, said to be typed as something else',
      (f) => Object.assign(fact(f, 'organisation.name'), { origin: 'input', type: 'money' }),
      'facts.facts.0.origin: 单位名称：organisation.name 由系统给出，来源方式须为系统给出（context）',
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
    ).toEqual(['facts.facts.2.type', 'facts.facts.3.unknown', 'indicators.fullMarks']);
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
