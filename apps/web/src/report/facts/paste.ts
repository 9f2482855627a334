import type { ColumnDefinition, FactDefinition, Option } from '../../api/types.ts';
import { nextRowId, withCell, type Cell, type Row } from './rows.ts';

export interface PasteTarget {
  readonly fact: FactDefinition;
  /** Columns that are typed, in the order they are shown. */
  readonly columns: readonly ColumnDefinition[];
  readonly rows: readonly Row[];
  readonly optionsOf: (column: ColumnDefinition) => readonly Option[] | undefined;
  /** Where the top left cell of what is pasted goes; undefined: a new row at the end. */
  readonly at: { readonly rowId: string; readonly columnId: string } | undefined;
}

export interface Pasted {
  readonly rows: Row[];
  /** Cells left as they were, each with its reason. */
  readonly faults: readonly string[];
}

const NUMERIC = new Set(['money', 'number', 'integer', 'percent']);
const YES = new Set(['是', '有', 'TRUE', 'true', '√']);
const NO = new Set(['否', '无', 'FALSE', 'false', '×']);

/** Cells of a spreadsheet's clipboard: tabs and lines; a cell with a line break or a tab inside is quoted. */
export function clipboardCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  for (const [whole, quoted, plain = '', end] of text.matchAll(cell)) {
    if (whole === '' && rows.at(-1)?.length === 0) break;
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** Whether a paste is a piece of a table rather than a text for one cell. */
export const isTable = (text: string): boolean => /\t/.test(text) || /[\r\n]./.test(text);

function dateOf(text: string): string | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A reference is listed as `3. name`; people paste the name. */
const plainLabel = (label: string): string => label.replace(/^\d+\. /, '');

/** What is stored for a pasted text; undefined when the column cannot hold it. The server judges figures and texts. */
function cellOf(
  column: ColumnDefinition,
  options: readonly Option[] | undefined,
  text: string,
): Cell | undefined {
  if (column.type === 'boolean') {
    if (YES.has(text)) return true;
    return NO.has(text) ? false : undefined;
  }
  if (options !== undefined)
    return options.find(({ value, label }) => [value, label, plainLabel(label)].includes(text))
      ?.value;
  if (column.type === 'date') return dateOf(text);
  if (NUMERIC.has(column.type)) return text.replaceAll(/[,，\s]/g, '').replace(/%$/, '');
  return text;
}

/** Lays cells over a table from one cell on, adding rows below as needed. An empty cell empties. */
export function pasteCells(target: PasteTarget, cells: readonly (readonly string[])[]): Pasted {
  const { fact, columns, optionsOf } = target;
  const rows = [...target.rows];
  const faults: string[] = [];
  const { at } = target;
  const firstRow = at === undefined ? rows.length : rows.findIndex(({ id }) => id === at.rowId);
  const firstColumn = at === undefined ? 0 : columns.findIndex(({ id }) => id === at.columnId);
  for (const [down, line] of cells.entries()) {
    const place = firstRow + down;
    let row: Row = rows[place] ?? { id: nextRowId(fact, rows), cells: {} };
    for (const [right, text] of line.entries()) {
      const column = columns[firstColumn + right];
      if (column === undefined) {
        if (text !== '') faults.push(`第 ${String(place + 1)} 行“${text}”：右边没有更多的列`);
        continue;
      }
      const cell = text === '' ? undefined : cellOf(column, optionsOf(column), text);
      if (text !== '' && cell === undefined)
        faults.push(`第 ${String(place + 1)} 行“${column.label}”：不能填“${text}”`);
      else row = withCell(row, column.id, cell);
    }
    rows[place] = row;
  }
  return { rows, faults };
}
