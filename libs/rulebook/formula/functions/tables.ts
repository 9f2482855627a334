import { Decimal } from '#libs/kernel';
import {
  asList,
  asNumber,
  asTable,
  asText,
  isMissing,
  Missing,
  sameScalar,
  scalarToJson,
  type Cell,
  type RowValue,
  type Scalar,
  type TableValue,
  type Value,
} from '../values.js';
import type { FormulaFunction } from './types.js';

/** Rows whose content is known: a classified row is counted, but its cells are nobody's business. */
function openRows(table: Value): readonly RowValue[] {
  return asTable(table).rows.filter((row) => !row.classified);
}

function columnOf(table: Value, column: string): Cell[] {
  return openRows(table).map((row) => row.cell(column));
}

/** Rows whose cell equals the value; a missing cell makes the answer missing. */
function matching(table: Value, column: string, value: Scalar): readonly RowValue[] | Missing {
  const rows = openRows(table);
  const gaps = rows.map((row) => row.cell(column)).filter(isMissing);
  if (gaps.length > 0) return Missing.union(gaps);
  return rows.filter((row) => sameScalar(row.cell(column) as Scalar, value));
}

function countWhere([table, column, value]: readonly Value[]): Value {
  const rows = matching(table!, asText(column!), value as Scalar);
  return isMissing(rows) ? rows : new Decimal(rows.length);
}

function sumWhere([table, summed, column, value]: readonly Value[]): Value {
  const rows = matching(table!, asText(column!), value as Scalar);
  if (isMissing(rows)) return rows;
  const cells = rows.map((row) => row.cell(asText(summed!)));
  const gaps = cells.filter(isMissing);
  if (gaps.length > 0) return Missing.union(gaps);
  return cells.reduce<Decimal>((total, cell) => total.plus(asNumber(cell)), new Decimal(0));
}

function rowExists([table, column, value]: readonly Value[]): Value {
  const cells = columnOf(table!, asText(column!));
  if (cells.some((cell) => !isMissing(cell) && sameScalar(cell, value as Scalar))) return true;
  const gaps = cells.filter(isMissing);
  return gaps.length > 0 ? Missing.union(gaps) : false;
}

function firstRow(table: TableValue, column: string, value: Scalar): RowValue | undefined {
  if (column === 'id' && typeof value === 'string' && table.byId !== undefined)
    return table.byId(value);
  return openRows(table).find((candidate) => {
    const cell = candidate.cell(column);
    return !isMissing(cell) && sameScalar(cell, value);
  });
}

function lookup([table, column, value, wanted]: readonly Value[]): Value {
  const row = firstRow(asTable(table!), asText(column!), value as Scalar);
  return row === undefined ? new Missing([]) : row.cell(asText(wanted!));
}

function texts(list: Value): string[] {
  return asList(list).map((cell) => String(scalarToJson(cell as Scalar)));
}

function distinct(list: Value): string[] {
  return [...new Set(texts(list))];
}

const SEPARATOR = '、';

function duplicates([list]: readonly Value[]): string {
  const all = texts(list!);
  return [...new Set(all.filter((text, index) => all.indexOf(text) !== index))].join(SEPARATOR);
}

function missingFrom([list, other]: readonly Value[]): string {
  const known = new Set(texts(other!));
  return distinct(list!)
    .filter((text) => !known.has(text))
    .join(SEPARATOR);
}

function textsWhere([table, joined, column, value]: readonly Value[]): string[] | Missing {
  const rows = matching(table!, asText(column!), value as Scalar);
  if (isMissing(rows)) return rows;
  const cells = rows.map((row) => row.cell(asText(joined!)));
  const gaps = cells.filter(isMissing);
  return gaps.length > 0
    ? Missing.union(gaps)
    : cells.map((cell) => String(scalarToJson(cell as Scalar)));
}

function joinWhere(args: readonly Value[]): Value {
  const found = textsWhere(args);
  return isMissing(found) ? found : found.join(args[4] === undefined ? SEPARATOR : asText(args[4]));
}

/** As reports list linked projects: one stands alone, several are numbered. */
function numberedWhere(args: readonly Value[]): Value {
  const found = textsWhere(args);
  if (isMissing(found)) return found;
  return found.length === 1
    ? found[0]!
    : found.map((text, index) => `${index + 1}.${text}`).join('');
}

export const tableFunctions: readonly FormulaFunction[] = [
  {
    name: 'count',
    params: ['table'],
    result: 'number',
    doc: 'count(表)：行数，含涉密行',
    apply: ([table]) => new Decimal(asTable(table!).rows.length),
  },
  {
    name: 'column',
    params: ['table', 'column'],
    result: 'column',
    missing: 'own',
    doc: 'column(表, "列")：一列的值，不含涉密行；"id" 为行标识',
    apply: ([table, column]) => (isMissing(table) ? table : columnOf(table!, asText(column!))),
  },
  {
    name: 'count_where',
    params: ['table', 'column', 'scalar'],
    result: 'number',
    doc: 'count_where(表, "列", 值)：该列等于此值的行数',
    apply: countWhere,
  },
  {
    name: 'sum_where',
    params: ['table', 'column', 'column', 'scalar'],
    result: 'number',
    doc: 'sum_where(表, "合计列", "条件列", 值)：条件列等于此值的各行合计列之和',
    apply: sumWhere,
  },
  {
    name: 'row_exists',
    params: ['table', 'column', 'scalar'],
    result: 'boolean',
    doc: 'row_exists(表, "列", 值)：是否有一行该列等于此值',
    apply: rowExists,
  },
  {
    name: 'lookup',
    params: ['table', 'column', 'scalar', 'column'],
    result: 'cell',
    doc: 'lookup(表, "列", 值, "取值列")：首个匹配行的取值列；ref 列用 lookup(表, "id", row.<列>, "取值列")；无此行则缺失',
    apply: lookup,
  },
  {
    name: 'count_distinct',
    params: ['list'],
    result: 'number',
    doc: 'count_distinct(column(表, "列"))：不同值的个数',
    apply: ([list]) => new Decimal(distinct(list!).length),
  },
  {
    name: 'duplicates',
    params: ['list'],
    result: 'text',
    doc: 'duplicates(column(表, "列"))：重复出现的值，以“、”连接；无重复为空文本',
    apply: duplicates,
  },
  {
    name: 'missing_from',
    params: ['list', 'list'],
    result: 'text',
    doc: 'missing_from(甲列, 乙列)：在甲列而不在乙列的值，以“、”连接；没有则为空文本',
    apply: missingFrom,
  },
  {
    name: 'join_where',
    params: ['table', 'column', 'column', 'scalar', 'text'],
    optional: 1,
    result: 'text',
    doc: 'join_where(表, "取值列", "条件列", 值, "、")：条件列等于此值的各行取值列，连成文本',
    apply: joinWhere,
  },
  {
    name: 'numbered_where',
    params: ['table', 'column', 'column', 'scalar'],
    result: 'text',
    doc: 'numbered_where(表, "取值列", "条件列", 值)：同上，多于一行时编号“1.甲2.乙”，例如 numbered_where(projects, "name", "goal", row.id)',
    apply: numberedWhere,
  },
  {
    name: 'join',
    params: ['list', 'text'],
    optional: 1,
    result: 'text',
    doc: 'join(column(表, "列"), "、")：把一列连成文本',
    apply: ([list, separator]) =>
      texts(list!).join(separator === undefined ? SEPARATOR : asText(separator)),
  },
];
