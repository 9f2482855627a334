import { mentionOfCell } from '../mentions/cell.js';
import type { PartsOfTotal } from './lists.js';
import type { Mention } from '../mentions/mention.js';
import type { Cell, Table } from '../text/tables.js';

/** What heads a row of totals. */
export const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总分|总得分)$/;
const SUBTOTAL = /^小\s*计$/;
/** 一、基本支出: the rows below are of it. */
const RANKED = /^[一二三四五六七八九十]+、/;

type Row = readonly Cell[];

/** Each numeric column with its total: of the whole table in its first or last row, and of each part with a 小计. */
export function tableTotals({ header, rows }: Table): PartsOfTotal[] {
  if (rows.some((row) => row.length !== rows[0]?.length)) return [];
  return groupsOf(rows).flatMap(({ total, parts }) =>
    total.flatMap((cell, column) => columnTotal(cell, column, parts, header)),
  );
}

interface Group {
  readonly total: Row;
  readonly parts: readonly Row[];
}

const isHeaded = (row: Row, words: RegExp): boolean =>
  row.slice(0, 2).some(({ text }) => words.test(text));

function groupsOf(rows: readonly Row[]): Group[] {
  const at = rows.findIndex((row) => isHeaded(row, TOTAL));
  const total = rows[at];
  const others = rows.filter((_, index) => index !== at);
  const whole = total !== undefined && (at === 0 || at === rows.length - 1);
  if (!others.some((row) => isHeaded(row, SUBTOTAL)))
    return whole ? [{ total, parts: rankedOr(others) }] : [];
  const divided = subtotalsOf(others);
  // Rows that no 小计 sums up are told beside the others.
  const closed = isHeaded(others.at(-1) ?? [], SUBTOTAL);
  const all = { total: total ?? [], parts: divided.map((group) => group.total) };
  return whole && closed ? [...divided, all] : divided;
}

/** The rows of the first rank where rows are ranked; all of them where none is part of another. */
function rankedOr(rows: readonly Row[]): readonly Row[] {
  const ranked = rows.filter((row) => isHeaded(row, RANKED));
  if (ranked.length > 1) return ranked;
  return rows.some((row) => row.some(({ text }) => text.includes('其中'))) ? [] : rows;
}

/** Rows up to each 小计. */
function subtotalsOf(rows: readonly Row[]): Group[] {
  const groups: Group[] = [];
  let parts: Row[] = [];
  for (const row of rows) {
    if (!isHeaded(row, SUBTOTAL)) parts.push(row);
    else {
      groups.push({ total: row, parts });
      parts = [];
    }
  }
  return groups;
}

function columnTotal(
  cell: Cell,
  column: number,
  rows: readonly Row[],
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
