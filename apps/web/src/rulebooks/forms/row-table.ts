import { at, idOf, textIn, type Json, type JsonPath } from '../draft/json.ts';
import type { Known, KnownFact } from '../draft/known.ts';

/** What every table has besides its columns. */
const OF_EVERY_ROW: readonly KnownFact[] = [
  { value: 'id', label: '行标识', type: 'text', options: [], columns: [] },
  { value: 'index', label: '序号', type: 'number', options: [], columns: [] },
];

/** Parts of a printed list or table that are written once a row. */
const PRINTED_EACH_ROW: ReadonlySet<unknown> = new Set(['lead', 'text', 'columns']);

/** The id of the table whose row a block of the text prints at the place. */
function printedTable(pkg: Json, path: JsonPath): string {
  const depth = path.findLastIndex(
    (key, index) => PRINTED_EACH_ROW.has(key) && at(pkg, [...path.slice(0, index), 'table']),
  );
  return depth < 0 ? '' : textIn(at(pkg, [...path.slice(0, depth), 'table']));
}

/** The id of the table whose row a formula, condition or text reads at a place; empty where there is no row. */
function rowTableAt(pkg: Json, path: JsonPath): string {
  const [file, , , part] = path;
  const entry = path.slice(0, 3);
  if (file === 'facts') return part === 'columns' ? (idOf(at(pkg, entry)) ?? '') : '';
  if (file === 'checks') return textIn(at(pkg, [...entry, 'forEach']));
  return file === 'narrative' ? printedTable(pkg, path) : '';
}

/** What may be named of the row at a place: `row.executed`, by the name of its column. */
export function rowFacts(pkg: Json, path: JsonPath, known: Known): readonly KnownFact[] {
  const table = known.tableById.get(rowTableAt(pkg, path));
  if (table === undefined) return [];
  return [...table.columns, ...OF_EVERY_ROW].map((column) => ({
    ...column,
    value: `row.${column.value}`,
    label: `本行：${column.label}`,
  }));
}
