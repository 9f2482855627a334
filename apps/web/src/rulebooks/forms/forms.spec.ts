import { describe, expect, it } from '@jest/globals';
import checks from '../../../../../rules/2024/checks.json' with { type: 'json' };
import disclosure from '../../../../../rules/2024/disclosure.json' with { type: 'json' };
import facts from '../../../../../rules/2024/facts.json' with { type: 'json' };
import indicators from '../../../../../rules/2024/indicators.json' with { type: 'json' };
import narrative from '../../../../../rules/2024/narrative.json' with { type: 'json' };
import manifest from '../../../../../rules/2024/rulebook.json' with { type: 'json' };
import workflow from '../../../../../rules/2024/workflow.json' with { type: 'json' };
import { at, idOf, isArray, isObject, type Json, type JsonPath } from '../draft/json.ts';
import { knownOf } from '../draft/known.ts';
import { outlineOf, nodeFor } from '../editor/outline.ts';
import { bandNotes, bandText } from './bands.ts';
import { completed, formulaWords, suggestionsFor, wordAt, FUNCTIONS } from './completion.ts';
import { asKind, fittingValue, kindOf, operatorsFor, sentenceOf } from './condition.ts';
import { nameOf, valueName } from './labels.ts';
import { rowFacts } from './row-table.ts';
import { asVariant, emptyOf, FILES, schemaAt, variantOf } from './schema.ts';

const NAMES = {
  fact: (id: string) => ({ debt: '债务', kind: '类别' })[id] ?? id,
  option: (_: string, value: string) => ({ town: '镇' })[value] ?? value,
};
const DEBT = { fact: 'debt', operator: 'greaterThan', value: '0' };
const TOWN = { fact: 'kind', operator: 'in', value: ['town'] };

describe('conditions', () => {
  it('reads as a sentence', () => {
    expect(sentenceOf({ all: [DEBT, { not: TOWN }] }, NAMES)).toBe(
      '债务大于 0，且并非（类别是其中之一 镇）',
    );
    expect(sentenceOf({ any: [{ all: [DEBT, TOWN] }, { condition: 'x' }] }, NAMES)).toBe(
      '（债务大于 0，且类别是其中之一 镇），或“x”成立',
    );
    expect(sentenceOf({ fact: 'row', path: 'paid', operator: 'equal', value: '1' }, NAMES)).toBe(
      'row.paid等于 1',
    );
    expect(sentenceOf({ fact: 'debt', operator: 'isMissing', value: true }, NAMES)).toBe(
      '债务未填写',
    );
  });

  it('keeps what was there when its kind changes', () => {
    expect(asKind(DEBT, 'all')).toEqual({ all: [DEBT] });
    expect(asKind({ all: [DEBT, TOWN] }, 'any')).toEqual({ any: [DEBT, TOWN] });
    expect(asKind({ all: [DEBT, TOWN] }, 'not')).toEqual({ not: { all: [DEBT, TOWN] } });
    expect(asKind({ any: [{ condition: 'x' }, TOWN] }, 'comparison')).toEqual(TOWN);
    expect(kindOf({ condition: 'x' })).toBe('condition');
  });

  it('offers the operators of a type and values that fit them', () => {
    expect(operatorsFor('boolean')).not.toContain('greaterThan');
    expect(operatorsFor('money')).toContain('lessThanInclusive');
    expect(fittingValue('in', 'enum', 'town')).toEqual(['town']);
    expect(fittingValue('equal', 'boolean', '0')).toBe(true);
    expect(fittingValue('isMissing', 'money', '0')).toBe(true);
  });
});

describe('bands', () => {
  const band = (from?: string, to?: string, closed = false) => ({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    toInclusive: closed,
    points: '1',
  });

  it('says nothing of bands that cover everything once', () => {
    expect(bandNotes([band('0'), band(undefined, '0')], true)).toEqual([]);
    expect(bandText(band('0', '10', true))).toBe('[0, 10]');
  });

  it.each([
    ['a hole', [band(undefined, '1'), band('2')], '空隙：不小于 1 且小于 2 的值没有档'],
    ['a shared bound', [band(undefined, '1', true), band('1')], '重叠：1 同时落在两档'],
    ['a missing end', [band(undefined, '1'), band('1', '2')], '空隙：不小于 2 的值没有档'],
    ['an overlap', [band(undefined, '3'), band('2')], '重叠：2 至 3 同时落在两档'],
  ])('names %s', (_what, bands, note) => {
    expect(bandNotes(bands, true)).toEqual([note]);
  });

  it('lets a cap leave values out', () => {
    expect(bandNotes([band(undefined, '60'), band('70', '80')], false)).toEqual([]);
  });
});

const PKG: Json = {
  manifest,
  facts,
  indicators,
  checks,
  narrative,
  workflow,
  disclosure,
  examples: [],
};

const KNOWN = knownOf(PKG);

