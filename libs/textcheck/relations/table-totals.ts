import { mentionOfCell } from '../mentions/cell.js';
import type { PartsOfTotal } from './lists.js';
import type { Mention } from '../mentions/mention.js';
import type { Cell, Table } from '../text/tables.js';

/** What heads a row of totals. */
export const TOTAL = /^(?:合\s*计|总\s*计|共\s*计)$/;

/** A table whose last or first row is a total: each numeric column with its total. */
export function tableTotals({ header, rows }: Table): PartsOfTotal[] {
  const at = rows.findIndex((row) => row.slice(0, 2).some(({ text }) => TOTAL.test(text)));
  const totals = rows[at];
  if (totals === undefined || (at !== 0 && at !== rows.length - 1)) return [];
  const others = rows.filter((_, index) => index !== at);
  if (others.some((row) => /小\s*计|其中/.test(row.map(({ text }) => text).join('')))) return [];
  if (others.some((row) => row.length !== totals.length)) return [];
  return totals.flatMap((cell, column) => columnTotal(cell, column, others, header));
}

function columnTotal(
  cell: Cell,
  column: number,
  rows: Table['rows'],
  header: readonly Cell[],
): PartsOfTotal[] {
  const name = header[column]?.text ?? '';
  if (/率|比|序号|单价|标准|进度|%/.test(name)) return [];
  const whole = mentionOfCell(cell, name);
  const parts = rows.map((row) => mentionOfCell(row[column], name));
  const figures = parts.filter((part): part is Mention => part !== null);
  const readable = rows.every((row, index) => parts[index] !== null || row[column]?.text === '');
  if (whole === null || figures.length < 2 || !readable) return [];
  if ([whole, ...figures].some(({ kind }) => kind === 'percent')) return [];
  const list = { total: whole, parts: figures, readings: [figures], complete: true };
  return [{ ...list, beside: true, rivals: [] }];
}
