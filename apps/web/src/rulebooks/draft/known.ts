import { at, idOf, isArray, isObject, type Json, type JsonPath } from './json.ts';

export interface NamedThing {
  readonly value: string;
  readonly label: string;
}

export interface KnownFact extends NamedThing {
  readonly type: string;
  readonly options: readonly NamedThing[];
  /** Of a table. */
  readonly columns: readonly KnownFact[];
}

/** What a package has that its other parts may name. */
export interface Known {
  readonly facts: readonly KnownFact[];
  readonly factById: ReadonlyMap<string, KnownFact>;
  /** Tables that have rows to be read one by one, the system's own among them. */
  readonly tableById: ReadonlyMap<string, KnownFact>;
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

const ofText = (value: string, label: string): KnownFact => ({
  ...{ value, label, type: 'text' },
  ...{ options: [], columns: [] },
});
const ofNumber = (value: string, label: string) => ({ ...ofText(value, label), type: 'number' });

/** What checks may run over besides the package's own tables. */
const SCORED_INDICATORS: KnownFact = {
  ...ofText('scored_indicators', '已评分指标'),
  type: 'table',
  columns: [
    ofText('number', '编号'),
    ofText('label', '指标'),
    ofText('category', '类别'),
    ofNumber('full_marks', '满分'),
    ofNumber('score', '得分'),
    ofNumber('deduction', '扣分'),
    ofText('reason', '扣分原因'),
    ofText('measure', '整改措施'),
  ],
};

function factOf(value: Json): KnownFact {
  const options = listAt(value, ['options']).map((option) => ({
    value: textOf(option, 'value'),
    label: textOf(option, 'label'),
  }));
  const columns = listAt(value, ['columns']).map(factOf);
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
    tableById: new Map(
      [SCORED_INDICATORS, ...facts]
        .filter(({ type }) => type === 'table')
        .map((table) => [table.value, table]),
    ),
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
