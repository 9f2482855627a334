import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentHash, Decimal, roundHalfUp, sumDecimals, toDecimalString } from '#libs/kernel';
import { evaluate } from '../evaluate/evaluate.js';
import type { Evaluation, ScoreRun } from '../evaluate/types.js';
import { compilePackage } from '../package/compile.js';
import { parsePackage } from '../package/parse.js';
import type { FactValue, RulebookPackage, ScoringForm } from '../schema/index.js';
import { sampleFiles } from '../testing/sample-files.js';

/** Facts that the generated rules read. Every one is optional in a generated report. */
const NUMBERS = ['n1', 'n2', 'n3'] as const;
const FLAGS = ['b1', 'b2', 'b3'] as const;
type Json = Record<string, unknown>;

const cents = (most: number) =>
  fc.integer({ min: 1, max: most }).map((value) => toDecimalString(new Decimal(value).div(100)));
const flag = fc
  .constantFrom(...FLAGS)
  .map((fact) => ({ fact, operator: 'equal' as const, value: true }));
const number = fc.constantFrom(...NUMBERS);

const condition: fc.Arbitrary<Json> = fc.letrec<{ node: Json }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    flag,
    number.map((fact) => ({ fact, operator: 'greaterThan', value: '5' })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

const items = fc.uniqueArray(fc.constantFrom('i1', 'i2', 'i3'), { minLength: 1 });

const simpleForm = (fullMarks: string): fc.Arbitrary<Json> =>
  fc.oneof(
    fc.record({ form: fc.constant('proportional'), actual: number, target: fc.constant('10') }),
    fc.record({ form: fc.constant('reverse'), actual: number, target: fc.constant('10') }),
    fc.tuple(items, cents(300), number).map(([ids, points, count]) => ({
      form: 'deductions',
      items: ids.map((id) => ({ id, label: id, count, points })),
    })),
    fc.tuple(items, cents(300), condition).map(([ids, points, when]) => ({
      form: 'checklist',
      items: ids.map((id) => ({ id, label: id, when, points })),
    })),
    condition.map((when) => ({ form: 'all_or_nothing', label: 'x', when })),
    number.map((value) => ({
      form: 'bands',
      value,
      bands: [
        { to: '3', points: fullMarks },
        { from: '3', to: '7', points: '0.5' },
        { from: '7', points: '0' },
      ],
    })),
  );

const form = (fullMarks: string): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 4, arbitrary: simpleForm(fullMarks) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(condition, simpleForm(fullMarks))
        .map(([when, then]) => ({ form: 'gate', label: 'g', when, then })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(
          simpleForm(fullMarks).map((scoring) => ({ label: 'a', scoring })),
          { minLength: 2, maxLength: 3 },
        )
        .map((alternatives) => ({ form: 'best_of', alternatives })),
    },
  );

const notApplicable = fc.option(
  fc.record({
    when: flag,
    treatment: fc.constantFrom('exclude', 'full_marks'),
    reason: fc.constant('不涉及'),
  }),
  { nil: undefined },
);

const indicator = fc
  .integer({ min: 100, max: 2_000 })
  .map((value) => toDecimalString(new Decimal(value).div(100)))
  .chain((fullMarks) =>
    fc.record({ scoring: form(fullMarks), fullMarks: fc.constant(fullMarks), notApplicable }),
  )
  .map(({ notApplicable: exclusion, ...rest }) => ({
    ...rest,
    label: 'x',
    basis: 'x',
    standard: 'x',
    ...(exclusion === undefined ? {} : { notApplicable: exclusion }),
  }));

const categories = fc.array(fc.array(indicator, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});

function sum(texts: readonly string[]): string {
  return toDecimalString(sumDecimals(texts.map((text) => new Decimal(text))));
}

