import { useMemo, useRef, useState } from 'react';
import type { ColumnDefinition, FactDefinition, FactValue } from '../../api/types.ts';
import { useDraftStore } from '../draft/drafted.ts';
import { clipboardCells, pasteCells, type PasteTarget } from './paste.ts';
import { withCell, withRowAt, withRowMoved, type Row } from './rows.ts';
import { choicesIn, rowsOf } from './use-rows.ts';

/**
 * Changes of the rows; the newest rows are read when something happens, so that cells need not be drawn again for it.
 * @param show called with the row that was put in or moved
 */
export function useEditing(fact: FactDefinition, show: (rowId: string) => void) {
  const store = useDraftStore();
  const [pasteFaults, setPasteFaults] = useState<readonly string[]>([]);
  const count = useRef(0);
  const columns = useMemo(
    () => (fact.columns ?? []).filter(({ formula }) => formula === undefined),
    [fact.columns],
  );
  const actions = useMemo(() => {
    const { id } = fact;
    const newest = () => rowsOf(store.read(), id);
    const put = (rows: readonly Row[], group: string) => {
      store.change({ part: 'facts', id, value: [...rows] }, group);
    };
    /** Every such change is a step of its own to take back. */
    const change = (rows: readonly Row[]) => {
      count.current += 1;
      put(rows, `${id}#${String(count.current)}`);
    };
    const insertAt = (place: number) => {
      const inserted = withRowAt(fact, newest(), place);
      change(inserted.rows);
      show(inserted.id);
    };
    return {
      setCell: (rowId: string, columnId: string, value: FactValue | undefined) => {
        const changed = newest().map((row) =>
          row.id === rowId ? withCell(row, columnId, value) : row,
        );
        put(changed, `${id}/${rowId}/${columnId}`);
      },
      add: () => {
        insertAt(newest().length);
      },
      insert: (rowId: string, below: boolean) => {
        const place = newest().findIndex((row) => row.id === rowId);
        insertAt(below ? place + 1 : place);
      },
      move: (rowId: string, by: -1 | 1) => {
        const rows = newest();
        const moved = withRowMoved(rows, rowId, by);
        if (moved !== rows) change(moved);
        show(rowId);
      },
      remove: (rowId: string) => {
        change(newest().filter((row) => row.id !== rowId));
      },
      paste: (at: PasteTarget['at'], text: string) => {
        const optionsOf = (column: ColumnDefinition) => choicesIn(store.read(), column);
        const target = { fact, columns, rows: newest(), optionsOf, at };
        const pasted = pasteCells(target, clipboardCells(text));
        setPasteFaults(pasted.faults);
        change(pasted.rows);
      },
    };
  }, [store, fact, columns, show]);
  return { columns, actions, pasteFaults, setPasteFaults };
}
