import { isObject, isList, type Json } from './json.js';
import { SUBJECTS } from './labels.js';
import { templateWords, type Names } from './readable.js';

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
  readonly names: Names;
}

export const idOf = (value: Json): string | null =>
  isObject(value) && typeof value['id'] === 'string' ? value['id'] : null;

/** All members have an id, each its own. */
export function byId(list: readonly Json[]): ReadonlyMap<string, Json> | null {
  const ids = list.map(idOf);
  if (ids.some((id) => id === null) || new Set(ids).size !== ids.length) return null;
  return new Map(list.map((member) => [idOf(member) ?? '', member]));
}

const NAME = 24;

const nameOf = (value: Json, names: Names): string => {
  const { label, title, text, id } = isObject(value) ? value : {};
  const first = isList(text) && isObject(text[0]) ? text[0]['text'] : undefined;
  const found = [label, title, text, first, id].find((one) => typeof one === 'string') ?? '';
  const name = templateWords(found, names);
  return name.length > NAME ? `${name.slice(0, NAME)}…` : name;
};

/** Steps into a member of a list with ids. */
export function enter(at: Standing, member: Json, index: number): Standing {
  const id = idOf(member) ?? '';
  const path = `${at.path}/${String(index)}`;
  const word = SUBJECTS[`${at.part}.${at.key}`];
  if (word === undefined)
    return { ...at, path, field: [...at.field, nameOf(member, at.names)], key: id };
  const inCategory = at.key === 'indicators' && at.category !== null;
  const number = inCategory ? `${String(at.category)}.${String(index + 1)} ` : '';
  const category = at.key === 'categories' ? index + 1 : at.category;
  const within = at.key === 'columns' ? `（${at.subject}）` : '';
  const subject = `${word} ${number}${nameOf(member, at.names)}${within}`;
  return { ...at, path, subject, subjectId: id, field: [], category, key: id };
}
