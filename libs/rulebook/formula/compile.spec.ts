import { describe, expect, it } from '@jest/globals';
import { Decimal, toDecimalString } from '#libs/kernel';
import { factSchema, type FactDefinition } from '../schema/index.js';
import { compileFormula } from './compile.js';
import type { FormulaScope } from './nodes.js';
import { factSymbols } from './symbols.js';
import {
  FormulaFault,
  isMissing,
  Missing,
  type Cell,
  type TableValue,
  type Value,
} from './values.js';

const fact = (id: string, type: FactDefinition['type'], extra: object = {}): FactDefinition =>
  factSchema.parse({ id, label: id, type, section: 'main', ...extra });

const facts = factSymbols([
  fact('a', 'money'),
  fact('b', 'money'),
  fact('zero', 'number'),
  fact('gone', 'number'),
  fact('yes', 'boolean'),
  fact('gone_flag', 'boolean'),
  fact('name', 'text'),
  fact('paid', 'date'),
  fact('rows', 'table', {
    columns: [
      { id: 'amount', label: '金额', type: 'money' },
      { id: 'kind', label: '类别', type: 'text' },
    ],
  }),
]);

const cells: Record<string, Cell>[] = [
  { id: 'r_1', amount: new Decimal('1.5'), kind: 'x' },
  { id: 'r_2', amount: new Decimal('2.25'), kind: 'y' },
];
const rows = cells.map((row, index) => ({
  table: 'rows',
  id: `r_${index + 1}`,
  index: index + 1,
  classified: false,
  cell: (column: string): Cell => row[column] ?? new Missing([`rows/r_${index + 1}/${column}`]),
}));
const table: TableValue = { table: 'rows', rows };

const values: Record<string, Value> = {
  a: new Decimal('14.47'),
  b: new Decimal('5963.72'),
  zero: new Decimal(0),
  yes: true,
  name: '户木乡',
  paid: '2024-05-30',
  rows: table,
};
const scope: FormulaScope = {
  fact: (id) => values[id] ?? new Missing([id]),
  text: () => '全文',
  memo: new Map(),
  functions: {
    organisation: {
      name: '户木乡人民政府',
      shortName: '户木乡',
      kind: 'township',
      district: '徐水区',
    },
    otherOrganisations: [],
    isKnownFigure: () => false,
  },
};

function run(source: string): unknown {
  const { formula, issues } = compileFormula(source, { facts, texts: true });
  expect(issues).toEqual([]);
  const value = formula!.run(scope);
  if (isMissing(value)) return { missing: value.paths };
  return value instanceof Decimal ? toDecimalString(value) : value;
}

function issues(source: string, row?: string): string[] {
  return compileFormula(source, row === undefined ? { facts } : { facts, row }).issues.map(
    (issue) => issue.message,
  );
}

