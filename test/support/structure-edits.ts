import fc from 'fast-check';

type Json = Record<string, unknown>;
/** A place in a JSON value, as a list of keys. */
export type Place = readonly string[];
/** What an edit makes of the value at a place and of the thing it stands in. */
interface Edit {
  readonly at: Place;
  readonly kind: 'remove' | 'put' | 'copy' | 'nest' | 'lengthen' | 'rename';
  readonly value: unknown;
  readonly size: number;
}

/** Every place in a JSON value but the value itself. */
export function placesIn(node: unknown, path: Place = []): Place[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => {
    const at = [...path, key];
    return [at, ...placesIn(child, at)];
  });
}

const OTHER_TYPES = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1.5, NaN, Infinity, '', 'x', '0', [], {}, [null], [[]], [{}], { a: 1 }],
);

/** Changes to the structure of a value: taken away, of another type, twice, nested deep, endlessly long, renamed. */
export function structureEdits(root: unknown): fc.Arbitrary<readonly Edit[]> {
  const edit = fc.record({
    at: fc.constantFrom(...placesIn(root)),
    kind: fc.constantFrom('remove', 'put', 'copy', 'nest', 'lengthen', 'rename'),
    value: OTHER_TYPES,
    size: fc.constantFrom(1, 7, 100, 1_000),
  });
  return fc.array(edit, { minLength: 1, maxLength: 4 });
}

function nested(value: unknown, levels: number, key: string): unknown {
  let outer = value;
  for (let level = 0; level < levels; level += 1) outer = key === '' ? [outer] : { [key]: outer };
  return outer;
}

function applyToList(list: unknown[], at: number, { kind, size }: Edit): void {
  const copies = Array.from({ length: Math.min(size, 700) }, () => structuredClone(list[at]));
  if (kind === 'copy') list.splice(at, 0, ...copies);
  if (kind === 'remove' || kind === 'rename') list.splice(at, 1);
}

function applyOne(holder: Json, key: string, edit: Edit): void {
  const { kind, value, size } = edit;
  const own = holder[key];
  if (kind === 'put') holder[key] = structuredClone(value);
  else if (kind === 'nest') holder[key] = nested(own, size, size === 7 ? 'not' : '');
  else if (kind === 'lengthen')
    holder[key] = typeof own === 'string' ? `${own.repeat(size)}9` : 'x'.repeat(size);
  else if (Array.isArray(holder)) applyToList(holder, Number(key), edit);
  else {
    if (kind !== 'remove') holder[`${key}2`] = structuredClone(own);
    if (kind !== 'copy') Reflect.deleteProperty(holder, key);
  }
}

/** A copy with the edits made one after the other; what an earlier one took away, a later one passes over. */
export function edited<T>(root: T, edits: readonly Edit[]): T {
  const copy = structuredClone(root);
  for (const edit of edits) {
    const holder = edit.at
      .slice(0, -1)
      .reduce<unknown>((node, key) => (node as Json | undefined | null)?.[key], copy);
    const key = edit.at.at(-1) ?? '';
    if (typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key))
      applyOne(holder as Json, key, edit);
  }
  return copy;
}
