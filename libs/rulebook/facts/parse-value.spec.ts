import { describe, expect, it } from '@jest/globals';
import { factSchema, type FactDefinition } from '../schema/index.js';
import { isCalendarDate } from './calendar.js';
import { parseFactValue } from './parse-value.js';

const fact = (type: string, extra: object = {}): FactDefinition =>
  factSchema.parse({ id: 'x', label: '值', section: 's', type, ...extra });
const parse = (definition: FactDefinition, raw: unknown) =>
  parseFactValue(definition, raw, 'facts.x');
const codes = (definition: FactDefinition, raw: unknown) =>
  (parse(definition, raw).faults ?? []).map((fault) => [fault.code, fault.path]);

describe('numbers', () => {
  it.each([
    ['1902.18', '1902.18'],
    ['1902.10', '1902.1'],
    ['-0.40', '-0.4'],
    ['-0', '0'],
    [0.1, '0.1'],
    [1902.18, '1902.18'],
    [-0, '0'],
    [9007199254740991, '9007199254740991'],
  ])('%j is stored as %s', (raw, stored) => {
    expect(parse(fact('money'), raw)).toEqual({ value: stored });
  });

  it.each([
    '',
    ' ',
    '1,000',
    '+1',
    '01',
    '1e3',
    '1e400',
    '.5',
    '5.',
    '１２',
    'NaN',
    'Infinity',
    '0x10',
    '1 ',
    '1.123456789',
    '9'.repeat(19),
    JSON.parse('1e400') as number,
    -Infinity,
    NaN,
    1e21,
    1e-7,
    0.1 + 0.2,
    2 ** 53,
    2 ** 53 + 2,
    null,
    undefined,
    true,
    [],
    {},
    ['1'],
    '1.001',
  ])('refuses %j', (raw) => {
    expect(codes(fact('money'), raw)).toEqual([['fact.invalid_value', 'facts.x']]);
  });

  it('says what is wanted in its own words: whole numbers of what is counted, decimals of money', () => {
    const told = (type: FactDefinition['type'], raw: unknown) =>
      parse(fact(type), raw).faults?.map(({ message }) => message);
    expect(told('integer', '七十二')).toEqual([expect.stringMatching(/须为整数，例如 51$/u)]);
    expect(told('integer', '72.5')).toEqual([expect.stringMatching(/须为整数，例如 51$/u)]);
    expect(told('money', '1,902')).toEqual([
      expect.stringMatching(/须为普通十进制数，例如 1902\.18$/u),
    ]);
  });

  it('holds integers, decimals and bounds', () => {
    expect(codes(fact('integer'), '1.5')).toEqual([['fact.invalid_value', 'facts.x']]);
    expect(parse(fact('integer'), '1.0')).toEqual({ value: '1' });
    expect(parse(fact('money', { decimals: 4 }), '0.3481')).toEqual({ value: '0.3481' });
    const bounded = fact('integer', { min: '0', max: '10' });
    expect(codes(bounded, '-1')).toEqual([['fact.out_of_range', 'facts.x']]);
    expect(codes(bounded, '11')).toEqual([['fact.out_of_range', 'facts.x']]);
    expect([parse(bounded, '0'), parse(bounded, 10)]).toEqual([{ value: '0' }, { value: '10' }]);
  });
});

describe('other scalars', () => {
  it('takes booleans as booleans only', () => {
    expect(parse(fact('boolean'), false)).toEqual({ value: false });
    for (const raw of ['true', 1, 0, null]) expect(codes(fact('boolean'), raw)).toHaveLength(1);
  });

  it('takes members of an enum only, and no inherited name', () => {
    const level = fact('enum', { options: [{ value: 'high', label: '高' }] });
    expect(parse(level, 'high')).toEqual({ value: 'high' });
    for (const raw of ['low', '高', 'constructor', '__proto__', 1])
      expect(codes(level, raw)).toHaveLength(1);
  });

  it('takes days of the calendar only', () => {
    expect(parse(fact('date'), '2024-02-29')).toEqual({ value: '2024-02-29' });
    for (const raw of [
      '2023-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-04-31',
      '2024-1-1',
      '2024-05-30T00:00:00Z',
      '1900-02-29',
      20240530,
      '0000-01-01',
    ]) {
      expect(codes(fact('date'), raw)).toHaveLength(1);
    }
    expect(isCalendarDate('2000-02-29')).toBe(true);
  });

  it('takes text within its length, in one kind of line ends', () => {
    const text = fact('text', { maxLength: 5 });
    expect(parse(text, '一\r\n二')).toEqual({ value: '一\n二' });
    expect(parse(text, '𠮷𠮷𠮷𠮷𠮷')).toEqual({ value: '𠮷𠮷𠮷𠮷𠮷' });
    for (const raw of [
      '一二三四五六',
      '',
      '  ',
      'a\u0000b',
      'a\u0008',
      '\ud800',
      'x\udc00',
      '\u202eabc',
      5,
      null,
    ]) {
      expect(codes(text, raw)).toEqual([['fact.invalid_value', 'facts.x']]);
    }
    expect(codes(text, 'x'.repeat(10_000_000))).toHaveLength(1);
  });
});