describe('formulas', () => {
  it.each([
    ['round(a / b * 100, 2)', '0.24'],
    ['0.1 + 0.2', '0.3'],
    ['round(2.345, 2)', '2.35'],
    ['round(-2.5)', '-3'],
    ['7 % 4', '3'],
    ['-a + 20', '5.53'],
    ['2 - 3 - 4', '-5'],
    ['sum(column(rows, "amount"))', '3.75'],
    ['sum(1, 2, a)', '17.47'],
    ['max(column(rows, "amount"))', '2.25'],
    ['count(rows)', '2'],
    ['count_where(rows, "kind", "x")', '1'],
    ['sum_where(rows, "amount", "kind", "y")', '2.25'],
    ['lookup(rows, "id", "r_2", "kind")', 'y'],
    ['row_exists(rows, "kind", "z")', false],
    ['a > 14 and not (b < a)', true],
    ['yes ? "是" : "否"', '是'],
    ['paid <= "2024-12-31"', true],
    ['paid == date(2024, 5, 30)', true],
    ['days_between(date(2024, 2, 28), date(2024, 3, 1))', '2'],
    ['year(paid)', '2024'],
    ['coalesce(gone, 5)', '5'],
    ['is_missing(gone)', true],
    ['is_present(a)', true],
    ['contains(name, "乡")', true],
    ['matches_any(name, "镇|乡")', true],
    ['first_match(name, "镇|乡")', '乡'],
    ['length(name)', '3'],
    ['concat(name, a)', '户木乡14.47'],
    ['text.report', '全文'],
    ['missing_from(column(rows, "kind"), column(rows, "id"))', 'x、y'],
  ])('%s = %s', (source, expected) => {
    expect(run(source)).toEqual(expected);
  });

  it('lets missing propagate with what is missing', () => {
    expect(run('a + gone')).toEqual({ missing: ['gone'] });
    expect(run('max(gone, a)')).toEqual({ missing: ['gone'] });
    expect(run('gone > 0 ? 1 : 2')).toEqual({ missing: ['gone'] });
  });

  it('settles and/or by the side that is known', () => {
    expect(run('yes or gone_flag')).toBe(true);
    expect(run('gone_flag and not yes')).toBe(false);
    expect(run('gone_flag and yes')).toEqual({ missing: ['gone_flag'] });
  });

  it('reports a division by zero as a fault of its own', () => {
    const { formula } = compileFormula('a / zero', { facts });
    expect(() => formula!.run(scope)).toThrow(FormulaFault);
    expect(() => formula!.run(scope)).toThrow('除数为零');
  });

  it('prints its arithmetic with the values it saw', () => {
    const line = (source: string): string | null => {
      const { formula } = compileFormula(source, { facts });
      return formula!.arithmetic(scope, formula!.run(scope));
    };
    expect(line('round(a / b * 100, 2)')).toBe('14.47 ÷ 5963.72 × 100 = 0.24');
    expect(line('sum(column(rows, "amount"))')).toBe('1.5 + 2.25 = 3.75');
    expect(line('(a - 4) * 2')).toBe('(14.47 − 4) × 2 = 20.94');
    expect(line('a')).toBeNull();
    expect(line('a > 1')).toBeNull();
  });

  it('lists the facts and columns it reads', () => {
    const { formula } = compileFormula('sum(column(rows, "amount")) + a - a', { facts });
    expect(formula!.facts).toEqual(['rows', 'a']);
    expect(formula!.columns).toEqual(['rows/amount']);
    expect(formula!.type).toBe('number');
  });

  it.each([
    'a = 3',
    'f(x) = x',
    '[1, 2]',
    '{a: 1}',
    'a[1]',
    '1:3',
    'a; b',
    'a!',
    "a'",
    'a ^ 2',
    '2 a',
    '10 %',
    'a?.b',
    'import("x")',
    'constructor',
    'a.constructor',
    '__proto__',
    'a.toString',
    '1e400',
    'null',
    'i',
    'a # b',
    'evaluate("1")',
    'a < b < 3',
    'a |  b',
    'a == null',
    'column(rows, name)',
    'count(a)',
    '年',
    '',
    '   ',
    'a.b(1)',
    'NaN',
    'Infinity',
  ])('refuses %s', (source) => {
    expect(issues(source)).not.toEqual([]);
  });

  it.each([
    ['a + name', '运算符 + 两侧须为数值'],
    ['-"x"', '运算符 - 两侧须为数值'],
    ['name > 3', '运算符 > 两侧类型不同，不能比较'],
    ['name > "x"', '运算符 > 只能比较数值或日期'],
    ['paid < "2023-02-29"', '运算符 < 两侧类型不同，不能比较'],
    ['a ? 1 : 2', '? 之前须为是否值'],
    ['nothing + 1', '没有事实 nothing'],
    ['column(rows, "nope")', '表格 rows 没有列 nope'],
    ['count_where(rows, "amount", "x")', '列 amount 与所比较的值类型不同'],
    ['row.amount', '此处没有行，不能使用 row'],
    ['text.report', '此处不能使用 text.report'],
    ['figures_not_in_facts(name)', '此处不能使用 figures_not_in_facts'],
    [
      'round()',
      '函数 round 须有 1 至 2 个参数，现有 0 个。round(x, n)：四舍五入保留 n 位小数（默认 0）',
    ],
  ])('says what is wrong with %s', (source, message) => {
    expect(issues(source)).toContain(message);
  });

  it('bounds length and depth, and keeps a long sum flat', () => {
    expect(issues(`${'('.repeat(40)}1${')'.repeat(40)}`)).toEqual(['公式嵌套超过 32 层']);
    expect(issues(`${'-'.repeat(1_500)}1`)).not.toEqual([]);
    expect(issues(Array.from({ length: 60 }, () => 'a').join(' + '))).toEqual([]);
    expect(issues('1+'.repeat(1_001))).toEqual(['公式超过 2000 个字符']);
  });

  it('reads columns of a row where there is one', () => {
    const { formula } = compileFormula('row.amount * 2', { facts, row: 'rows' });
    expect((formula!.run({ ...scope, row: rows[1]! }) as Decimal).toFixed()).toBe('4.5');
    expect(issues('row.nope', 'rows')).toEqual(['表格 rows 没有列 nope']);
  });
});
