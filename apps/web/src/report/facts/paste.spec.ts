import { describe, expect, it } from '@jest/globals';
import type { FactDefinition } from '../../api/types.ts';
import { clipboardCells, isTable, pasteCells } from './paste.ts';

const fact: FactDefinition = {
  id: 'projects',
  label: '项目',
  type: 'table',
  origin: 'input',
  section: 'goals',
  rowPrefix: 'project',
};
const columns = [
  { id: 'name', label: '名称', type: 'text' },
  { id: 'goal', label: '目标', type: 'ref', table: 'goals' },
  { id: 'amount', label: '金额', type: 'money' },
  { id: 'on', label: '日期', type: 'date' },
  { id: 'done', label: '完成', type: 'boolean' },
];
const goals = [{ value: 'goal_01', label: '1. 党建' }];
const paste = (text: string, rowId = 'project_01', columnId = 'name') =>
  pasteCells(
    {
      fact,
      columns,
      rows: [{ id: 'project_01', cells: { name: '旧' } }],
      optionsOf: ({ type }) => (type === 'ref' ? goals : undefined),
      at: { rowId, columnId },
    },
    clipboardCells(text),
  );

describe('the clipboard of a spreadsheet', () => {
  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"two\nlines"\tx', [['two\nlines', 'x']]],
    ['"say ""yes"""\t', [['say "yes"', '']]],
    ['a\n\nb', [['a'], [''], ['b']]],
  ])('reads %j', (text, cells) => {
    expect(clipboardCells(text)).toEqual(cells);
  });

  it('takes a text of one cell for no table', () => {
    expect(['一段文字', '一行\n'].map(isTable)).toEqual([false, false]);
    expect(['a\tb', 'a\nb'].map(isTable)).toEqual([true, true]);
  });
});

describe('pasting into a table', () => {
  it('fills from the cell on and adds rows', () => {
    const { rows, faults } = paste('甲\t党建\t1,234.50\t2024/5/3\t是\n乙\tgoal_01\t0.10\t\t否');
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        id: 'project_01',
        cells: { name: '甲', goal: 'goal_01', amount: '1234.50', on: '2024-05-03', done: true },
      },
      { id: 'project_02', cells: { name: '乙', goal: 'goal_01', amount: '0.10', done: false } },
    ]);
  });

  it('adds rows at the end where no cell is meant', () => {
    const target = { fact, columns, rows: [], optionsOf: () => undefined, at: undefined };
    expect(pasteCells(target, [['甲'], ['乙']]).rows).toEqual([
      { id: 'project_01', cells: { name: '甲' } },
      { id: 'project_02', cells: { name: '乙' } },
    ]);
  });

  it('leaves what a column cannot hold, and says where', () => {
    const { rows, faults } = paste('甲\t别处\n乙\t党建');
    expect(faults).toEqual(['第 1 行“目标”：不能填“别处”']);
    expect(rows[0]).toEqual({ id: 'project_01', cells: { name: '甲' } });
  });

  it('keeps a wrong figure as it is, for the server to refuse in its place', () => {
    expect(paste('约三万', 'project_01', 'amount').rows[0]).toMatchObject({
      cells: { amount: '约三万' },
    });
  });

  it('says what stands beyond the last column', () => {
    expect(paste('是\t多余', 'project_01', 'done').faults).toEqual([
      '第 1 行“多余”：右边没有更多的列',
    ]);
  });
});
