import { groupBy } from '#libs/kernel';
import type { Overview } from '../api/types.ts';
import { KIND_LABELS } from '../shared/kinds.ts';

export type Unit = Overview['units'][number];

/** Of a unit and everything below it. */
export interface Counts {
  readonly units: number;
  readonly submitted: number;
  readonly working: number;
  readonly notStarted: number;
  readonly late: number;
}

/** A row of the tree: an organisation, or a kind of organisation where the district has no levels. */
export interface ProgressRow extends Counts {
  readonly key: string;
  readonly name: string;
  readonly unit: Unit | null;
  /** Of a row that stands for a kind. */
  readonly kind: Unit['kind'] | null;
  readonly children?: readonly ProgressRow[];
}

const AT_BUREAU: ReadonlySet<Unit['stage']> = new Set(['bureau_review', 'approved', 'archived']);

/** Late counts reports, as the list they lead to does; a unit without one counts as not started. */
function countsOf({ stage, late }: Unit): Counts {
  const submitted = AT_BUREAU.has(stage) ? 1 : 0;
  const notStarted = stage === null ? 1 : 0;
  const lateNow = late && stage !== null ? 1 : 0;
  return { units: 1, submitted, notStarted, working: 1 - submitted - notStarted, late: lateNow };
}

const NONE: Counts = { units: 0, submitted: 0, working: 0, notStarted: 0, late: 0 };

export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, each) => ({
      units: sum.units + each.units,
      submitted: sum.submitted + each.submitted,
      working: sum.working + each.working,
      notStarted: sum.notStarted + each.notStarted,
      late: sum.late + each.late,
    }),
    NONE,
  );
}

function rowOf(unit: Unit, below: ReadonlyMap<string | null, readonly Unit[]>): ProgressRow {
  const children = (below.get(unit.organisationId) ?? []).map((child) => rowOf(child, below));
  const counts = sumCounts([countsOf(unit), ...children]);
  const row = { key: unit.organisationId, name: unit.name, unit, kind: null, ...counts };
  return children.length === 0 ? row : { ...row, children };
}

function byKind(rows: readonly ProgressRow[]): ProgressRow[] {
  const groups = groupBy(rows, ({ unit }) => unit?.kind ?? 'department');
  return [...groups].map(([kind, children]) => ({
    ...{ key: kind, name: KIND_LABELS[kind], unit: null, kind, children },
    ...sumCounts(children),
  }));
}

/** The district as a tree with sums; one without levels of its own is divided by kind of unit. */
export function progressRows(units: readonly Unit[]): readonly ProgressRow[] {
  const known = new Set(units.map(({ organisationId }) => organisationId));
  const below = groupBy(units, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const rows = (below.get(null) ?? []).map((unit) => rowOf(unit, below));
  return below.size > 1 ? rows : byKind(rows);
}
