import type { FactDefinition, TableRow } from '#libs/rulebook';

import { typedCell } from './cells.js';
import { merged, type Fragment, type ReadRow } from './fragment.js';
import { covered, essence } from './likeness.js';
import type { Proposal } from './proposal.js';
import { namedBy } from './wordings.js';

type Facts = ReadonlyMap<string, FactDefinition>;

const CLASSIFIED = /^涉密$/u;
/** Share of a name's pairs of characters from which it is another wording of the name, and how far ahead of the next. */
const LIKE = 0.6;
const AHEAD = 0.15;

/** The tables the fragments tell of, as they would be typed: tables others refer to first. */
export function tableProposals(
  fragments: readonly Fragment[],
  facts: Facts,
  year: number | null,
): Proposal[] {
  const read = new Map<string, readonly ReadRow[]>();
  for (const id of new Set(fragments.map(({ table }) => table))) {
    const rows = merged(fragments.filter(({ table }) => table === id));
    if (rows !== null) read.set(id, rows);
  }
  return [...read].flatMap(([id, rows]) => {
    const fact = facts.get(id);
    return fact?.origin === 'input' ? [proposalOf(fact, rows, { read, facts, year })] : [];
  });
}

export const rowId = ({ rowPrefix = 'row' }: FactDefinition, index: number): string =>
  `${rowPrefix}_${String(index + 1).padStart(2, '0')}`;

interface Surroundings {
  readonly read: ReadonlyMap<string, readonly ReadRow[]>;
  readonly facts: Facts;
  readonly year: number | null;
}

function proposalOf(
  fact: FactDefinition,
  rows: readonly ReadRow[],
  around: Surroundings,
): Proposal {
  const value = rows.map((row, index) => typedRow(fact, row, rowId(fact, index), around));
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    fact: fact.id,
    label: fact.label,
    value,
    confidence: 'likely',
    quote: { text: `${String(rows.length)} 行`, start: first?.start ?? 0, end: last?.end ?? 0 },
  };
}

/** Only what is typed of a row; what is computed, the rulebook computes. */
function typedRow(
  { columns = [] }: FactDefinition,
  { cells }: ReadRow,
  id: string,
  around: Surroundings,
): TableRow {
  if (Object.values(cells).some((text) => CLASSIFIED.test(text))) return { id, classified: true };
  const typed = columns.flatMap((column): [string, string | boolean][] => {
    if (column.formula !== undefined) return [];
    if (column.type === 'ref') {
      const row = cells[column.id] ?? referredBy(column.id, columns, cells, around);
      return row === null ? [] : [[column.id, row]];
    }
    const value = typedCell(column, cells[column.id] ?? '', around.year);
    return value === null ? [] : [[column.id, value]];
  });
  return { id, cells: Object.fromEntries(typed) };
}

/** The row a row refers to: named by a column that looks its name up, or by the row's own name where that is the same. */
function referredBy(
  ref: string,
  columns: NonNullable<FactDefinition['columns']>,
  cells: ReadRow['cells'],
  { read, facts }: Surroundings,
): string | null {
  const looked = columns.find((column) => namedBy(column)?.ref === ref);
  const table = facts.get(columns.find(({ id }) => id === ref)?.table ?? '');
  if (table === undefined) return null;
  const by = namedBy(looked)?.name ?? 'name';
  const name = cells[looked?.id ?? by] ?? '';
  const names = (read.get(table.id) ?? []).map((row) => row.cells[by] ?? '');
  const index = looked === undefined ? sameName(name, names) : likestName(name, names);
  return index < 0 ? null : rowId(table, index);
}

const sameName = (name: string, names: readonly string[]): number =>
  essence(name) === '' ? -1 : names.findIndex((one) => essence(one) === essence(name));

/** The same name, or the one that is by far the likest. */
function likestName(name: string, names: readonly string[]): number {
  const same = sameName(name, names);
  if (same >= 0) return same;
  const likeness = names.map(
    (one) => Math.min(covered(one, name), 1) * 0.5 + covered(name, one) * 0.5,
  );
  const best = Math.max(0, ...likeness);
  const next = Math.max(0, ...likeness.filter((one) => one < best));
  return best >= LIKE && best - next >= AHEAD ? likeness.indexOf(best) : -1;
}
