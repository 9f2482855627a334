import type { FactValue } from '../../api/types.ts';
import { choose, same, type Chosen } from '../../shared/three-way.ts';
import type { DraftValue, Edit, Measure } from './edits.ts';

type Row = Extract<FactValue, readonly unknown[]>[number];

/** The outcome of laying one's own edit over what somebody else stored meanwhile. */
export type Merged = Chosen<DraftValue>;

type Cells = Readonly<Record<string, string | boolean | undefined>>;
const cellsOf = (row: Row | undefined): Cells =>
  row !== undefined && 'cells' in row ? row.cells : {};

const withoutGaps = (cells: Cells): Record<string, string | boolean> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([key, cell]) => (cell === undefined ? [] : [[key, cell]])),
  );

type MergedRow = Chosen<Row | undefined>;

function mergeCells(id: string, base: Row | undefined, mine: Row, theirs: Row): MergedRow {
  const [was, own, other] = [cellsOf(base), cellsOf(mine), cellsOf(theirs)];
  const columns = [...new Set([...Object.keys(own), ...Object.keys(other)])];
  const chosen = columns.map((column) => ({
    column,
    ...choose(was[column], own[column], other[column]),
  }));
  const rowOf = (side: 'mine' | 'theirs'): Row => ({
    id,
    cells: withoutGaps(Object.fromEntries(chosen.map((cell) => [cell.column, cell[side]]))),
  });
  return { mine: rowOf('mine'), theirs: rowOf('theirs'), clash: chosen.some(({ clash }) => clash) };
}

function mergeRow(
  id: string,
  base: Row | undefined,
  mine: Row | undefined,
  theirs: Row | undefined,
): MergedRow {
  if (mine !== undefined && theirs !== undefined && 'cells' in mine && 'cells' in theirs)
    return mergeCells(id, base, mine, theirs);
  return choose(base, mine, theirs);
}

/** A row that both added under the same id is two rows: one's own gets another id. */
function renamed(base: readonly Row[], mine: readonly Row[], theirs: readonly Row[]): Row[] {
  const known = new Set(base.map(({ id }) => id));
  const taken = new Set([...theirs, ...mine].map(({ id }) => id));
  return mine.map((row) => {
    const other = theirs.find(({ id }) => id === row.id);
    if (known.has(row.id) || other === undefined || same(other, row)) return row;
    const prefix = row.id.replace(/_\d+$/, '');
    let number = 1;
    while (taken.has(`${prefix}_${String(number).padStart(2, '0')}`)) number += 1;
    const id = `${prefix}_${String(number).padStart(2, '0')}`;
    taken.add(id);
    return { ...row, id };
  });
}

const orderOf = (rows: readonly Row[]): string => rows.map(({ id }) => id).join(' ');

function mergeTables(base: readonly Row[], mine: readonly Row[], theirs: readonly Row[]): Merged {
  const own = renamed(base, mine, theirs);
  const byId = (rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
  const [was, ours, others] = [byId(base), byId(own), byId(theirs)];
  // Rows stand in the order of whoever moved or inserted some.
  const [lead, rest] = orderOf(base) === orderOf(own) ? [others, ours] : [ours, others];
  const ids = [...new Set([...lead.keys(), ...rest.keys()])];
  const rows = ids.map((id) => mergeRow(id, was.get(id), ours.get(id), others.get(id)));
  const side = (which: 'mine' | 'theirs') =>
    rows.flatMap((row) => (row[which] === undefined ? [] : [row[which]]));
  return { mine: side('mine'), theirs: side('theirs'), clash: rows.some(({ clash }) => clash) };
}

const NOTHING: Measure = { reason: '', measure: '' };

/** Why points were lost and what is done about it are two texts: one person may write the one, another the other. */
function mergeMeasure(base: DraftValue, mine: DraftValue, theirs: DraftValue): Merged {
  const textsOf = (side: DraftValue) => (side ?? NOTHING) as Measure;
  const [was, own, other] = [textsOf(base), textsOf(mine), textsOf(theirs)];
  const reason = choose(was.reason, own.reason, other.reason);
  const measure = choose(was.measure, own.measure, other.measure);
  const sideOf = (side: 'mine' | 'theirs'): DraftValue => {
    const value = { reason: reason[side], measure: measure[side] };
    return same(value, NOTHING) ? undefined : value;
  };
  return {
    mine: sideOf('mine'),
    theirs: sideOf('theirs'),
    clash: reason.clash || measure.clash,
  };
}

/** Three-way merge of one field; tables cell by cell, so that two people may work on the same table. */
export function mergeEdit({ part, base, value }: Edit, theirs: DraftValue): Merged {
  if (part === 'measures') return mergeMeasure(base, value, theirs);
  if (Array.isArray(value) && Array.isArray(theirs))
    return mergeTables(Array.isArray(base) ? base : [], value, theirs);
  return choose(base, value, theirs);
}
