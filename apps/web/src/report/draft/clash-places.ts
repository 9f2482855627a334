import type { FactValue } from '../../api/types.ts';
import { same } from '../../shared/three-way.ts';
import { pathOf, type Measure } from './edits.ts';
import type { Clash } from './merge-all.ts';

/** One place with the two values somebody has to choose from; undefined where that side has nothing, or no such row. */
export interface ClashPlace {
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

type Row = Extract<FactValue, readonly unknown[]>[number];

type Fields = Readonly<Record<string, unknown>>;

/** Where two records of values differ, below a path. */
function differing(path: string, mine: Fields, theirs: Fields): ClashPlace[] {
  const [own, other] = [new Map(Object.entries(mine)), new Map(Object.entries(theirs))];
  return [...new Set([...own.keys(), ...other.keys()])]
    .filter((key) => !same(own.get(key), other.get(key)))
    .map((key) => ({ path: `${path}/${key}`, mine: own.get(key), theirs: other.get(key) }));
}

function inRows(path: string, mine: readonly Row[], theirs: readonly Row[]): ClashPlace[] {
  const byId = (rows: readonly Row[]) => Object.fromEntries(rows.map((row) => [row.id, row]));
  return differing(path, byId(mine), byId(theirs)).flatMap((place) => {
    const [own, other] = [place.mine, place.theirs] as [Row | undefined, Row | undefined];
    const bothTyped =
      own !== undefined && other !== undefined && 'cells' in own && 'cells' in other;
    return bothTyped ? differing(place.path, own.cells, other.cells) : [place];
  });
}

/** What exactly has to be chosen in a field: the field itself, the cells of a table, the texts of a measure. */
export function clashPlaces({ edit, mine, theirs }: Clash): ClashPlace[] {
  const path = pathOf(edit);
  if (Array.isArray(mine) && Array.isArray(theirs)) return inRows(path, mine, theirs);
  if (edit.part === 'measures')
    return differing(path, { ...(mine as Measure) }, { ...(theirs as Measure) });
  return [{ path, mine, theirs }];
}
