import { SUBJECTS } from './labels.js';

export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** What a line speaks of, and where the walk stands. */
export interface Standing {
  readonly part: string;
  /** JSON pointer. */
  readonly path: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly field: readonly string[];
  /** Number of the category the walk is in: indicators are counted `3.6`. */
  readonly category: number | null;
  /** Key of the list or object around. */
  readonly key: string;
}

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export const idOf = (value: Json): string | null =>
  isObject(value) && typeof value['id'] === 'string' ? value['id'] : null;

/** All members have an id, each its own. */
export function byId(list: readonly Json[]): ReadonlyMap<string, Json> | null {
  const ids = list.map(idOf);
  if (ids.some((id) => id === null) || new Set(ids).size !== ids.length) return null;
  return new Map(list.map((member) => [idOf(member) ?? '', member]));
}

const nameOf = (value: Json): string => {
  const { label, title, text, id } = isObject(value) ? value : {};
  const found = [label, title, text, id].find((one) => typeof one === 'string') ?? '';
  return found.slice(0, 40);
};

/** Steps into a member of a list with ids. */
export function enter(at: Standing, member: Json, index: number): Standing {
  const id = idOf(member) ?? '';
  const path = `${at.path}/${String(index)}`;
  const word = SUBJECTS[`${at.part}.${at.key}`];
  if (word === undefined) return { ...at, path, field: [...at.field, nameOf(member)], key: id };
  const inCategory = at.key === 'indicators' && at.category !== null;
  const number = inCategory ? `${String(at.category)}.${String(index + 1)} ` : '';
  const category = at.key === 'categories' ? index + 1 : at.category;
  const within = at.key === 'columns' ? `（${at.subject}）` : '';
  const subject = `${word} ${number}${nameOf(member)}${within}`;
  return { ...at, path, subject, subjectId: id, field: [], category, key: id };
}
