import type { ColumnDefinition, FactDefinition } from '#libs/rulebook';
import type { Findings } from './findings.js';
import { headingOf, headingRow, placeIn, plainHeading, type Grid } from './grid.js';
import { COMPUTED_MARK, ROW_HEADING } from './sheets.js';

/** A column of the sheet with what it holds. */
export interface TableColumn {
  readonly place: number;
  readonly column: ColumnDefinition;
  readonly unit: string | null;
}

export interface TableColumns {
  readonly heading: number;
  /** Column of the row ids; undefined when the sheet has none. */
  readonly id: number | undefined;
  readonly columns: readonly TableColumn[];
}

/** Columns people add for themselves, and that hold nothing of the report. */
const IGNORED = new Set(['序号']);

type Found = ColumnDefinition | 'id' | 'ignored' | null;

function columnFor(fact: FactDefinition, text: string): { found: Found; unit: string | null } {
  const { name, stem, unit } = headingOf(text);
  if (name === ROW_HEADING) return { found: 'id', unit: null };
  if (name === '' || IGNORED.has(name)) return { found: 'ignored', unit: null };
  const columns = fact.columns ?? [];
  const named = (wanted: string) =>
    columns.find(({ label, id }) => plainHeading(label) === wanted || id === wanted);
  const whole = named(name);
  const found = whole ?? named(stem);
  if (found?.formula !== undefined || unit?.includes(COMPUTED_MARK) === true)
    return { found: 'ignored', unit: null };
  return { found: found ?? null, unit: whole === undefined ? unit : null };
}

/** What each column of the sheet holds; null, with a fault, when the sheet has none of the table's columns. */
export function tableColumns(
  fact: FactDefinition,
  grid: Grid,
  findings: Findings,
): TableColumns | null {
  const wanted = (fact.columns ?? []).filter(({ formula }) => formula === undefined);
  const names = new Set([
    ROW_HEADING,
    ...wanted.flatMap(({ label, id }) => [plainHeading(label), id]),
  ]);
  const heading = headingRow(grid, names);
  if (heading === null) {
    const list = wanted.map(({ label }) => label).join('、');
    const message = `找不到“${fact.label}”的列标题（${list}），请使用下载的模板`;
    findings.fault(placeIn(grid, 0, 0), 'cell.column', message, fact.id);
    return null;
  }
  const columns: TableColumn[] = [];
  let id: number | undefined;
  for (const place of grid.columnsOf(heading)) {
    const { found, unit } = columnFor(fact, grid.text(heading, place));
    if (found === 'id') id = place;
    else if (found === null)
      columnFault(findings, grid, heading, place, `${fact.label}没有这一列，请删除或改正列标题`);
    else if (found !== 'ignored' && columns.some(({ column }) => column.id === found.id))
      columnFault(findings, grid, heading, place, `列“${found.label}”出现了两次`);
    else if (found !== 'ignored') columns.push({ place, column: found, unit });
  }
  return { heading, id, columns };
}

function columnFault(
  findings: Findings,
  grid: Grid,
  row: number,
  column: number,
  message: string,
): void {
  findings.fault(placeIn(grid, row, column), 'cell.column', message);
}
