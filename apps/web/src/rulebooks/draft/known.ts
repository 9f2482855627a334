import { at, idOf, isArray, isObject, type Json, type JsonPath } from './json.ts';

export interface NamedThing {
  readonly value: string;
  readonly label: string;
}

export interface KnownFact extends NamedThing {
  readonly type: string;
  readonly options: readonly NamedThing[];
  /** Of a table. */
  readonly columns: readonly NamedThing[];
}

/** What a package has that its other parts may name. */
export interface Known {
  readonly facts: readonly KnownFact[];
  readonly factById: ReadonlyMap<string, KnownFact>;
  readonly sections: readonly NamedThing[];
  readonly conditions: readonly NamedThing[];
  readonly categories: readonly NamedThing[];
  readonly indicators: readonly NamedThing[];
  readonly checks: readonly NamedThing[];
  readonly examples: readonly NamedThing[];
}

export const listAt = (value: Json | undefined, path: JsonPath): readonly Json[] => {
  const found = at(value, path);
  return isArray(found) ? found : [];
};

const textOf = (value: Json | undefined, key: string): string => {
  const text = at(value, [key]);
  return typeof text === 'string' ? text : '';
};

/** An entry by its id, shown with its name. */
export function named(value: Json, label = 'label'): NamedThing {
  const id = idOf(value) ?? '';
  return { value: id, label: textOf(value, label) || id };
}

function factOf(value: Json): KnownFact {
  const options = listAt(value, ['options']).map((option) => ({
    value: textOf(option, 'value'),
    label: textOf(option, 'label'),
  }));
  const columns = listAt(value, ['columns']).map((column) => named(column));
  return { ...named(value), type: textOf(value, 'type'), options, columns };
}

export function knownOf(pkg: Json): Known {
  const facts = listAt(pkg, ['facts', 'facts']).map(factOf);
  const conditions = at(pkg, ['indicators', 'conditions']);
  const categories = listAt(pkg, ['indicators', 'categories']);
  const indicators = categories.flatMap((category) => listAt(category, ['indicators']));
  return {
    facts,
    factById: new Map(facts.map((fact) => [fact.value, fact])),
    sections: listAt(pkg, ['facts', 'sections']).map((section) => named(section)),
    conditions: Object.keys(isObject(conditions) ? conditions : {}).map((value) => ({
      value,
      label: value,
    })),
    categories: categories.map((category) => named(category)),
    indicators: indicators.map((indicator) => named(indicator)),
    checks: listAt(pkg, ['checks', 'checks']).map((check) => named(check)),
    examples: listAt(pkg, ['examples']).map((example) => named(example, 'title')),
  };
}
