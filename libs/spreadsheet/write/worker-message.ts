import type { CellRule, SheetTable } from './types.js';

/** A sheet as it goes to the writing thread, where no function can go: the rules of its cells are spelled out. */
export interface SentTable extends Omit<SheetTable, 'ruleOf'> {
  readonly rules?: readonly (readonly (CellRule | undefined)[])[];
}

export interface WriteRequest {
  readonly id: number;
  readonly sheets: readonly SentTable[];
}

/** What the writing thread answers to the request of that id. */
export type WriteAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly failure: unknown };

export function toSent({ ruleOf, ...table }: SheetTable): SentTable {
  if (ruleOf === undefined) return table;
  const rules = table.rows.map((_, row) => table.columns.map((_column, at) => ruleOf(row, at)));
  return { ...table, rules };
}

export function fromSent({ rules, ...table }: SentTable): SheetTable {
  return rules === undefined ? table : { ...table, ruleOf: (row, column) => rules[row]?.[column] };
}