/** Where an entry of a list stands. */
function entry(list: JsonPath, id: string): JsonPath {
  const entries = at(PKG, list);
  return [...list, isArray(entries) ? entries.findIndex((one) => idOf(one) === id) : -1];
}
const FACTS = ['facts', 'facts'];
const CHECKS = ['checks', 'checks'];
const BODY = ['narrative', 'body'];

describe('completion', () => {
  it('completes the word at the cursor by id or name', () => {
    const text = 'round(proc + 1, 2)';
    expect(wordAt(text, 10).word).toBe('proc');
    expect(completed(text, 10, 'procurement.queries')).toBe('round(procurement.queries + 1, 2)');
    const known = [
      { value: 'debt.total', label: '债务' },
      { value: 'a.debt', label: '乙' },
    ];
    expect(suggestionsFor('debt', known).map(({ value }) => value)).toEqual([
      'debt.total',
      'a.debt',
    ]);
    expect(suggestionsFor('', known)).toEqual([]);
    expect(new Set(FUNCTIONS.map(({ value }) => value)).size).toBe(FUNCTIONS.length);
  });

  it.each<[string, JsonPath, string | null]>([
    ['a column', [...entry(FACTS, 'projects'), 'columns', 4, 'formula'], 'row.executed'],
    ['a check', [...entry(CHECKS, 'ratio.project_execution'), 'left'], 'row.executed'],
    ['a condition', [...entry(CHECKS, 'not_applicable.confiscated'), 'when', 'all', 1], 'row.name'],
    ['scores', [...entry(CHECKS, 'measure.deductions'), 'left'], 'row.deduction'],
    ['a list of the text', [...entry(BODY, 'execution.direct_funds_list'), 'text'], 'row.due_on'],
    ['its text without rows', [...entry(BODY, 'outcomes.table'), 'emptyText'], null],
    ['a fact', [...entry(FACTS, 'basis.citation'), 'formula'], null],
    ['a check of the whole', [...entry(CHECKS, 'sum.income'), 'left'], null],
  ])('offers what the row has: %s', (_what, path, column) => {
    const words = formulaWords('row.', KNOWN, rowFacts(PKG, path, KNOWN)).map(({ value }) => value);
    if (column === null) expect(words.filter((word) => word.startsWith('row.'))).toEqual([]);
    else expect(words).toEqual(expect.arrayContaining([column, 'row.id']));
  });
});

/** Every key and closed value that a schema names. */
function wordsOf(schema: unknown): { keys: string[]; values: string[] } {
  const found = { keys: [] as string[], values: [] as string[] };
  const walk = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { properties, enum: closed, ...rest } = node as Record<string, unknown>;
    found.keys.push(...Object.keys(properties ?? {}));
    found.values.push(...((closed as string[] | undefined) ?? []));
    Object.values((properties as object | undefined) ?? {}).forEach(walk);
    Object.values(rest).forEach(walk);
  };
  walk(schema);
  return found;
}

describe('forms made from the schema', () => {
  it('know every scoring form, and start each with what its schema asks for', () => {
    const scoring = schemaAt(PKG, ['indicators', 'categories', 0, 'indicators', 0, 'scoring']);
    const forms = scoring?.schema.oneOf ?? [];
    expect(forms.length).toBeGreaterThanOrEqual(10);
    for (const form of forms) {
      const empty = emptyOf(form, scoring?.file ?? {});
      expect(variantOf(scoring?.schema ?? {}, empty)).toBe(form);
      expect(isObject(empty) && form.required?.every((key) => key in empty)).toBe(true);
    }
  });

  it('keep what two forms share', () => {
    const found = schemaAt(PKG, ['indicators', 'categories', 0, 'indicators', 0, 'scoring']);
    const [proportional, reverse] = found?.schema.oneOf ?? [];
    const was = { form: 'proportional', actual: 'a', target: 'b' };
    expect(variantOf(found?.schema ?? {}, was)).toBe(proportional);
    expect(asVariant(was, reverse ?? {}, found?.file ?? {})).toEqual({ ...was, form: 'reverse' });
  });

  it('have a form for every line of the outline', () => {
    const lines = outlineOf(PKG);
    expect(lines.every(({ path }) => schemaAt(PKG, path) !== undefined)).toBe(true);
    const place = ['indicators', 'categories', 2, 'indicators', 1, 'scoring', 'items', 0, 'points'];
    expect(nodeFor(lines, place)?.path).toEqual(place.slice(0, 5));
  });

  it('say every key and choice in Chinese', () => {
    const { keys, values } = wordsOf(Object.values(FILES));
    const ofExamples = new Set(wordsOf(FILES['examples']).keys);
    const technical = new Set(['$schema', 'all', 'any', 'not', 'condition', 'path', ...ofExamples]);
    const chinese = /[\u4e00-\u9fff]/;
    expect(keys.filter((key) => !technical.has(key) && !chinese.test(nameOf(key)))).toEqual([]);
    const told = values.filter((value) => !chinese.test(valueName(value, 'kind')));
    const operators = new Set(['=', '!=', '<', '<=', '>', '>=', ...operatorsFor(undefined)]);
    expect(told.filter((value) => !operators.has(value))).toEqual([]);
  });
});
