import type { JsonValue } from '#libs/kernel';

export type Json = JsonValue;
export type JsonObject = { readonly [key: string]: Json | undefined };
/** Keys and indices from the package down to one place. */
export type JsonPath = readonly (string | number)[];

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isArray = (value: unknown): value is readonly Json[] => Array.isArray(value);

function child(value: Json | undefined, key: string | number): Json | undefined {
  if (isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What stands at a place; undefined where nothing does. */
export function at(value: Json | undefined, path: JsonPath): Json | undefined {
  return path.reduce<Json | undefined>(child, value);
}

/** The key a place is known by: its own, or that of the list it is an entry of. */
export const keyOf = (path: JsonPath): string =>
  path.findLast((part) => typeof part === 'string') ?? '';

/** Key of the thing a place belongs to: the list it is an entry of, or the object around it. */
export const parentOf = (path: JsonPath): string =>
  keyOf(path.slice(0, path.lastIndexOf(keyOf(path))));

function withKey(whole: JsonObject, key: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...whole, [key]: value };
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));
}

/** The value with one place replaced; undefined takes the place away. Everything beside the path stays the same object. */
export function put(whole: Json | undefined, path: JsonPath, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  const inner = rest.length === 0 ? value : put(child(whole, key), rest, value);
  if (typeof key === 'string') return withKey(isObject(whole) ? whole : {}, key, inner);
  const list = isArray(whole) ? [...whole] : [];
  if (inner === undefined) list.splice(key, 1);
  else list[key] = inner;
  return list;
}

/** The list with one entry moved to another index. */
export function moved(list: readonly Json[], from: number, to: number): readonly Json[] {
  const rest = list.filter((_, index) => index !== from);
  const entry = list[from];
  return entry === undefined ? list : [...rest.slice(0, to), entry, ...rest.slice(to)];
}

/** As much of a path as leads to something. */
export function standingAt(whole: Json, path: JsonPath): JsonPath {
  const gone = path.findIndex((_, depth) => at(whole, path.slice(0, depth + 1)) === undefined);
  return gone < 0 ? path : path.slice(0, gone);
}

/**
 * The path that a fault names: `indicators.categories.2.label`. A key may hold points itself (ids do), so at each object
 * the longest key that is there is taken; what leads nowhere ends the path at the last place that exists.
 */
export function pathOf(whole: Json, dotted: string): JsonPath {
  let segments = dotted.split('.');
  let value: Json | undefined = whole;
  const path: (string | number)[] = [];
  while (segments.length > 0) {
    const taken = nextKey(value, segments);
    if (taken === null) return path;
    path.push(taken.key);
    value = child(value, taken.key);
    segments = segments.slice(taken.used);
  }
  return path;
}

/** The path that a JSON pointer names: `/facts/facts/2/label`. What leads nowhere ends it at the last place there is. */
export function pointedPath(whole: Json, pointer: string): JsonPath {
  const tokens = pointer.split('/').slice(1);
  const path: (string | number)[] = [];
  for (const token of tokens) {
    const holder = at(whole, path);
    const key = isArray(holder) ? Number(token) : token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (child(holder, key) === undefined) return path;
    path.push(key);
  }
  return path;
}

function nextKey(
  value: Json | undefined,
  segments: readonly string[],
): { readonly key: string | number; readonly used: number } | null {
  if (isArray(value)) {
    const index = Number(segments[0]);
    return Number.isInteger(index) && index >= 0 && index < value.length
      ? { key: index, used: 1 }
      : null;
  }
  if (!isObject(value)) return null;
  for (let used = segments.length; used > 0; used -= 1) {
    const key = segments.slice(0, used).join('.');
    if (Object.hasOwn(value, key)) return { key, used };
  }
  return null;
}

/** The id an entry of a list is known by. */
export function idOf(value: Json | undefined): string | undefined {
  const id = isObject(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** A text, or nothing where something else stands. */
export const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
