import type { Known, KnownFact, NamedThing } from '../draft/known.ts';
import type { Schema } from './schema.ts';

const FORMULA_KEYS = new Set(['left', 'right', 'formula', 'count', 'value', 'actual', 'target']);

/** How a text of the package is typed. */
export type TextKind = 'formula' | 'template' | 'long' | 'plain';

export function textKind(schema: Schema, key: string): TextKind {
  if (schema.maxLength === 8_000) return 'template';
  if (schema.maxLength === 2_000 && schema.minLength === 1 && FORMULA_KEYS.has(key))
    return 'formula';
  return (schema.maxLength ?? 0) >= 200 ? 'long' : 'plain';
}

/** The columns of a table as other places name them: `projects/executed`. */
const columnsOf = (table: KnownFact): readonly NamedThing[] =>
  table.columns.map(({ value, label }) => ({
    value: `${table.value}/${value}`,
    label: `${table.label}：${label}`,
  }));

/** What a key may name: choices instead of free text. Undefined where it names nothing. */
export function choicesFor(
  key: string,
  parent: string,
  known: Known,
): readonly NamedThing[] | undefined {
  const tables = () => known.facts.filter(({ type }) => type === 'table');
  const fields = () => [...known.facts, ...tables().flatMap(columnsOf)];
  const choices: Readonly<Record<string, () => readonly NamedThing[]>> = {
    section: () => known.sections,
    requiredWhen: () => known.conditions,
    forEach: tables,
    table: tables,
    category: () => known.categories,
    prior: () => known.facts,
    fact: () => known.facts,
    field: fields,
    fields: () => known.facts,
    without: () => known.facts,
    extends: () => known.examples,
    condition: () => known.conditions,
    failing: () => known.checks,
    passing: () => known.checks,
  };
  return parent === 'conditions' ? undefined : choices[key]?.();
}

/** What the keys of an object are, where they are ids and not words of the schema: `content.facts`. */
export function namesFor(key: string, known: Known): readonly NamedThing[] {
  if (key === 'facts') return known.facts;
  return key === 'indicators' ? known.indicators : [];
}