function packageOf(
  groups: readonly (readonly (Json & { fullMarks: string })[])[],
): RulebookPackage {
  const files = sampleFiles();
  const fact = (id: string, type: string) => ({ id, label: id, type, section: 'main' });
  const scored = groups.map((indicators, c) => ({
    id: `c${c}`,
    label: `类别${c}`,
    kind: 'scored',
    fullMarks: sum(indicators.map((entry) => entry.fullMarks)),
    indicators: indicators.map((entry, i) => ({ ...entry, id: `c${c}i${i}` })),
  }));
  return parsePackage({
    ...files,
    facts: {
      sections: [{ id: 'main', label: 'm' }],
      facts: [
        ...NUMBERS.map((id) => fact(id, 'number')),
        ...FLAGS.map((id) => fact(id, 'boolean')),
      ],
    },
    indicators: {
      ...files.indicators,
      conditions: {},
      categories: scored,
      fullMarks: sum(scored.map((category) => category.fullMarks)),
    },
    checks: { checks: [] },
    narrative: {
      title: ['t'],
      body: [{ id: 'p', type: 'paragraph', text: 't' }],
      signature: { organisation: 's' },
    },
  });
}

const amount = fc
  .integer({ min: 0, max: 2_000 })
  .map((value) => toDecimalString(new Decimal(value).div(100)));
