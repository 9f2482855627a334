import { at, isObject, keyOf, parentOf, put, type Json, type JsonPath } from '../draft/json.ts';
import type { Known } from '../draft/known.ts';
import { formulaWords, ranked, SCORES, wordAt, type Suggestion } from '../forms/completion.ts';
import { choicesFor, namesFor, textKind } from '../forms/references.ts';
import { rowFacts } from '../forms/row-table.ts';
import { resolved, schemasBelow, shapesOf, type Schema } from '../forms/schema.ts';
import { placeAt, valueIn, type Place, type Range, type Tree } from './json-tree.ts';
import { described, keyName, literalName } from './json-words.ts';

/** What a text is about: a place of the package, its schema, and what the package has that may be named. */
export interface Subject {
  readonly path: JsonPath;
  readonly schema: Schema;
  readonly file: Schema;
  readonly known: Known;
}

/** One thing that may be written where the cursor stands. */
export interface Option {
  /** What is typed to find it, also by its Chinese name. */
  readonly value: string;
  readonly label: string;
  /** A word more: 必填, 已有. */
  readonly note: string;
  readonly info: string;
  /** What is put into the text. */
  readonly insert: string;
  /** Where the cursor stands in it afterwards. */
  readonly cursor: number;
}

export interface Completion {
  /** Behind the quote: where what is typed to find an option begins. */
  readonly start: number;
  /** What the chosen option replaces. */
  readonly replaced: Range;
  readonly options: readonly Option[];
}

const option = (value: string, insert: string, rest: Partial<Option> = {}): Option => ({
  ...{ value, insert, label: '', note: '', info: '', cursor: insert.length },
  ...rest,
});

interface Spot extends Place {
  readonly subject: Subject;
  readonly text: string;
  readonly cursor: number;
  /** The text read as far as it can be. */
  readonly whole: Json | undefined;
  /** The place in the package. */
  readonly full: JsonPath;
}

const schemasOf = ({ subject, whole, path }: Spot): readonly Schema[] =>
  schemasBelow([subject.schema], subject.file, whole, path);

/** What a key's value begins with, and where in it is typed on. */
function seedOf(schema: Schema, file: Schema): { readonly text: string; readonly cursor: number } {
  const shapes = shapesOf(schema, file);
  const all = (test: (shape: Schema) => boolean) => shapes.every(test);
  const text = (({ type, enum: closed, const: fixed }: Schema) =>
    type === 'string' && closed === undefined && fixed === undefined) as (one: Schema) => boolean;
  if (all(text)) return { text: '""', cursor: 1 };
  if (all(({ type }) => type === 'object')) return { text: '{}', cursor: 1 };
  return all(({ type }) => type === 'array') ? { text: '[]', cursor: 1 } : { text: '', cursor: 0 };
}

function keyOption(spot: Spot, key: string, schema: Schema, rest: Partial<Option>): Option {
  const after = spot.text.slice(spot.token.to).trimStart();
  const name = JSON.stringify(key);
  if (after.startsWith(':')) return option(key, name, rest);
  const seed = seedOf(schema, spot.subject.file);
  const head = `${name}: `;
  const insert = `${head}${seed.text}${after.startsWith('"') ? ',' : ''}`;
  return option(key, insert, { ...rest, cursor: head.length + seed.cursor });
}

const RANK: Readonly<Record<string, number>> = { 必填: 0, '': 1, 已有: 2 };

/** Keys of the object: required ones first, those it has already last. */
function keyOptions(spot: Spot): readonly Option[] {
  const { subject, full, whole, path } = spot;
  const object = at(whole, path);
  const shapes = schemasOf(spot).flatMap((schema) => shapesOf(schema, subject.file, object));
  const has = (key: string) => isObject(object) && Object.hasOwn(object, key);
  const note = (key: string) => {
    if (has(key)) return '已有';
    return shapes.every(({ required }) => required?.includes(key)) ? '必填' : '';
  };
  const ofSchema = shapes.flatMap(({ properties }) => Object.entries(properties ?? {}));
  const words = [...new Map(ofSchema.filter(([key]) => key !== '$schema'))].map(([key, schema]) => {
    const info = described(schema, subject.file, [...full, key]);
    const label = keyName([...full, key]);
    return keyOption(spot, key, schema, { label, info, note: note(key) });
  });
  const open = shapes.map(({ additionalProperties }) => additionalProperties).find(isObject);
  const ids = open === undefined ? [] : namesFor(keyOf(full), subject.known);
  const names = ids.map(({ value, label }) =>
    keyOption(spot, value, open as Schema, { label, note: note(value) }),
  );
  return [...words, ...names].toSorted(
    (left, right) => (RANK[left.note] ?? 1) - (RANK[right.note] ?? 1),
  );
}

