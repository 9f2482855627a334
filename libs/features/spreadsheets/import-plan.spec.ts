import { beforeAll, describe, expect, it } from '@jest/globals';
import excel from 'exceljs';
import { loadPackageFolder } from '#libs/features/rulebooks';
import {
  compilePackage,
  evaluate,
  exampleInput,
  type CompiledRulebook,
  type EvaluationInput,
  type TableRow,
} from '#libs/rulebook';
import { writeTables } from '#libs/spreadsheet';
import { readWorkbookHere } from '../../spreadsheet/read/read-workbook.js';
import { planImport, type ImportOptions, type ImportPlan } from './import-plan.js';
import { fileSheets } from './layout.js';

let rulebook: CompiledRulebook;
let sample: EvaluationInput;
let exported: Uint8Array;

beforeAll(async () => {
  const pkg = await loadPackageFolder('rules/2024');
  rulebook = compilePackage(pkg);
  const example = pkg.examples.find(({ id }) => id === 'humu-2024');
  if (example === undefined) throw new Error('the sample is gone');
  sample = exampleInput(pkg, example);
  exported = await fileOf();
});

async function fileOf(table?: string): Promise<Uint8Array> {
  const { facts } = sample.content;
  const content = { facts, evaluation: await evaluate(rulebook, sample), priorText: () => null };
  return writeTables(fileSheets(rulebook, content, table));
}

type Edit = (workbook: excel.Workbook) => void;

async function planOf(
  edit: Edit = () => undefined,
  options: Partial<ImportOptions & { openFields: readonly string[] | null; file: Uint8Array }> = {},
): Promise<ImportPlan> {
  const { openFields = null, file = exported, ...rest } = options;
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(file.slice().buffer);
  edit(workbook);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const report = { content: sample.content, openFields };
  return planImport(rulebook, report, await readWorkbookHere(bytes), { blanks: 'keep', ...rest });
}

function sheetOf(workbook: excel.Workbook, name: string): excel.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The cell of a fact's value, and the one of its unit. */
function factCell(workbook: excel.Workbook, id: string, column = 4): excel.Cell {
  const sheet = sheetOf(workbook, '填报内容');
  let found: excel.Cell | undefined;
  sheet.eachRow((row) => {
    if (row.getCell(1).value === id) found = row.getCell(column);
  });
  if (found === undefined) throw new Error(`no fact ${id}`);
  return found;
}

const changesOf = ({ changes }: ImportPlan) =>
  Object.fromEntries(changes.map(({ path, after }) => [path, after]));
const faultsOf = ({ faults }: ImportPlan) =>
  faults.map(({ sheet, address, code }) => `${sheet}!${address} ${code}`);
const MONEY = 'budget.income.general';