describe('classified', () => {
  it('stores nothing but that it is classified, and only where that may be', () => {
    const may = fact('text', { classifiable: true });
    expect(parse(may, { classified: true })).toEqual({ value: { classified: true } });
    expect(codes(may, { classified: true, value: '秘密' })).toHaveLength(1);
    expect(codes(may, { classified: false })).toHaveLength(1);
    expect(codes(fact('text'), { classified: true })).toHaveLength(1);
  });
});

describe('tables', () => {
  const table = fact('table', {
    classifiable: true,
    maxRows: 3,
    columns: [
      { id: 'name', label: '名称', type: 'text' },
      { id: 'amount', label: '金额', type: 'money', min: '0' },
      { id: 'double', label: '两倍', type: 'number', formula: 'row.amount * 2' },
    ],
  });

  it('takes rows with their own ids and known columns', () => {
    const rows = [
      { id: 'r_1', cells: { name: '路', amount: 1.5 } },
      { id: 'r_2', classified: true },
    ];
    expect(parse(table, rows)).toEqual({
      value: [
        { id: 'r_1', cells: { name: '路', amount: '1.5' } },
        { id: 'r_2', classified: true },
      ],
    });
    expect(parse(table, [])).toEqual({ value: [] });
  });

  it('reports every fault at once, each at its cell', () => {
    const rows = [
      { id: 'r_1', cells: { name: 5, amount: '-1', nope: 'x', double: '2' } },
      { id: 'r_2', cells: { name: '', amount: 'x' } },
      { id: 'r_1', cells: {} },
    ];
    expect(codes(table, rows)).toEqual([
      ['fact.invalid_value', 'facts.x.r_1.name'],
      ['fact.out_of_range', 'facts.x.r_1.amount'],
      ['fact.unknown', 'facts.x.r_1.nope'],
      ['fact.not_editable', 'facts.x.r_1.double'],
      ['fact.invalid_value', 'facts.x.r_2.name'],
      ['fact.invalid_value', 'facts.x.r_2.amount'],
    ]);
    expect(codes(table, [rows[2], rows[2]])).toEqual([['fact.invalid_value', 'facts.x.r_1']]);
  });

  it.each([
    ['no list', {}],
    ['no row', [null]],
    ['no id', [{ cells: {} }]],
    ['bad id', [{ id: 'R 1', cells: {} }]],
    ['reserved id', [{ id: 'constructor', cells: {} }]],
    ['no cells', [{ id: 'r_1' }]],
    ['list of cells', [{ id: 'r_1', cells: [] }]],
    ['extra key', [{ id: 'r_1', cells: {}, note: 'x' }]],
    ['cells beside classified', [{ id: 'r_1', classified: true, cells: { name: '秘密' } }]],
    ['prototype key', [{ id: 'r_1', cells: JSON.parse('{"__proto__": "x"}') as object }]],
    ['too many rows', Array.from({ length: 4 }, (_, index) => ({ id: `r_${index}`, cells: {} }))],
  ])('refuses rows with %s', (_, raw) => {
    expect(codes(table, raw)).toHaveLength(1);
  });

  it('refuses classified rows where nothing may be classified', () => {
    expect(codes({ ...table, classifiable: false }, [{ id: 'r_1', classified: true }])).toEqual([
      ['fact.invalid_value', 'facts.x.r_1'],
    ]);
  });
});
