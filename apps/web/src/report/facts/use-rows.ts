import { useDeferredValue, useMemo } from 'react';
import type { ColumnDefinition, Option } from '../../api/types.ts';
import type { DraftSnapshot } from '../draft/draft-state.ts';
import { useDrafted } from '../draft/drafted.ts';
import { shownValue } from '../draft/edits.ts';
import { optionsOf, type Cell, type Row } from './rows.ts';

const NO_ROWS: readonly Row[] = [];

/** The rows of a table as they are typed now. */
export function rowsOf({ edits, content }: DraftSnapshot, tableId: string): readonly Row[] {
  const value = shownValue(edits, content, 'facts', tableId);
  return Array.isArray(value) ? value : NO_ROWS;
}

/** A row without what is typed in it. */
export interface RowPlace {
  readonly id: string;
  readonly classified: boolean;
}

const placesOf = (rows: readonly Row[]): readonly RowPlace[] =>
  rows.map((row) => ({ id: row.id, classified: !('cells' in row) }));

/** Which rows a table has, in their order; the same list until one comes, goes or moves. */
export function useRowPlaces(tableId: string): readonly RowPlace[] {
  const text = useDrafted((draft) => JSON.stringify(placesOf(rowsOf(draft, tableId))));
  return useMemo(() => JSON.parse(text) as readonly RowPlace[], [text]);
}

const byId = new WeakMap<readonly Row[], ReadonlyMap<string, Row>>();

function rowIn(rows: readonly Row[], id: string): Row | undefined {
  const known = byId.get(rows) ?? new Map(rows.map((row) => [row.id, row]));
  byId.set(rows, known);
  return known.get(id);
}

/** What one cell shows now. */
export function useCell(tableId: string, rowId: string, columnId: string): Cell | undefined {
  return useDrafted((draft) => {
    const row = rowIn(rowsOf(draft, tableId), rowId);
    return row !== undefined && 'cells' in row ? row.cells[columnId] : undefined;
  });
}

/** What a column offers to choose from: rows of another table, as they are now, or what the rulebook lists. */
export const choicesIn = (
  draft: DraftSnapshot,
  { type, table = '', options }: ColumnDefinition,
): readonly Option[] | undefined => (type === 'ref' ? optionsOf(rowsOf(draft, table)) : options);

/** The choices of each column; the lists of rows follow their tables when nobody types. */
export function useChoices(columns: readonly ColumnDefinition[]) {
  const refs = columns.filter(({ type }) => type === 'ref');
  const text = useDrafted((draft) =>
    JSON.stringify(refs.map((column) => [column.id, choicesIn(draft, column)])),
  );
  const settled = useDeferredValue(text);
  return useMemo(() => {
    const rows = new Map(JSON.parse(settled) as readonly [string, readonly Option[]][]);
    return ({ id, options }: ColumnDefinition) => rows.get(id) ?? options;
  }, [settled]);
}
