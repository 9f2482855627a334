import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ZipingError } from '#libs/kernel';
import { applyContentPatch, EMPTY_CONTENT } from '../content/patch.js';
import { evaluate } from '../evaluate/evaluate.js';
import { compileFormula } from '../formula/compile.js';
import { lintFiles } from '../draft/lint-files.js';
import { sampleFiles } from '../testing/sample-files.js';
import { edited, structureEdits } from '../../../test/support/structure-edits.js';
import { sampleInput, samplePackage, sampleRulebook } from '../testing/sample-package.js';
import { compilePackage } from './compile.js';
import { lintPackage } from './lint/index.js';
import { parsePackage } from './parse.js';

type Json = Record<string, unknown>;

const NASTY = [
  '__proto__',
  'constructor',
  'prototype',
  '$..*',
  '$[?(@.x)]',
  '${1}',
  '{{total}}',
  '1e400',
  'NaN',
  '-0',
  '９',
  '\u0000',
  '\ud800',
  '\ufeff',
  '',
  '9007199254740993',
  '总额',
  'total',
  'row.name',
  'a'.repeat(5_000),
  '(((((',
  '1 / 0',
  'sum(',
  'import("fs")',
  'projects',
  '^(a+)+$',
  '<script>',
];
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.constantFrom(
    Infinity,
    -Infinity,
    NaN,
    -0,
    2 ** 53,
    JSON.parse('1e400') as number,
    0,
    -1,
    1.5,
    null,
    true,
    false,
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__": {"polluted": true}}'),
    JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
  ),
);

/** Places in a JSON value, as lists of keys. */
function places(node: unknown, path: string[] = []): string[][] {
  if (typeof node !== 'object' || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, child]) => places(child, [...path, key]))];
}

function replaceAt(root: unknown, path: readonly string[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const copy = (Array.isArray(root) ? [...(root as unknown[])] : { ...(root as Json) }) as Json;
  copy[key] = replaceAt(copy[key], rest, put);
  return copy;
}

const PLACES = places(sampleFiles()).filter((path) => path.length > 0);
const mutations = fc.array(fc.tuple(fc.constantFrom(...PLACES), value), {
  minLength: 1,
  maxLength: 3,
});

function mutated(
  changes: readonly (readonly [string[], unknown])[],
): ReturnType<typeof sampleFiles> {
  return changes.reduce<unknown>((files, [path, put]) => {
    try {
      return replaceAt(files, path, put);
    } catch {
      return files; // an earlier change took the place away
    }
  }, sampleFiles()) as ReturnType<typeof sampleFiles>;
}

function expectCleanPrototype(): void {
  expect(({} as Json)['polluted']).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
}

describe('fuzzed packages', () => {
  it('are refused with codes and paths, or run', async () => {
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        try {
          const evaluation = await evaluate(
            compilePackage(parsePackage(mutated(changes))),
            sampleInput(),
          );
          expect(['complete', 'incomplete', 'faulty']).toContain(evaluation.score.status);
          ran += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(ZipingError);
          expect((error as ZipingError).code).toBe('rulebook.invalid');
          expect((error as ZipingError).faults.length).toBeGreaterThan(0);
          expect((error as ZipingError).faults.every((fault) => fault.path !== undefined)).toBe(
            true,
          );
        }
        expectCleanPrototype();
      }),
      { numRuns: 400 },
    );
    expect(ran).toBeGreaterThan(0);
  });

  it('that lint passes compile', () => {
    fc.assert(
      fc.property(mutations, (changes) => {
        let pkg;
        try {
          pkg = parsePackage(mutated(changes));
        } catch {
          return;
        }
        if (lintPackage(pkg).every((fault) => fault.severity === 'warning'))
          expect(() => compilePackage(pkg)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe('packages whose structure somebody took apart', () => {
  it('are refused with every fault at a place and in Chinese, or are sound', async () => {
    await fc.assert(
      fc.asyncProperty(structureEdits(sampleFiles()), async (edits) => {
        const { faults, package: pkg } = await lintFiles(edited(sampleFiles(), edits));
        const errors = faults.filter(({ severity }) => severity === 'error');
        expect(errors.length === 0).toBe(pkg !== null);
        expect(faults.filter(({ message }) => !/\p{Script=Han}/u.test(message))).toEqual([]);
        expectCleanPrototype();
      }),
      { numRuns: 300 },
    );
  });
});

describe('fuzzed formulas', () => {
  const { facts } = sampleRulebook();
  const piece = fc.constantFrom(
    'total',
    'part',
    'note',
    'projects',
    'row.amount',
    '1',
    '0',
    '"x"',
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '%',
    '<',
    '==',
    ' and ',
    ' not ',
    '?',
    ':',
    'sum',
    'column',
    'round',
    '.',
    '[',
    ']',
    '{',
    '}',
    '=',
    ';',
    '!',
    "'",
    '#',
    '年',
    'constructor',
    '__proto__',
  );

  it('compile or come back with an issue, and never throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.constantFrom(...NASTY),
        ),
        (source) => {
          const { formula, issues } = compileFormula(source, { facts });
          expect(formula === undefined).toBe(issues.length > 0);
        },
      ),
      { numRuns: 1_500 },
    );
    expectCleanPrototype();
  });
});

describe('fuzzed facts', () => {
  const rulebook = sampleRulebook();
  const ids = [...rulebook.facts.keys(), ...NASTY.slice(0, 6)];
  const row = fc.oneof(
    value,
    fc.record(
      {
        id: fc.constantFrom('p_01', 'p_02', '__proto__', 'P 1'),
        cells: fc.dictionary(
          fc.constantFrom('name', 'amount', 'double', 'project', '__proto__'),
          value,
        ),
      },
      { requiredKeys: [] },
    ),
  );
  const patch = fc.dictionary(
    fc.constantFrom(...ids),
    fc.oneof(value, fc.array(row, { maxLength: 4 })),
    { maxKeys: 6 },
  );

  it('are refused with a path, or stored in a form that evaluates', async () => {
    await fc.assert(
      fc.asyncProperty(patch, async (set) => {
        const { content, faults } = applyContentPatch(rulebook, EMPTY_CONTENT, { facts: { set } });
        faults.forEach((fault) => expect(fault.path).toMatch(/^facts\./));
        if (faults.length > 0) expect(content).toBe(EMPTY_CONTENT);
        const evaluation = await evaluate(rulebook, { ...sampleInput(), content });
        expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
        // what was stored is in its minimal form: storing it again changes nothing
        expect(
          applyContentPatch(rulebook, EMPTY_CONTENT, { facts: { set: content.facts } }),
        ).toEqual({ content, faults: [] });
        expectCleanPrototype();
      }),
      { numRuns: 400 },
    );
  });

  it('cannot make evaluation throw even when nobody parsed them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom('total', 'part', 'returned', 'has_system', 'level', 'paid_on', 'note'),
          fc.oneof(fc.string(), fc.boolean()),
          { maxKeys: 5 },
        ),
        async (facts) => {
          const evaluation = await evaluate(rulebook, sampleInput(facts));
          expect(['complete', 'incomplete', 'faulty']).toContain(evaluation.score.status);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has a sample that is itself sound', () => {
    expect(lintPackage(samplePackage()).filter((fault) => fault.severity === 'error')).toEqual([]);
  });
});