describe('planImport', () => {
  it('finds nothing to change in what was exported, whole and one table alone', async () => {
    const whole = await planOf();
    expect({ changes: whole.changes, faults: whole.faults }).toEqual({ changes: [], faults: [] });
    expect(whole.read).toHaveLength(16);
    const projects = await planOf(undefined, { table: 'projects', file: await fileOf('projects') });
    expect({ changes: projects.changes, faults: projects.faults, read: projects.read }).toEqual({
      changes: [],
      faults: [],
      read: ['对应项目支出'],
    });
  });

  it.each([
    [1234.5, '1234.5'],
    ['1,234.50', '1234.5'],
    ['１２３４．５０', '1234.5'],
    ['￥1,234.5 万元', '1234.5'],
    ['12,345,000元', '1234.5'],
    ['(1,234.5)', undefined],
    ['12,34.5', undefined],
    ['约1234', undefined],
    ['1e400', undefined],
    ['2024年', undefined],
  ])('reads the figure %j', async (typed, after) => {
    const plan = await planOf((workbook) => {
      factCell(workbook, MONEY).value = typed;
    });
    expect(changesOf(plan)).toEqual(after === undefined ? {} : { [MONEY]: after });
    expect(plan.faults).toHaveLength(after === undefined ? 1 : 0);
  });

  it('converts a figure whose line states another unit, half up, and says so', async () => {
    const plan = await planOf((workbook) => {
      factCell(workbook, MONEY).value = 12_345_678.5;
      factCell(workbook, MONEY, 3).value = '元';
    });
    expect(changesOf(plan)).toEqual({ [MONEY]: '1234.57' });
    expect(plan.notes.map(({ message }) => message)).toEqual([
      '由 12345678.5 元换算为 1234.57 万元',
    ]);
  });

  it('reports every wrong cell at once, at its sheet and address, and changes nothing', async () => {
    const places: string[] = [];
    const plan = await planOf((workbook) => {
      const wrong = (id: string, value: excel.CellValue, code: string): void => {
        const cell = factCell(workbook, id);
        cell.value = value;
        places.push(`填报内容!${cell.address} ${code}`);
      };
      wrong(MONEY, '很多', 'cell.number');
      wrong('profile.funding', '别的', 'cell.choice');
      wrong('staffing.actual', 1.5, 'fact.invalid_value');
      wrong('staffing.establishment', -3, 'fact.out_of_range');
      wrong('special_funds.applicable', { formula: 'A1=1' }, 'cell.formula');
      const projects = sheetOf(workbook, '对应项目支出');
      projects.getCell('C3').value = 'goal_99｜没有的目标';
      projects.getCell('D3').value = '十';
      places.push('对应项目支出!C3 cell.reference', '对应项目支出!D3 cell.number');
    });
    expect(new Set(faultsOf(plan))).toEqual(new Set(places));
    expect(plan.changes).toEqual([]);
    expect(plan.content).toBe(sample.content);
  });

  it('adds rows, gives them ids, takes rows away, and finds references by name', async () => {
    const plan = await planOf(
      (workbook) => {
        const sheet = sheetOf(workbook, '工作机构');
        sheet.spliceRows(2, 1);
        sheet.addRow([null, '新设机构']);
      },
      { table: 'working_organs', file: await fileOf('working_organs') },
    );
    const rows = sample.content.facts['working_organs'] as TableRow[];
    expect(plan.faults).toEqual([]);
    const [removed, added] = plan.changes;
    expect(removed).toMatchObject({ path: `working_organs/${rows[0]?.id ?? ''}`, after: null });
    expect(added).toMatchObject({ before: null, after: { cells: { name: '新设机构' } } });
    expect(rows.map(({ id }) => `working_organs/${id}`)).not.toContain(added?.path);
  });

  it('reads a table by its headings, whatever their order, with another unit and a title above', async () => {
    const plan = await planOf(
      (workbook) => {
        const sheet = sheetOf(workbook, '对应项目支出');
        sheet.spliceRows(1, 0, ['某乡项目表']);
        sheet.getCell('D2').value = '全年预算(元)';
        for (let row = 3; row <= sheet.rowCount; row += 1) sheet.getCell(row, 4).value = null;
        sheet.getCell('D3').value = 1_500_000;
      },
      { table: 'projects', file: await fileOf('projects') },
    );
    expect(plan.faults).toEqual([]);
    const [first] = sample.content.facts['projects'] as TableRow[];
    expect(changesOf(plan)).toEqual({ [`projects/${first?.id ?? ''}/adjusted_budget`]: '150' });
  });

  it('shows a classified row as nothing but that, and refuses content beside it', async () => {
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(exported.slice().buffer);
    const sheet = sheetOf(workbook, '项目绩效目标实现情况');
    const classified: string[][] = [];
    sheet.eachRow((row) => {
      const values = row.values as (string | undefined)[];
      if (values.includes('涉密')) classified.push(values.filter((value) => value !== undefined));
    });
    expect(classified.map((values) => values.slice(1))).toEqual([['涉密']]);
    const plan = await planOf((edited) => {
      const rows = sheetOf(edited, '项目绩效目标实现情况');
      rows.eachRow((row) => {
        if (row.getCell(2).value === '涉密') row.getCell(4).value = '内容';
      });
    });
    expect(plan.faults.map(({ code }) => code)).toEqual(['fact.invalid_value']);
  });

  it('leaves what an empty cell stands for, or empties it when asked', async () => {
    const empty: Edit = (workbook) => {
      factCell(workbook, MONEY).value = null;
    };
    expect((await planOf(empty)).changes).toEqual([]);
    expect(changesOf(await planOf(empty, { blanks: 'clear' }))).toEqual({ [MONEY]: null });
  });

  it('refuses a change of a field the return left closed, and passes over unchanged ones', async () => {
    const openFields = ['staffing.actual'];
    const allowed = await planOf(
      (workbook) => {
        factCell(workbook, 'staffing.actual').value = 1;
      },
      { openFields },
    );
    expect(allowed.faults).toEqual([]);
    expect(changesOf(allowed)).toEqual({ 'staffing.actual': '1' });
    let address = '';
    const refused = await planOf(
      (workbook) => {
        const cell = factCell(workbook, MONEY);
        cell.value = 1;
        address = cell.address;
      },
      { openFields },
    );
    expect(faultsOf(refused)).toEqual([`填报内容!${address} report.field_not_open`]);
  });

  it('names unknown lines, doubled lines, unknown columns and files that are something else', async () => {
    const plan = await planOf((workbook) => {
      const sheet = sheetOf(workbook, '填报内容');
      sheet.addRow(['no.such', '某项', null, '1']);
      sheet.addRow([MONEY, '又一次', null, '1']);
      sheet.addRow([null, '没有编号', null, '1']);
      sheetOf(workbook, '对应项目支出').getCell(1, 9).value = '我的备注';
    });
    expect(plan.faults.map(({ code }) => code)).toEqual([
      'fact.unknown',
      'cell.row',
      'cell.row',
      'cell.column',
    ]);
    const other = await writeTables([{ name: '别的', columns: [], rows: [] }]);
    expect(faultsOf(await planOf(undefined, { file: other }))).toEqual(['别的!A1 cell.column']);
  });
});
