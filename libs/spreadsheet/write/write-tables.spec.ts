import { describe, expect, it } from '@jest/globals';
import excel from 'exceljs';
import { writeTables } from './write-tables.js';
import type { SheetTable } from './types.js';

async function reread(sheets: readonly SheetTable[]): Promise<excel.Workbook> {
  const workbook = new excel.Workbook();
  const bytes = await writeTables(sheets);
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

const one = (kind: SheetTable['columns'][number]['kind'], values: readonly (string | null)[]) => ({
  name: '表',
  columns: [{ header: '列', kind }],
  rows: values.map((value) => [value]),
});

async function cells(
  kind: SheetTable['columns'][number]['kind'],
  values: readonly (string | null)[],
) {
  const sheet = (await reread([one(kind, values)])).worksheets[0];
  return values.map((_, index) => sheet?.getCell(index + 2, 1));
}

describe('writeTables', () => {
  it('writes figures as numbers as long as a spreadsheet keeps every digit', async () => {
    const written = await cells('number', ['1902.18', '-0.4', '0', '123456789012345']);
    expect(written.map((cell) => cell?.value)).toEqual([1902.18, -0.4, 0, 123456789012345]);
  });

  it('writes longer figures, and what is none, as text', async () => {
    const values = ['1234567890123456.78', '0.1234567890123456', '涉密', '1e3'];
    const written = await cells('number', values);
    expect(written.map((cell) => cell?.value)).toEqual(values);
  });

  it('leaves missing figures empty: missing is not zero', async () => {
    const written = await cells('number', [null, '']);
    expect(written.map((cell) => cell?.value)).toEqual([null, null]);
  });

  it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', "=cmd|' /C calc'!A0", '\t=1'])(
    'keeps %j a text, never a formula',
    async (text) => {
      for (const kind of ['text', 'choice', 'number', 'date'] as const) {
        const [cell] = await cells(kind, [text]);
        expect({ type: cell?.type, value: cell?.value }).toEqual({
          type: excel.ValueType.String,
          value: text,
        });
      }
    },
  );

  it('writes dates of the calendar as dates and others as they are', async () => {
    const written = await cells('date', ['2024-02-29', '2023-02-29', '待定']);
    expect(written.map((cell) => cell?.value)).toEqual([
      new Date('2024-02-29'),
      '2023-02-29',
      '待定',
    ]);
  });

  it('drops what XML cannot say and keeps line breaks and rare characters', async () => {
    const [cell] = await cells('text', ['a\u0000\u001bb\n𠮷\ud800']);
    expect(cell?.value).toBe('ab\n𠮷');
  });

  it('freezes the headings, names units and sets filters', async () => {
    const columns = [
      { header: '金额', kind: 'number' as const, unit: '万元' },
      { header: '名称', kind: 'text' as const },
    ];
    const sheet = (await reread([{ name: '预算', columns, rows: [['1', 'x']] }])).worksheets[0];
    expect(sheet?.getCell('A1').value).toBe('金额（万元）');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:B2');
  });

  it('offers choices as a drop-down, long lists from a hidden sheet', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `第${index}类，项目`);
    const columns = [
      { header: '是否', kind: 'choice' as const, choices: ['是', '否'] },
      { header: '类别', kind: 'choice' as const, choices: long },
    ];
    const workbook = await reread([{ name: '表', columns, rows: [['是', null]] }]);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getCell('A2').dataValidation.formulae).toEqual(['"是,否"']);
    expect(sheet?.getCell('A9').dataValidation.formulae).toEqual(['"是,否"']);
    expect(sheet?.getCell('B2').dataValidation.formulae).toEqual(["'_选项'!$A$1:$A$60"]);
    const lists = workbook.getWorksheet('_选项');
    expect(lists?.state).toBe('veryHidden');
    expect(lists?.getCell('A60').value).toBe('第59类，项目');
  });

  it('gives each sheet a name a workbook accepts', async () => {
    const names = ['年度目标/项目', '年度目标/项目', 'x'.repeat(40), '', "'引'"];
    const workbook = await reread(names.map((name) => ({ ...one('text', []), name })));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '年度目标 项目',
      '年度目标 项目_2',
      'x'.repeat(31),
      '表',
      '引',
    ]);
  });
});
