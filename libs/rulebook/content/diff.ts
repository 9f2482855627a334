import { canonicalJson, type JsonValue } from '#libs/kernel';
import type { FactValue, ReportContent, TableRow } from '../schema/index.js';

/**
 * One field that differs. `path`: a fact id; `table/row/column` for a cell; `table/row` for a row added, removed or
 * (de)classified; `table` when only the order of rows differs; `paragraphs/<block>`; `measures/<indicator>`.
 * Null stands for what is not there.
 */
export interface ContentChange {
  readonly kind: 'fact' | 'cell' | 'row' | 'order' | 'paragraph' | 'measure';
  readonly path: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

function same(left: unknown, right: unknown): boolean {
  return canonicalJson(left ?? null) === canonicalJson(right ?? null);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function keysOf(left: object, right: object): string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
}

function diffRecord(
  kind: ContentChange['kind'],
  left: Readonly<Record<string, JsonValue>>,
  right: Readonly<Record<string, JsonValue>>,
  prefix: string,
): ContentChange[] {
  return keysOf(left, right).flatMap((key) => {
    const [before, after] = [own(left, key) ?? null, own(right, key) ?? null];
    return same(before, after) ? [] : [{ kind, path: `${prefix}${key}`, before, after }];
  });
}

function diffRow(
  table: string,
  left: TableRow | undefined,
  right: TableRow | undefined,
): ContentChange[] {
  if (left !== undefined && right !== undefined && 'cells' in left && 'cells' in right) {
    return diffRecord('cell', left.cells, right.cells, `${table}/${left.id}/`);
  }
  const id = left?.id ?? right?.id ?? '';
  return same(left, right)
    ? []
    : [{ kind: 'row', path: `${table}/${id}`, before: left ?? null, after: right ?? null }];
}

function diffTable(
  table: string,
  left: readonly TableRow[],
  right: readonly TableRow[],
): ContentChange[] {
  const byId = (rows: readonly TableRow[]) => new Map(rows.map((row) => [row.id, row]));
  const [before, after] = [byId(left), byId(right)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changes = ids.flatMap((id) => diffRow(table, before.get(id), after.get(id)));
  const kept = (rows: readonly TableRow[], other: ReadonlyMap<string, TableRow>) =>
    rows.map((row) => row.id).filter((id) => other.has(id));
  const [oldOrder, newOrder] = [kept(left, after), kept(right, before)];
  return same(oldOrder, newOrder)
    ? changes
    : [...changes, { kind: 'order', path: table, before: oldOrder, after: newOrder }];
}

function diffFact(
  id: string,
  left: FactValue | undefined,
  right: FactValue | undefined,
): ContentChange[] {
  if (Array.isArray(left) && Array.isArray(right)) return diffTable(id, left, right);
  return same(left, right)
    ? []
    : [
        {
          kind: 'fact',
          path: id,
          before: left ?? null,
          after: right ?? null,
        },
      ];
}

/** What changed from one content to the other, field by field, in a stable order. Empty for equal contents. */
export function diffContent(before: ReportContent, after: ReportContent): ContentChange[] {
  const facts = keysOf(before.facts, after.facts).flatMap((id) =>
    diffFact(id, own(before.facts, id), own(after.facts, id)),
  );
  return [
    ...facts,
    ...diffRecord('paragraph', before.paragraphs, after.paragraphs, 'paragraphs/'),
    ...diffRecord('measure', before.measures, after.measures, 'measures/'),
  ];
}
