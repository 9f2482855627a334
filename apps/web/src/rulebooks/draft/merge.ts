import { choose, same, type Chosen } from '../../shared/three-way.ts';
import { idOf, isArray, isObject, type Json, type JsonObject, type JsonPath } from './json.ts';

/** A place both changed differently. */
export interface Clash {
  readonly path: JsonPath;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

export interface MergedPackage {
  readonly mine: Json;
  readonly theirs: Json;
  readonly clashes: readonly Clash[];
}

type Value = Json | undefined;
interface Merge extends Omit<Chosen<Value>, 'clash'> {
  readonly clashes: readonly Clash[];
}

/** A list whose entries are known by ids of their own can be merged entry by entry. */
function hasIds(value: Value): value is readonly Json[] {
  if (!isArray(value)) return false;
  const ids = value.map(idOf);
  return !ids.includes(undefined) && new Set(ids).size === ids.length;
}

const byId = (list: readonly Json[]): JsonObject =>
  Object.fromEntries(list.map((entry) => [idOf(entry) ?? '', entry]));

function mergeKeys(
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  step: (key: string) => JsonPath,
): { readonly mine: JsonObject; readonly theirs: JsonObject; readonly clashes: readonly Clash[] } {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const merged = keys.map((key) => ({
    key,
    ...mergeValue(base[key], mine[key], theirs[key], step(key)),
  }));
  const side = (which: 'mine' | 'theirs') =>
    Object.fromEntries(
      merged.flatMap((one) => (one[which] === undefined ? [] : [[one.key, one[which]]])),
    );
  return {
    mine: side('mine'),
    theirs: side('theirs'),
    clashes: merged.flatMap(({ clashes }) => clashes),
  };
}

/** The first list's order; what only the second has stands behind the entry it stands behind there. */
function ordered(
  entries: JsonObject,
  first: readonly Json[],
  second: readonly Json[],
): readonly Json[] {
  const ids = first.map((entry) => idOf(entry) ?? '');
  second.forEach((entry, index) => {
    const id = idOf(entry) ?? '';
    if (!ids.includes(id)) ids.splice(ids.indexOf(idOf(second[index - 1]) ?? '') + 1, 0, id);
  });
  return ids.flatMap((id) => entries[id] ?? []);
}

function mergeLists(
  base: readonly Json[],
  mine: readonly Json[],
  theirs: readonly Json[],
  path: JsonPath,
): Merge {
  const idsOf = (list: readonly Json[]) => list.map(idOf);
  const index = (id: string) => mine.findIndex((entry) => idOf(entry) === id);
  const merged = mergeKeys(byId(base), byId(mine), byId(theirs), (id) => [...path, index(id)]);
  // One's own order when one moved something, else the other's.
  const [first, second] = same(idsOf(mine), idsOf(base)) ? [theirs, mine] : [mine, theirs];
  return {
    mine: ordered(merged.mine, first, second),
    theirs: ordered(merged.theirs, first, second),
    clashes: merged.clashes,
  };
}

function mergeValue(base: Value, mine: Value, theirs: Value, path: JsonPath): Merge {
  if (mine === theirs || theirs === base) return { mine, theirs: mine, clashes: [] };
  if (mine === base) return { mine: theirs, theirs, clashes: [] };
  if (isObject(mine) && isObject(theirs))
    return mergeKeys(isObject(base) ? base : {}, mine, theirs, (key) => [...path, key]);
  if (hasIds(mine) && hasIds(theirs))
    return mergeLists(hasIds(base) ? base : [], mine, theirs, path);
  const { clash, ...sides } = choose(base, mine, theirs);
  return { ...sides, clashes: clash ? [{ path, mine, theirs }] : [] };
}

/**
 * Three-way merge of two people's packages over what both began with: keys one by one, lists with ids entry by entry,
 * everything else as a whole.
 */
export function mergePackages(base: Json, mine: Json, theirs: Json): MergedPackage {
  const merged = mergeValue(base, mine, theirs, []);
  return { mine: merged.mine ?? null, theirs: merged.theirs ?? null, clashes: merged.clashes };
}