const factValues = fc.record(
  { n1: amount, n2: amount, n3: amount, b1: fc.boolean(), b2: fc.boolean(), b3: fc.boolean() },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, FactValue>>;
const allValues = fc.record({
  n1: amount,
  n2: amount,
  n3: amount,
  b1: fc.boolean(),
  b2: fc.boolean(),
  b3: fc.boolean(),
}) as fc.Arbitrary<Record<string, FactValue>>;

async function run(pkg: RulebookPackage, facts: Record<string, FactValue>): Promise<Evaluation> {
  return evaluate(compilePackage(pkg), {
    organisation: { name: '甲乡人民政府', shortName: '甲乡', kind: 'township', district: '乙县' },
    year: 2024,
    content: { facts, paragraphs: {}, measures: {} },
  });
}

/** What does not hang on the order in which indicators stand. */
function essence(score: ScoreRun) {
  const byLabel = score.indicators.map(({ id, score: points, status, deduction }) => ({
    id,
    points,
    status,
    deduction,
  }));
  return {
    score: score.score,
    applicable: score.applicableFullMarks,
    converted: score.converted,
    grade: score.grade,
    indicators: byLabel.sort((a, b) => a.id.localeCompare(b.id)),
  };
}

const RUNS = { numRuns: 60 };

describe('properties of scoring', () => {
  it('keeps every score within its bounds and every sum right', async () => {
    await fc.assert(
      fc.asyncProperty(categories, factValues, async (groups, facts) => {
        const { score } = await run(packageOf(groups), facts);
        for (const result of score.indicators) {
          if (result.score === null) continue;
          const points = new Decimal(result.score);
          expect(points.gte(0) && points.lte(result.fullMarks)).toBe(true);
          expect(points.decimalPlaces()).toBeLessThanOrEqual(2);
          expect(sum([result.score, result.deduction!])).toBe(result.applicableFullMarks);
        }
        expect(score.score).toBe(sum(score.indicators.map((result) => result.score ?? '0')));
        expect(score.applicableFullMarks).toBe(
          sum(score.categories.map((category) => category.applicableFullMarks)),
        );
        expect(
          score.categories.every((category) =>
            new Decimal(category.score).lte(category.applicableFullMarks),
          ),
        ).toBe(true);
      }),
      RUNS,
    );
  });

  it('converts by 得分 ÷ 适用满分 × 100, two decimals half up, and only what is complete', async () => {
    await fc.assert(
      fc.asyncProperty(categories, factValues, async (groups, facts) => {
        const { score } = await run(packageOf(groups), facts);
        const complete = score.indicators.every(
          (result) => result.status === 'scored' || result.status === 'not_applicable',
        );
        expect(score.status === 'complete').toBe(complete);
        if (score.status !== 'complete' || score.applicableFullMarks === '0') {
          expect(score.converted).toBeNull();
          return;
        }
        const expected = roundHalfUp(
          new Decimal(score.score).div(score.applicableFullMarks).times(100),
          2,
        );
        expect(score.converted).toBe(toDecimalString(Decimal.min(100, expected)));
        expect(score.grade).not.toBeNull();
        return undefined;
      }),
      RUNS,
    );
  });

  it('leaves what is excluded out of score and full marks alike', async () => {
    await fc.assert(
      fc.asyncProperty(categories, allValues, async (groups, facts) => {
        const { score } = await run(packageOf(groups), facts);
        for (const result of score.indicators.filter(({ status }) => status === 'not_applicable')) {
          const full = result.treatment === 'full_marks';
          expect(result.score).toBe(full ? result.fullMarks : null);
          expect(result.applicableFullMarks).toBe(full ? result.fullMarks : '0');
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order of categories and indicators', async () => {
    await fc.assert(
      fc.asyncProperty(categories, factValues, async (groups, facts) => {
        const pkg = packageOf(groups);
        const turned = structuredClone(pkg);
        turned.indicators.categories.reverse().forEach((category) => category.indicators.reverse());
        const [first, second] = [await run(pkg, facts), await run(turned, facts)];
        expect(essence(second.score)).toEqual(essence(first.score));
      }),
      RUNS,
    );
  });

  it('never rewards one more deduction', async () => {
    const deductions = (points: string): ScoringForm => ({
      form: 'deductions',
      items: [{ id: 'i1', label: 'x', count: 'n1', points }],
    });
    await fc.assert(
      fc.asyncProperty(cents(500), amount, amount, async (points, first, second) => {
        const pkg = packageOf([
          [
            {
              ...{ label: 'x', basis: 'x', standard: 'x' },
              scoring: deductions(points),
              fullMarks: '10',
            },
          ],
        ]);
        const [low, high] = new Decimal(first).lte(second) ? [first, second] : [second, first];
        const [less, more] = [await run(pkg, { n1: low }), await run(pkg, { n1: high })];
        expect(new Decimal(more.score.score).lte(less.score.score)).toBe(true);
      }),
      RUNS,
    );
  });

  it('gives the same explanation, byte for byte, for the same package and facts', async () => {
    await fc.assert(
      fc.asyncProperty(categories, factValues, async (groups, facts) => {
        const first = await run(packageOf(groups), facts);
        const turned = Object.fromEntries(Object.entries(facts).reverse());
        expect(contentHash(await run(packageOf(groups), turned))).toBe(contentHash(first));
      }),
      { numRuns: 30 },
    );
  });

  it('never calls missing what does not hang on a missing fact, and never decides what does', async () => {
    const pkg = (when: Json) =>
      packageOf([
        [
          {
            ...{ label: 'x', basis: 'x', standard: 'x' },
            scoring: { form: 'all_or_nothing', label: 'x', when },
            fullMarks: '10',
          },
        ],
      ]);
    await fc.assert(
      fc.asyncProperty(
        condition,
        allValues,
        fc.constantFrom('b1', 'b2'),
        async (when, facts, gone) => {
          const known = Object.fromEntries(Object.entries(facts).filter(([id]) => id !== gone));
          const [without, ...filled] = await Promise.all(
            [known, { ...known, [gone]: true }, { ...known, [gone]: false }].map((values) =>
              run(pkg(when), values),
            ),
          );
          const scores = new Set(filled.map((evaluation) => evaluation.score.score));
          const result = without!.score.indicators[0]!;
          if (result.status === 'scored') expect([...scores]).toEqual([result.score]);
          else expect(result).toMatchObject({ status: 'missing', missing: [gone] });
        },
      ),
      RUNS,
    );
  });
});
