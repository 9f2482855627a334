import type { FactDefinition, FactValue, Option } from '../../api/types.ts';

export type Row = Extract<FactValue, readonly unknown[]>[number];
export type Cell = string | boolean;

/** The row with one cell set, or emptied; a classified row has no cells to set. */
export function withCell(row: Row, column: string, value: FactValue | undefined): Row {
  if (!('cells' in row)) return row;
  const rest = Object.fromEntries(Object.entries(row.cells).filter(([id]) => id !== column));
  const filled = typeof value === 'string' || typeof value === 'boolean';
  return { ...row, cells: filled ? { ...rest, [column]: value } : rest };
}

/** An id no row has: the table's prefix and the next number. */
export function nextRowId({ rowPrefix = 'row' }: FactDefinition, rows: readonly Row[]): string {
  const used = rows.map(({ id }) => Number(/_(\d+)$/.exec(id)?.[1] ?? 0));
  return `${rowPrefix}_${String(Math.max(0, ...used) + 1).padStart(2, '0')}`;
}

/** The rows with an empty one put in at a place counted from 0; the others keep their ids and their order. */
export function withRowAt(
  fact: FactDefinition,
  rows: readonly Row[],
  place: number,
): { readonly rows: Row[]; readonly id: string } {
  const id = nextRowId(fact, rows);
  return { rows: rows.toSpliced(place, 0, { id, cells: {} }), id };
}

/** The rows with one moved up or down by one; the same rows where it stands at the end already. */
export function withRowMoved(rows: readonly Row[], rowId: string, by: -1 | 1): readonly Row[] {
  const place = rows.findIndex(({ id }) => id === rowId);
  const row = rows[place];
  const other = place + by;
  if (row === undefined || other < 0 || other >= rows.length) return rows;
  return rows.toSpliced(place, 1).toSpliced(other, 0, row);
}

const nameOf = (cells: Readonly<Record<string, Cell>>, row: string): string =>
  String(cells['name'] ?? cells['goal'] ?? row).slice(0, 40);

/** The rows as a list to choose one of. */
export const optionsOf = (rows: readonly Row[]): Option[] =>
  rows.map((row, place) => ({
    value: row.id,
    label: `${String(place + 1)}. ${'cells' in row ? nameOf(row.cells, row.id) : '涉密'}`,
  }));
