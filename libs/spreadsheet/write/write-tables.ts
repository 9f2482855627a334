import type { Alignment, Workbook, Worksheet } from 'exceljs';
import { cellValue } from './cell-value.js';
import { choiceLists } from './choices.js';
import { sheetNames } from './names.js';
import type { ColumnKind, SheetColumn, SheetTable } from './types.js';

/** Drop-downs reach this far below the rows that are there, for those a person adds. */
const SPARE_ROWS = 200;
const HEADER_FILL = 'FFE8EEF7';
const WIDEST = 60;

const NUMBER_FORMATS: Readonly<Record<ColumnKind, string>> = {
  // Every digit as it is: the columns mix money, counts and shares.
  number: 'General',
  date: 'yyyy-mm-dd',
  text: '@',
  choice: '@',
};

/** The words of the first row: the name, and its unit in brackets. */
export function headerText({ header, unit }: Pick<SheetColumn, 'header' | 'unit'>): string {
  return unit === undefined || unit === '' ? header : `${header}（${unit}）`;
}

/** Chinese characters are two wide. */
function widthOf(column: SheetColumn): number {
  const text = headerText(column);
  const wide = [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 4);
  return Math.min(Math.max(column.width ?? wide, 8), WIDEST);
}

function alignment(kind: ColumnKind): Partial<Alignment> {
  return {
    vertical: 'top',
    horizontal: kind === 'number' ? 'right' : 'left',
    wrapText: kind === 'text',
  };
}

function styleHeader(sheet: Worksheet, count: number): void {
  for (let index = 1; index <= count; index += 1) {
    const cell = sheet.getCell(1, index);
    cell.font = { bold: true };
    cell.numFmt = '@';
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER_FILL } };
  }
}

function fillSheet(
  sheet: Worksheet,
  { columns, rows }: SheetTable,
  ruleOf: ReturnType<typeof choiceLists>['ruleOf'],
): void {
  sheet.columns = columns.map((column) => ({
    header: headerText(column),
    width: widthOf(column),
    style: { numFmt: NUMBER_FORMATS[column.kind], alignment: alignment(column.kind) },
  }));
  for (const row of rows)
    sheet.addRow(columns.map(({ kind }, index) => cellValue(kind, row[index] ?? null)));
  styleHeader(sheet, columns.length);
  columns.forEach(({ choices }, index) => {
    if (choices === undefined || choices.length === 0) return;
    const validation = ruleOf(choices);
    for (let row = 2; row <= rows.length + 1 + SPARE_ROWS; row += 1)
      sheet.getCell(row, index + 1).dataValidation = validation;
  });
  if (columns.length > 0)
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: rows.length + 1, column: columns.length },
    };
}

async function newWorkbook(): Promise<Workbook> {
  // Loaded on first use: a fifth of a second nobody should wait for at start.
  const { default: excel } = await import('exceljs');
  return new excel.Workbook();
}

/**
 * An .xlsx file with one sheet per table: headings frozen and in bold, filters on, drop-downs where a column has
 * choices. Decimal text becomes a number when a spreadsheet keeps every digit (at most 15), otherwise it stays text;
 * nothing ever becomes a formula.
 */
export async function writeTables(sheets: readonly SheetTable[]): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  const lists = choiceLists(workbook);
  const names = sheetNames(sheets.map(({ name }) => name));
  sheets.forEach((table, index) => {
    const sheet = workbook.addWorksheet(names[index] ?? table.name, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    fillSheet(sheet, table, lists.ruleOf);
  });
  lists.finish();
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
