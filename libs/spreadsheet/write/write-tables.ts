import type { Alignment, Cell, Workbook, Worksheet } from 'exceljs';
import { cellValue } from './cell-value.js';
import { choiceLists } from './choices.js';
import { sheetNames } from './names.js';
import type { CellRule, ColumnKind, SheetColumn, SheetTable } from './types.js';

/** Drop-downs reach this far below the rows that are there, for those a person adds. */
const SPARE_ROWS = 200;
const HEADER_FILL = 'FFE8EEF7';
const BAND_FILL = 'FFF3F5F9';
const WIDEST = 60;

const NUMBER_FORMATS: Readonly<Record<ColumnKind, string>> = {
  // Every digit as it is: the columns mix money, counts and shares.
  number: 'General',
  date: 'yyyy-mm-dd',
  text: '@',
  choice: '@',
};

type RuleOf = ReturnType<typeof choiceLists>['ruleOf'];

/** The words of the first row: the name, its unit in brackets, an asterisk where it is asked for. */
function headerText({ header, unit, required }: SheetColumn): string {
  const named = unit === undefined || unit === '' ? header : `${header}（${unit}）`;
  return required === true ? `${named} *` : named;
}

/** Chinese characters are two wide. */
function widthOf(column: SheetColumn): number {
  const text = headerText(column);
  const wide = [...text].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 4);
  return Math.min(Math.max(column.width ?? wide, 8), WIDEST);
}

function styleOf(kind: ColumnKind): { numFmt: string; alignment: Partial<Alignment> } {
  const horizontal = kind === 'number' ? 'right' : 'left';
  const alignment = { vertical: 'top', horizontal, wrapText: kind === 'text' } as const;
  return { numFmt: NUMBER_FORMATS[kind], alignment };
}

function shade(cell: Cell, colour: string): void {
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: colour } };
  cell.font = { bold: true };
}

function writeHeader(sheet: Worksheet, columns: readonly SheetColumn[]): void {
  columns.forEach((column, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = headerText(column);
    cell.numFmt = '@';
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    if (column.note !== undefined && column.note !== '') cell.note = column.note;
    shade(cell, HEADER_FILL);
  });
}

function writeRows(sheet: Worksheet, { columns, rows, ruleOf, bands = [] }: SheetTable): void {
  const headings = new Set(bands);
  rows.forEach((row, place) => {
    const rules = columns.map((column, index): CellRule => ruleOf?.(place, index) ?? column);
    const values = rules.map(({ kind }, index) => cellValue(kind, row[index] ?? null));
    sheet.addRow(values);
    columns.forEach((column, index) => {
      const cell = sheet.getCell(place + 2, index + 1);
      const kind = rules[index]?.kind ?? column.kind;
      if (kind !== column.kind) Object.assign(cell, styleOf(kind));
      if (headings.has(place)) shade(cell, BAND_FILL);
    });
  });
}

function writeChoices(sheet: Worksheet, table: SheetTable, lists: RuleOf): void {
  const { columns, rows, ruleOf } = table;
  columns.forEach(({ choices = [] }, column) => {
    // Made once: the same list stands in hundreds of cells.
    const whole = choices.length === 0 ? undefined : lists(choices);
    for (let row = 0; row < rows.length + (whole === undefined ? 0 : SPARE_ROWS); row += 1) {
      const own = row < rows.length ? ruleOf?.(row, column) : undefined;
      const offered = own?.choices === undefined ? whole : lists(own.choices);
      if (offered !== undefined) sheet.getCell(row + 2, column + 1).dataValidation = offered;
    }
  });
}

function fillSheet(sheet: Worksheet, table: SheetTable, lists: RuleOf): void {
  const { columns, rows } = table;
  sheet.columns = columns.map((column) => ({
    width: widthOf(column),
    style: styleOf(column.kind),
  }));
  writeHeader(sheet, columns);
  writeRows(sheet, table);
  writeChoices(sheet, table, lists);
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
