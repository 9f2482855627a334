import { at, keyOf, type JsonPath } from '../draft/json.ts';
import { FUNCTIONS } from '../forms/completion.ts';
import { schemasBelow } from '../forms/schema.ts';
import type { Subject } from './json-completion.ts';
import { pathAt, tokenRange, valueIn, type Range, type Tree } from './json-tree.ts';
import { described, keyName, literalName } from './json-words.ts';

/** The word of a text around a character. */
function wordAround(text: string, offset: number): string {
  const before = /[\w.]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  return before + (/^[\w.]*/.exec(text.slice(offset))?.[0] ?? '');
}

function wordLine(word: string, { known }: Subject): string {
  const fact = known.factById.get(word);
  if (fact !== undefined) return `${word}：${fact.label}`;
  return FUNCTIONS.find(({ value }) => value === word)?.label ?? '';
}

function placeLines(full: JsonPath, value: unknown, lines: readonly string[]): readonly string[] {
  return [keyName(full), literalName(value, keyOf(full)), ...lines];
}

/** What is said of a character of the text: its place by name and schema, and the fact or function it is part of. */
export function hoverAt(
  tree: Tree,
  text: string,
  offset: number,
  subject: Subject,
): (Range & { readonly words: string }) | null {
  const range = tokenRange(tree, offset);
  if (range === null) return null;
  const path = pathAt(tree, text, offset);
  const whole = valueIn(tree, text);
  const full = [...subject.path, ...path];
  const schemas = schemasBelow([subject.schema], subject.file, whole, path);
  const lines = schemas.map((schema) => described(schema, subject.file, full));
  const words = [
    wordLine(wordAround(text, offset), subject),
    ...placeLines(full, at(whole, path), lines),
  ].filter((line) => line !== '');
  return words.length === 0 ? null : { ...range, words: [...new Set(words)].join('\n') };
}
