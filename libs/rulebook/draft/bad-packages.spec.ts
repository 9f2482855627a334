import { describe, expect, it } from '@jest/globals';
import { sampleFiles } from '../testing/sample-files.js';
import { lintFiles } from './lint-files.js';

type Json = Record<string, unknown>;
type Files = ReturnType<typeof sampleFiles>;
type Change = (files: Files) => void;

const list = (value: unknown, key: string): Json[] => (value as Json)[key] as Json[];
const fact = (files: Files, index: number) => list(files.facts, 'facts')[index]!;
const check = (files: Files, index: number) => list(files.checks, 'checks')[index]!;
const indicator = (files: Files, index: number) =>
  list(list(files.indicators, 'categories')[0], 'indicators')[index]!;
const HOLDS = { fact: 'has_system', operator: 'equal', value: true };

function nested(levels: number): unknown {
  let condition: unknown = HOLDS;
  for (let level = 0; level < levels; level += 1) condition = { not: condition };
  return condition;
}

const BAD: readonly (readonly [string, Change, string])[] = [
  [
    'an unknown operator',
    (files) => (check(files, 0)['when'] = { ...HOLDS, operator: 'matches' }),
    'checks.checks.0.when.operator',
  ],
  [
    'a formula that rests on itself',
    (files) => (fact(files, 4)['formula'] = 'share + 1'),
    'facts.facts.4.formula',
  ],
  [
    'a path through __proto__',
    (files) =>
      (check(files, 1)['when'] = { fact: 'row', path: '__proto__', operator: 'equal', value: 'x' }),
    'checks.checks.1.when.path',
  ],
  ['a fact called __proto__', (files) => (fact(files, 3)['id'] = '__proto__'), 'facts.facts.3.id'],
  [
    'a thousand levels of conditions',
    (files) => (check(files, 0)['when'] = nested(1_000)),
    `checks.checks.0.when${'.not'.repeat(93)}`,
  ],
  [
    'a call of what no formula may call',
    (files) => (fact(files, 4)['formula'] = 'import("fs")'),
    'facts.facts.4.formula',
  ],
  [
    'a call of a constructor',
    (files) => (fact(files, 4)['formula'] = 'total.constructor.constructor("return process")()'),
    'facts.facts.4.formula',
  ],
  [
    'a function of its own',
    (files) => (fact(files, 4)['formula'] = 'f(x) = x'),
    'facts.facts.4.formula',
  ],
  [
    'an expression for a search, which formulas do not have',
    (files) => (check(files, 0)['left'] = 'matches(note, "^(a+)+$")'),
    'checks.checks.0.left',
  ],
  [
    'full marks that are no number',
    (files) => (indicator(files, 0)['fullMarks'] = NaN),
    'indicators.categories.0.indicators.0.fullMarks',
  ],
  [
    'full marks below zero',
    (files) => (indicator(files, 0)['fullMarks'] = '-4'),
    'indicators.categories.0.indicators.0.fullMarks',
  ],
];

async function faultsOf(...changes: readonly Change[]) {
  const files = sampleFiles();
  changes.forEach((change) => {
    change(files);
  });
  const { faults, package: pkg } = await lintFiles(files);
  const errors = faults.filter(({ severity }) => severity === 'error');
  return { pkg, paths: errors.map(({ path }) => path), messages: faults.map((one) => one.message) };
}

describe('packages nobody should send', () => {
  it.each(BAD)('refuses %s, and says where', async (_, change, path) => {
    const { pkg, paths, messages } = await faultsOf(change);
    expect(pkg).toBeNull();
    expect(paths).toContain(path);
    expect(messages.join('')).toMatch(/\p{Script=Han}/u);
  });

  it('refuses a hundred thousand conditions', async () => {
    const group = { any: Array.from({ length: 60 }, () => HOLDS) };
    const wide = { any: Array.from({ length: 60 }, () => group) };
    const { pkg, paths } = await faultsOf((files) => {
      const conditions = files.indicators['conditions'] as Json;
      for (let index = 0; index < 28; index += 1) conditions[`c${index}`] = structuredClone(wide);
    });
    expect(pkg).toBeNull();
    expect(paths).toContain('');
  });

  it('names the faults of a package that has several, all at once', async () => {
    const schema = await faultsOf(BAD[0]![1], BAD[9]![1]);
    expect(schema.paths).toEqual(expect.arrayContaining([BAD[0]![2], BAD[9]![2]]));
    const meaning = await faultsOf(BAD[1]![1], BAD[2]![1], BAD[8]![1]);
    expect(meaning.paths).toEqual(expect.arrayContaining([BAD[1]![2], BAD[2]![2], BAD[8]![2]]));
  });
});
