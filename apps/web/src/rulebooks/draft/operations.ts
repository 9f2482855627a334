import { same } from '../../shared/three-way.ts';
import { idOf, isArray, isObject, type Json, type JsonPath } from './json.ts';

/** One change of a draft as it is sent: RFC 6902. */
export type Operation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string };

const pointer = (path: JsonPath): string =>
  path.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The same entries in the same order: then each can be changed where it stands. */
const sameEntries = (before: readonly Json[], after: readonly Json[]): boolean =>
  before.length === after.length &&
  before.every((entry, index) => idOf(entry) === idOf(after[index]));

/** What turns one package into the other, in the order in which it is to be done. */
export function operationsBetween(
  before: Json | undefined,
  after: Json | undefined,
  path: JsonPath = [],
): readonly Operation[] {
  if (before === after || same(before, after)) return [];
  if (after === undefined) return [{ op: 'remove', path: pointer(path) }];
  if (before === undefined) return [{ op: 'add', path: pointer(path), value: after }];
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      operationsBetween(before[key], after[key], [...path, key]),
    );
  if (isArray(before) && isArray(after) && sameEntries(before, after))
    return after.flatMap((entry, index) =>
      operationsBetween(before[index], entry, [...path, index]),
    );
  return [{ op: 'replace', path: pointer(path), value: after }];
}
