import { describe, expect, it } from '@jest/globals';
import { SAMPLE_FACTS, samplePackage, sampleRulebook } from '../testing/sample-package.js';
import { exampleInput } from './resolve.js';
import { lintWithExamples, runExamples } from './run.js';

type Json = Record<string, unknown>;
const withExamples =
  (...examples: Json[]) =>
  (files: { examples: unknown }) =>
    void (files.examples = examples);
const whole = { id: 'whole', title: '整份', content: { facts: SAMPLE_FACTS }, expect: {} };

describe('runExamples', () => {
  it('passes what comes out as expected, layer upon layer', async () => {
    const rulebook = sampleRulebook(
      withExamples(
        {
          ...whole,
          expect: {
            score: '11.60',
            converted: '100',
            grade: 'excellent',
            status: 'complete',
            indicators: { returns: '3.6', system: '6' },
            facts: { share: '25', has_system: true },
            failing: [],
            passing: ['sum.spent', 'row.amount'],
            failingExactly: true,
          },
        },
        {
          id: 'clean',
          title: '无退回',
          extends: 'whole',
          content: { facts: { returned: '0' } },
          expect: { indicators: { returns: '4' } },
        },
        {
          id: 'gap',
          title: '缺项',
          extends: 'clean',
          without: ['returned', 'part'],
          expect: {
            status: 'incomplete',
            converted: null,
            indicators: { returns: 'missing' },
            facts: { share: null },
          },
        },
        {
          id: 'low',
          title: '不涉及',
          extends: 'whole',
          content: { facts: { level: 'low', total: '1' } },
          expect: {
            indicators: { system: 'not_applicable' },
            failing: ['sum.spent'],
            failingExactly: true,
          },
        },
      ),
    );
    const run = await runExamples(rulebook);
    expect(run.results.flatMap((result) => result.differences)).toEqual([]);
    expect(run.passed).toBe(true);
    expect(run.coverage.untouched).toEqual([
      'indicators.system: unmet',
      'indicators.reform: early.unmet',
      'checks.row.amount: fail',
      'grades.good: reached',
      'grades.poor: reached',
    ]);
    expect(run.coverage.untouchedRules).toEqual(['grades.good', 'grades.poor']);
    expect(run.coverage.sides - run.coverage.touched).toBe(run.coverage.untouched.length);
  });

  it('says what differs', async () => {
    const rulebook = sampleRulebook(
      withExamples({
        ...whole,
        expect: {
          score: '9',
          grade: null,
          indicators: { returns: 'missing' },
          facts: { share: '24' },
          failing: ['sum.spent'],
          passing: ['row.amount'],
        },
      }),
    );
    const [result] = (await runExamples(rulebook)).results;
    expect(result!.passed).toBe(false);
    expect(result!.differences).toEqual([
      { path: 'score', expected: '9', actual: '11.6' },
      { path: 'grade', expected: '（无）', actual: 'excellent' },
      { path: 'indicators.returns', expected: 'missing', actual: '3.6' },
      { path: 'facts.share', expected: '24', actual: '25' },
      { path: 'failing', expected: 'sum.spent', actual: 'pass' },
    ]);
  });

  it('takes a check that cannot be decided for none that holds, where the failing ones are named exactly', async () => {
    const undecided = (failingExactly: boolean) =>
      sampleRulebook((files) => {
        (files.checks['checks'] as Record<string, unknown>[]).push({
          ...{ id: 'undecided', label: '无法判定', kind: 'sum', severity: 'hint' },
          ...{ left: 'total / (part - part)', operator: '=', right: '1' },
          ...{ message: 'm', instruction: 'i' },
        });
        withExamples({ ...whole, expect: { failing: [], failingExactly } })(files);
      });
    const [strict] = (await runExamples(undecided(true))).results;
    expect(strict?.differences).toMatchObject([
      { path: 'failing', expected: '（无）', actual: expect.stringMatching(/^undecided：/) },
    ]);
    const [lax] = (await runExamples(undecided(false))).results;
    expect(lax?.differences).toEqual([]);
  });

  it('is part of what must be right before publication', async () => {
    const faults = await lintWithExamples(
      samplePackage(withExamples({ ...whole, expect: { score: '9' } })),
    );
    expect(faults.filter((fault) => fault.severity === 'error')).toEqual([
      {
        path: 'examples.0.expect.score',
        message: '示例 whole：应为 9，实为 11.6',
        severity: 'error',
      },
    ]);
    expect(faults).toContainEqual({
      path: 'indicators.grades.2',
      message: '规则 grades.poor 没有任何示例触及',
      severity: 'warning',
    });
    expect(faults).toContainEqual({
      path: 'indicators.categories.0.indicators.1',
      message: '规则 indicators.system 的结果 unmet 没有任何示例触及，界限两边都应有示例',
      severity: 'warning',
    });
  });

  it('inherits the organisation of the example it extends', () => {
    const organisation = {
      name: '甲镇人民政府',
      shortName: '甲镇',
      kind: 'town' as const,
      district: '乙县',
    };
    const pkg = samplePackage(
      withExamples(
        { ...whole, organisation, otherOrganisations: ['丙乡'] },
        { id: 'next', title: 'n', extends: 'whole', expect: {} },
      ),
    );
    expect(exampleInput(pkg, pkg.examples[1]!)).toMatchObject({
      organisation,
      year: 2024,
      otherOrganisations: ['丙乡'],
    });
  });
});
