import { canonicalJson } from '#libs/kernel';
import type { RulebookPackage } from '#libs/rulebook';

import { PACKAGE_FILES } from './load-package-folder.js';

/** Names told of one file; the rest is counted. */
const TOLD = 3;

/**
 * What differs between two packages, one line a file, for people: `indicators.json：performance.routine`. Empty for equal
 * packages.
 */
export function packageDifferences(before: RulebookPackage, after: RulebookPackage): string[] {
  const files = [...Object.entries(PACKAGE_FILES), ['examples', 'examples/'] as const];
  return files.flatMap(([part, file]) => {
    const [left, right] = [partOf(before, part), partOf(after, part)];
    const names = [...new Set(changed(left, right, ''))].filter((name) => name !== '');
    if (same(left, right)) return [];
    const more = names.length > TOLD ? `等 ${names.length} 处` : '';
    return [names.length === 0 ? file : `${file}：${names.slice(0, TOLD).join('、')}${more}`];
  });
}

const partOf = (pkg: RulebookPackage, part: string): unknown =>
  (pkg as Readonly<Record<string, unknown>>)[part];

/** Ids of the innermost things that differ; `name` where nothing inside has one. */
function changed(left: unknown, right: unknown, name: string): string[] {
  if (same(left, right)) return [];
  const [before, after] = [membersOf(left), membersOf(right)];
  if (before === null || after === null) return [name];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key) => {
    const named = Array.isArray(left) ? key : name;
    return changed(before.get(key), after.get(key), named);
  });
}

/** Members of an object by key, of a list of things with ids by id; null for anything else. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(value)) {
    const entries = value.map((member: unknown) => [idOf(member), member] as const);
    return entries.every((entry): entry is readonly [string, unknown] => entry[0] !== null)
      ? new Map(entries)
      : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value));
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' ? id : null;
}

const same = (left: unknown, right: unknown): boolean =>
  canonicalJson(left ?? null) === canonicalJson(right ?? null);
