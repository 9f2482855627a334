import type { ColumnDefinition, FactDefinition, TableRow } from '#libs/rulebook';
import { CLASSIFIED } from './field-definition.js';

const BETWEEN = '｜';
const MOST_CHARACTERS = 40;

/** Rows by the table they stand in. */
export type TableRows = (table: string) => readonly TableRow[];

/** What a row is called: its name where the table has one, else its first text. */
function rowTitle(row: TableRow, { columns = [] }: FactDefinition): string {
  if ('classified' in row) return CLASSIFIED;
  const own = row.cells['name'] ?? row.cells['goal'] ?? row.cells['title'];
  const first = columns.find(({ type, formula }) => type === 'text' && formula === undefined);
  const text = own ?? (first === undefined ? undefined : row.cells[first.id]);
  return String(text ?? '');
}

/** `goal_01｜完成农村危房改造`: the row's id says which one, the name behind it is for people. */
export function referenceText(row: TableRow, table: FactDefinition): string {
  const title = [...rowTitle(row, table).replace(/\s+/g, ' ')].slice(0, MOST_CHARACTERS).join('');
  return title === '' ? row.id : `${row.id}${BETWEEN}${title}`;
}

/** The row a text names: by its id, with or without the name behind it, or by its whole name when no other has it. */
export function referredRow(
  text: string,
  table: FactDefinition,
  rows: readonly TableRow[],
): string | null {
  const [head = ''] = text.normalize('NFC').split(/[｜|]/u);
  const byId = rows.find(({ id }) => id === head.trim());
  if (byId !== undefined) return byId.id;
  const named = rows.filter((row) => rowTitle(row, table).trim() === text.trim());
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

/** What a reference may be chosen from. */
export const referenceChoices = (
  { table: target }: ColumnDefinition,
  tables: ReadonlyMap<string, FactDefinition>,
  rowsOf: TableRows,
): string[] => {
  const table = target === undefined ? undefined : tables.get(target);
  return table === undefined ? [] : rowsOf(table.id).map((row) => referenceText(row, table));
};
