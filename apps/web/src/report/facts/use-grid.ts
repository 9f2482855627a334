import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import type { ColumnDefinition, FactValue } from '../../api/types.ts';
import { gridMove, type Caret, type GridMove } from './grid-keys.ts';
import type { RowCommands } from './row-actions.tsx';
import type { RowPlace } from './use-rows.ts';

const PAGE_SIZE = 20;
const FIELD = 'input, textarea';

interface Cell {
  readonly rowId: string;
  readonly columnId: string;
}

interface Place {
  readonly rowId: string;
  /** undefined: the first that can be typed in. */
  readonly columnId?: string | undefined;
}

/** The page a row is on, and the one shown; whoever is led to a row has the keyboard there once its page is drawn. */
export function usePage(rows: readonly RowPlace[], shownRow: string | undefined) {
  const [page, setPage] = useState(1);
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<Place | null>(null);
  const [, draw] = useState(0);
  const place = rows.findIndex(({ id }) => id === shownRow);
  useEffect(() => {
    if (place >= 0) setPage(Math.floor(place / PAGE_SIZE) + 1);
  }, [place, shownRow]);
  useEffect(() => {
    const goal = wanted.current;
    if (goal === null) return;
    const at = rows.findIndex(({ id }) => id === goal.rowId);
    if (at < 0) return;
    setPage(Math.floor(at / PAGE_SIZE) + 1);
    if (focusCell(frame.current, goal)) wanted.current = null;
  });
  const show = useCallback((rowId: string, columnId?: string) => {
    wanted.current = { rowId, columnId };
    draw((count) => count + 1);
  }, []);
  /** For rows that stay where they are: what is on this page needs no drawing. */
  const goTo = (rowId: string, columnId: string) => {
    if (!focusCell(frame.current, { rowId, columnId })) show(rowId, columnId);
  };
  const pagination =
    rows.length > PAGE_SIZE
      ? { pageSize: PAGE_SIZE, showSizeChanger: false, current: page, onChange: setPage }
      : (false as const);
  return { pagination, frame, show, goTo };
}

const cellElement = (frame: HTMLElement, { rowId, columnId }: Place) =>
  columnId === undefined
    ? frame.querySelector(`[data-cell^="${CSS.escape(rowId)}/"]`)
    : frame.querySelector(`[data-cell="${CSS.escape(`${rowId}/${columnId}`)}"]`);

/** Puts the keyboard into a cell and marks its text, as coming to a cell of a spreadsheet does. */
function focusCell(frame: HTMLElement | null, place: Place): boolean {
  const field = frame && cellElement(frame, place)?.querySelector<HTMLInputElement>(FIELD);
  if (!field) return false;
  field.focus();
  if (field.type !== 'radio') field.select();
  return true;
}

/** What is typed in directly; lists, dates and yes/no have keys of their own. */
function textField(target: EventTarget): HTMLInputElement | HTMLTextAreaElement | undefined {
  if (target instanceof HTMLTextAreaElement) return target;
  if (!(target instanceof HTMLInputElement) || target.type !== 'text') return undefined;
  const other = target.closest('.ant-select, .ant-picker') !== null;
  return other ? undefined : target;
}

function caretOf(field: HTMLInputElement | HTMLTextAreaElement): Caret {
  const { selectionStart, selectionEnd, value } = field;
  const line = parseFloat(getComputedStyle(field).lineHeight);
  const tall = field instanceof HTMLTextAreaElement && field.scrollHeight > line * 2;
  return { start: selectionStart ?? 0, end: selectionEnd ?? 0, length: value.length, tall };
}

/** The cell something stands in; undefined outside the cells. */
export const cellOf = (target: EventTarget): Cell | undefined => {
  const name = (target as Element).closest('[data-cell]')?.getAttribute('data-cell');
  const [rowId, columnId] = name?.split('/') ?? [];
  return rowId === undefined || columnId === undefined ? undefined : { rowId, columnId };
};

interface Grid {
  readonly columns: readonly ColumnDefinition[];
  readonly rows: readonly RowPlace[];
  readonly goTo: (rowId: string, columnId: string) => void;
  readonly actions: RowCommands & {
    readonly setCell: (rowId: string, columnId: string, value: FactValue | undefined) => void;
  };
  /** Rows may be put in and moved. */
  readonly whole: boolean;
}

function goFrom(
  { columns, rows, goTo }: Grid,
  from: Cell,
  move: { rows: number; columns: number },
) {
  const row = rows[rows.findIndex(({ id }) => id === from.rowId) + move.rows];
  const column = columns[columns.findIndex(({ id }) => id === from.columnId) + move.columns];
  if (row !== undefined && column !== undefined) goTo(row.id, column.id);
}

function breakLine(field: HTMLInputElement | HTMLTextAreaElement): void {
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
  // React hears of it as of a letter typed.
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Keys of a spreadsheet over the cells of one table. */
export function useGridKeys(grid: Grid) {
  const before = useRef<{ readonly cell: string; readonly value: string } | null>(null);
  const act = (move: GridMove, cell: Cell, field: HTMLInputElement | HTMLTextAreaElement) => {
    const { actions, whole } = grid;
    if (move.kind === 'go') goFrom(grid, cell, move);
    else if (move.kind === 'line-break') breakLine(field);
    else if (move.kind === 'restore') restore(cell, field);
    else if (!whole) return;
    else if (move.kind === 'insert-row') actions.insert(cell.rowId, move.below);
    else actions.move(cell.rowId, move.by);
  };
  const restore = ({ rowId, columnId }: Cell, field: HTMLElement) => {
    const value =
      before.current?.cell === `${rowId}/${columnId}` ? before.current.value : undefined;
    if (value === undefined || value === (field as HTMLInputElement).value) return;
    grid.actions.setCell(rowId, columnId, value === '' ? undefined : value);
  };
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const [cell, field] = [cellOf(target), textField(target)];
      if (cell === undefined || field === undefined) return;
      before.current = { cell: `${cell.rowId}/${cell.columnId}`, value: field.value };
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const [cell, field] = [cellOf(event.target), textField(event.target)];
      // While Chinese is being composed, Enter and the arrows belong to the input method.
      if (cell === undefined || field === undefined || event.nativeEvent.isComposing) return;
      const move = gridMove(event, caretOf(field));
      if (move === undefined) return;
      event.preventDefault();
      act(move, cell, field);
    },
  };
}
