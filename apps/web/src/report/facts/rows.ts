import type { FactDefinition, FactValue } from '../../api/types.ts';

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