/** The values a comparison may name: those of its fact. */
function valuesOfFact({ subject, whole, path }: Spot): readonly Suggestion[] {
  const depth = path.lastIndexOf('value');
  const fact = at(whole, [...path.slice(0, depth), 'fact']);
  return typeof fact === 'string' ? (subject.known.factById.get(fact)?.options ?? []) : [];
}

function stringsOf(spot: Spot, schema: Schema): readonly Suggestion[] {
  const key = keyOf(spot.full);
  const closed = schema.enum ?? (typeof schema.const === 'string' ? [schema.const] : undefined);
  if (closed !== undefined)
    return closed.map((value) => ({ value, label: literalName(value, key) }));
  if (schema.type !== 'string' || key === 'id') return [];
  return (
    choicesFor(key, parentOf(spot.full), spot.subject.known) ??
    (key === 'value' ? valuesOfFact(spot) : [])
  );
}

/** The variants of a union, each begun with the constant that tells it; else an object or a list that is opened. */
function opened(schema: Schema, full: JsonPath): readonly Option[] {
  if (schema.type === 'array') return [option('[ ]', '[]', { cursor: 1, label: keyName(full) })];
  if (schema.type !== 'object') return [];
  const told = Object.entries(schema.properties ?? {}).find(([, own]) => own.const !== undefined);
  if (told === undefined) return [option('{ }', '{}', { cursor: 1, label: keyName(full) })];
  const [key, { const: value = '' }] = told;
  const insert = `{${JSON.stringify(key)}: ${JSON.stringify(value)}}`;
  const label = literalName(value, key);
  return [option(String(value), insert, { label, cursor: insert.length - 1 })];
}

function literals(schema: Schema, key: string): readonly Option[] {
  const { type, const: fixed } = schema;
  const values =
    typeof fixed === 'number' || typeof fixed === 'boolean'
      ? [fixed]
      : type === 'boolean'
        ? [true, false]
        : type === 'null'
          ? [null]
          : [];
  return values.map((value) =>
    option(String(value), String(value), { label: literalName(value, key) }),
  );
}

function valueOptions(spot: Spot): readonly Option[] {
  const { subject, full, quoted } = spot;
  const shapes = schemasOf(spot).flatMap((schema) => shapesOf(schema, subject.file));
  const strings = shapes
    .flatMap((shape) => stringsOf(spot, shape))
    .map(({ value, label }) =>
      option(value, JSON.stringify(value), { label: label === value ? '' : label }),
    );
  const others = quoted
    ? []
    : shapes.flatMap((shape) => [...literals(shape, keyOf(full)), ...opened(shape, full)]);
  return [...new Map([...others, ...strings].map((one) => [one.insert, one])).values()];
}

const PLACEHOLDER_BEGUN = /\{\{\s*[\w.]*$/;

/** Ids and functions inside a formula, and ids inside the braces of a text. */
function wordOptions(spot: Spot): Completion | null {
  const { subject, text, cursor, start, full, whole } = spot;
  const key = keyOf(full);
  const kinds = new Set(schemasOf(spot).map((one) => textKind(resolved(one, subject.file), key)));
  const before = text.slice(start, cursor).replaceAll('\\"', '"');
  const { word } = wordAt(before, before.length);
  const inBraces = kinds.has('template') && PLACEHOLDER_BEGUN.test(before);
  if (!inBraces && !kinds.has('formula')) return null;
  const ofRow = rowFacts(put({}, subject.path, whole), full, subject.known);
  const words = inBraces
    ? [...ofRow, ...subject.known.facts, ...SCORES]
    : formulaWords(before, subject.known, ofRow);
  const end = inBraces && !text.slice(cursor).startsWith('}}') ? '}}' : '';
  return {
    start: cursor - word.length,
    replaced: { from: cursor - word.length, to: cursor },
    options: words.map(({ value, label }) => option(value, `${value}${end}`, { label })),
  };
}

/**
 * What may be written at the cursor of a text that may be half typed, best first.
 * @param tree of the same text
 */
export function completionAt(
  tree: Tree,
  text: string,
  cursor: number,
  subject: Subject,
): Completion | null {
  const place = placeAt(tree, text, cursor);
  if (place === null) return null;
  const whole = valueIn(tree, text, cursor);
  const full = [...subject.path, ...place.path];
  const spot: Spot = { ...place, subject, text, cursor, whole, full };
  const found =
    (place.role === 'value' && place.quoted ? wordOptions(spot) : null) ??
    ({
      start: place.start,
      replaced: place.token,
      options: place.role === 'key' ? keyOptions(spot) : valueOptions(spot),
    } satisfies Completion);
  const typed = text.slice(found.start, cursor);
  const options = ranked(typed, found.options);
  return options.length === 0 ? null : { ...found, options };
}
