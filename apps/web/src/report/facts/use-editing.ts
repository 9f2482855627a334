import { useEffect, useMemo, useRef, useState } from 'react';
import type { ColumnDefinition, FactDefinition, FactValue, Option } from '../../api/types.ts';
import { clipboardCells, pasteCells } from './paste.ts';
import { withCell, withRowAt, withRowMoved, type Row } from './rows.ts';

export interface Editing {
  readonly fact: FactDefinition;
  readonly rows: readonly Row[];
  /** Rows that a `ref` column may name, by table. */
  readonly references: ReadonlyMap<string, readonly Option[]>;
  /** @param group what is undone at once */
  readonly onChange: (rows: Row[], group: string) => void;
}

export const optionsIn = (
  references: ReadonlyMap<string, readonly Option[]>,
  column: ColumnDefinition,
): readonly Option[] | undefined =>
  column.type === 'ref' ? (references.get(column.table ?? '') ?? []) : column.options;

/**
 * Changes of the rows; the newest rows are read when something happens, so that cells need not be drawn again for it.
 * @param show called with the row that was put in or moved
 */
export function useEditing(editing: Editing, show: (rowId: string) => void) {
  const { fact } = editing;
  const latest = useRef({ ...editing, show });
  useEffect(() => {
    latest.current = { ...editing, show };
  });
  const [pasteFaults, setPasteFaults] = useState<readonly string[]>([]);
  const count = useRef(0);
  const columns = useMemo(
    () => (fact.columns ?? []).filter(({ formula }) => formula === undefined),
    [fact.columns],
  );
  const actions = useMemo(() => {
    const { id } = fact;
    /** Every such change is a step of its own to take back. */
    const change = (rows: readonly Row[]) => {
      count.current += 1;
      latest.current.onChange([...rows], `${id}#${String(count.current)}`);
    };
    const insertAt = (place: number) => {
      const inserted = withRowAt(fact, latest.current.rows, place);
      change(inserted.rows);
      latest.current.show(inserted.id);
    };
    return {
      setCell: (rowId: string, columnId: string, value: FactValue | undefined) => {
        const changed = latest.current.rows.map((row) =>
          row.id === rowId ? withCell(row, columnId, value) : row,
        );
        latest.current.onChange(changed, `${id}/${rowId}/${columnId}`);
      },
      add: () => {
        insertAt(latest.current.rows.length);
      },
      insert: (rowId: string, below: boolean) => {
        const place = latest.current.rows.findIndex((row) => row.id === rowId);
        insertAt(below ? place + 1 : place);
      },
      move: (rowId: string, by: -1 | 1) => {
        const { rows } = latest.current;
        const moved = withRowMoved(rows, rowId, by);
        if (moved !== rows) change(moved);
        latest.current.show(rowId);
      },
      remove: (rowId: string) => {
        change(latest.current.rows.filter((row) => row.id !== rowId));
      },
      paste: (rowId: string, columnId: string, text: string) => {
        const { rows, references } = latest.current;
        const optionsOf = (column: ColumnDefinition) => optionsIn(references, column);
        const target = { fact, columns, rows, optionsOf, rowId, columnId };
        const pasted = pasteCells(target, clipboardCells(text));
        setPasteFaults(pasted.faults);
        change(pasted.rows);
      },
    };
  }, [fact, columns]);
  return { columns, actions, pasteFaults, setPasteFaults };
}
