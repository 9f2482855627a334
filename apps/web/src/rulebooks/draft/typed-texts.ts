import { same } from '../../shared/three-way.ts';
import { parseJson, type TextFault } from '../json/json-text.ts';
import { at, idOf, isArray, isObject, put, type Json, type JsonPath } from './json.ts';
import { mergePackages, type Clash } from './merge.ts';

/** A place of the package as somebody typed it in JSON. */
export interface TypedText {
  readonly text: string;
  /** What the draft had there when the text last said the same. */
  readonly base: Json;
  /** Why it is not in the draft: it cannot be read. */
  readonly fault: TextFault | null;
  /** Why it is not in the draft: it can be read, but these places changed both in it and in the draft since `base`. */
  readonly clashes: readonly Clash[];
}

/** By anchor. */
export type TypedTexts = Readonly<Record<string, TypedText>>;

/** Names a place by the ids of the entries on the way, so that it is found again when a list is sorted. */
export function anchorOf(pkg: Json, path: JsonPath): string {
  const steps = path.map((key, depth) => {
    const id = typeof key === 'number' ? idOf(at(pkg, path.slice(0, depth + 1))) : undefined;
    return id === undefined ? key : { id };
  });
  return JSON.stringify(steps);
}

/** Where an anchor is now; undefined when what it names is gone. */
export function placeOfAnchor(pkg: Json, anchor: string): JsonPath | undefined {
  const steps = JSON.parse(anchor) as readonly (string | number | { readonly id: string })[];
  const path = steps.reduce<JsonPath>((before, step) => {
    const list = at(pkg, before);
    if (typeof step !== 'object') return [...before, step];
    return [...before, isArray(list) ? list.findIndex((entry) => idOf(entry) === step.id) : -1];
  }, []);
  return at(pkg, path) === undefined ? undefined : path;
}

/** Whether a text stands beside the draft instead of in it. */
export const stands = ({ fault, clashes }: TypedText): boolean =>
  fault !== null || clashes.length > 0;

/** The texts that are not in the draft, with their anchors. */
export const standingTexts = (texts: TypedTexts): readonly (readonly [string, TypedText])[] =>
  Object.entries(texts).filter(([, text]) => stands(text));

/** What was typed for a place, as long as it still is what the place says or has not got there yet. */
export function typedAt(texts: TypedTexts, pkg: Json, path: JsonPath): TypedText | undefined {
  const typed = texts[anchorOf(pkg, path)];
  return typed !== undefined && (stands(typed) || typed.base === at(pkg, path)) ? typed : undefined;
}

export function without(texts: TypedTexts, anchor: string): TypedTexts {
  return Object.fromEntries(Object.entries(texts).filter(([other]) => other !== anchor));
}

/** The value with every part that did not change being the same object as before. */
export function sharing(before: Json | undefined, value: Json): Json {
  if (isArray(value) && isArray(before)) {
    const entries = value.map((entry, index) => sharing(before[index], entry));
    return entries.length === before.length && entries.every((one, index) => one === before[index])
      ? before
      : entries;
  }
  if (isObject(value) && isObject(before)) {
    const entries = Object.entries(value).map(([key, own]) => [
      key,
      own === undefined ? undefined : sharing(before[key], own),
    ]);
    const whole = Object.fromEntries(entries) as { [key: string]: Json };
    const keys = Object.keys(before);
    return keys.length === entries.length && keys.every((key) => whole[key] === before[key])
      ? before
      : whole;
  }
  return value;
}

export interface Content {
  readonly pkg: Json;
  readonly texts: TypedTexts;
}

/**
 * The content after a text was typed at a place. A text that can be read is in the draft at once. One that could not be
 * read for a while meets what became of the place meanwhile - by a form, by a colleague - in a three-way merge, and
 * stands beside the draft until both are one.
 */
export function withTyped({ pkg, texts }: Content, path: JsonPath, text: string): Content {
  const anchor = anchorOf(pkg, path);
  const now = at(pkg, path) ?? null;
  const before = texts[anchor];
  const base = before !== undefined && stands(before) ? before.base : now;
  const { value, fault } = parseJson(text);
  const beside = (clashes: readonly Clash[]) => ({
    pkg,
    texts: { ...texts, [anchor]: { text, base, fault, clashes } },
  });
  if (fault !== null) return beside([]);
  if (same(base, now)) return withValue({ pkg, texts }, path, sharing(now, value), text);
  const merged = mergePackages(base, value, now);
  if (merged.clashes.length > 0) return beside(merged.clashes);
  const next = sharing(now, merged.mine);
  return withValue({ pkg, texts }, path, next, same(next, value) ? text : undefined);
}

/** @param text as it was typed, where that says the value; else it is written anew */
function withValue(
  { pkg, texts }: Content,
  path: JsonPath,
  value: Json,
  text: string | undefined,
): Content {
  const anchor = anchorOf(pkg, path);
  const rest = without(texts, anchor);
  const typed =
    text === undefined ? {} : { [anchor]: { text, base: value, fault: null, clashes: [] } };
  const next = value === at(pkg, path) ? pkg : put(pkg, path, value);
  return { pkg: next, texts: { ...rest, ...typed } };
}

/** Ends what a text and the draft disagree on: by the text, or by the draft. */
export function withSide(content: Content, anchor: string, side: 'mine' | 'theirs'): Content {
  const { pkg, texts } = content;
  const path = placeOfAnchor(pkg, anchor);
  const typed = texts[anchor];
  if (path === undefined || typed === undefined || typed.clashes.length === 0) return content;
  // The draft may have gone on since the question was asked.
  const { value } = parseJson(typed.text);
  const merged = mergePackages(typed.base, value ?? null, at(pkg, path) ?? null);
  return withValue(content, path, merged[side], undefined);
}
