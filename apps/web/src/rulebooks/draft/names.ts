import { at, idOf, isObject, type Json, type JsonPath } from './json.ts';

const BY_LIST: Readonly<Record<string, string>> = {
  categories: 'category',
  indicators: 'indicator',
  facts: 'fact',
  sections: 'section',
  checks: 'check',
  body: 'block',
  caps: 'cap',
  grades: 'grade',
  appendices: 'appendix',
  examples: 'example',
};

/** An id that no entry of the list has yet: `indicator_new_1`. */
export function freshId(list: readonly Json[], path: JsonPath): string {
  const taken = new Set(list.map(idOf));
  const stem = `${BY_LIST[String(path.at(-1))] ?? 'item'}_new`;
  let number = 1;
  while (taken.has(`${stem}_${String(number)}`)) number += 1;
  return `${stem}_${String(number)}`;
}

/** A new entry with an id of its own. */
export function withFreshId(entry: Json, list: readonly Json[], path: JsonPath): Json {
  return isObject(entry) && 'id' in entry ? { ...entry, id: freshId(list, path) } : entry;
}

/** Takes an entry out of one list and puts it at the end of another. */
export function carried(
  pkg: Json,
  path: JsonPath,
  list: JsonPath,
): { readonly entry: Json; readonly target: readonly Json[] } | undefined {
  const entry = at(pkg, path);
  const target = at(pkg, list);
  return entry === undefined || !Array.isArray(target)
    ? undefined
    : { entry, target: [...(target as readonly Json[]), entry] };
}
