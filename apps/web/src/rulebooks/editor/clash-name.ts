import { at, idOf, isObject, textIn, type Json } from '../draft/json.ts';
import type { Clash } from '../draft/merge.ts';
import { placeName } from '../draft/readers.ts';
import { nameOf } from '../forms/labels.ts';

/** Title and id of an entry, as far as it has them. */
function entryName(entry: Json | undefined): string {
  const id = idOf(entry) ?? '';
  const own = isObject(entry) ? textIn(entry['label'] ?? entry['title']) : '';
  return own === '' || own === id ? id : `${own}（${id}）`;
}

/**
 * What two people disagree on, in words: where it stands, the entry with its title and id, and the field. An entry that
 * one of them took away is named as the other has it.
 */
export function clashName(pkg: Json, { path, mine, theirs }: Clash): string {
  // Entries without ids are never in question one by one.
  const depth = path.findLastIndex((key) => typeof key === 'number');
  const inner = path.slice(Math.max(depth, 0) + 1);
  const fields = inner.map((key, index) => nameOf(String(key), String(inner[index - 1] ?? '')));
  if (depth < 0) return [placeName(pkg, path.slice(0, 1)), ...fields].join(' · ');
  const entry = inner.length === 0 ? (mine ?? theirs) : at(pkg, path.slice(0, depth + 1));
  const thing = [placeName(pkg, path.slice(0, depth)), entryName(entry)].join(' › ');
  return [thing, ...fields].join(' · ');
}
