import { describe, expect, it } from '@jest/globals';
import type { CompiledRulebook } from '../package/compiled.js';
import { SAMPLE_FACTS, sampleRulebook } from '../testing/sample-package.js';
import { expectationChanges } from './accept.js';
import { runExamples } from './run.js';

const rulebookWith = (expectation: unknown, facts: object = {}): CompiledRulebook =>
  sampleRulebook((files) => {
    const content = { facts: { ...SAMPLE_FACTS, ...facts } };
    const example = { id: 'whole', title: '整份', content, expect: expectation };
    (files as { examples: unknown }).examples = [example];
  });

/** The same case with every change taken, and the keys that were changed. */
async function accepted(expectation: Record<string, unknown>, facts: object = {}) {
  const changes = await expectationChanges(rulebookWith(expectation, facts));
  const after = structuredClone(expectation);
  for (const { place, value } of changes) {
    const [key = '', id] = place;
    if (id === undefined) after[key] = value;
    else (after[key] as Record<string, unknown>)[id] = value;
  }
  const { passed } = await runExamples(rulebookWith(after, facts));
  return { changes, after, passed };
}

describe('expectationChanges', () => {
  it('has nothing to say of cases that pass, however their numbers are written', async () => {
    const expectation = { score: '11.60', indicators: { returns: '3.6' }, passing: ['sum.spent'] };
    expect(await expectationChanges(rulebookWith(expectation))).toEqual([]);
  });

  it('names case, indicator, expected and actual points, and leaves what is right alone', async () => {
    const { changes, after, passed } = await accepted({
      score: '11.6',
      grade: 'none',
      indicators: { returns: '3.8', system: 'missing' },
    });
    expect(changes.filter(({ place }) => place[0] === 'indicators')).toEqual([
      expect.objectContaining({
        ...{ example: 'whole', title: '整份', place: ['indicators', 'returns'] },
        ...{ expected: '3.8', actual: '3.6', value: '3.6' },
      }),
      expect.objectContaining({ expected: '缺少数据', actual: '6', value: '6' }),
    ]);
    expect(after).toEqual({
      ...{ score: '11.6', grade: 'excellent' },
      indicators: { returns: '3.6', system: '6' },
    });
    expect(passed).toBe(true);
  });

  it('moves a check that changed its mind to the other list', async () => {
    const broken = await accepted({ passing: ['sum.spent', 'row.amount'] }, { total: '1' });
    expect(broken.after).toEqual({ failing: ['sum.spent'], passing: ['row.amount'] });
    expect(broken.passed).toBe(true);
    const mended = await accepted({ failing: ['sum.spent'] });
    expect(mended.after).toEqual({ failing: [], passing: ['sum.spent'] });
    expect(mended.passed).toBe(true);
  });

  it('completes a whole list of failing checks, and only a whole one', async () => {
    const whole = await accepted({ failing: [], failingExactly: true }, { total: '1' });
    expect(whole.after).toMatchObject({ failing: ['sum.spent'] });
    expect(whole.passed).toBe(true);
    expect((await accepted({ failing: [] }, { total: '1' })).changes).toEqual([]);
  });

  it('offers nothing in place of a check that cannot be decided', async () => {
    const rulebook = sampleRulebook((files) => {
      (files.checks['checks'] as Record<string, unknown>[]).push({
        ...{ id: 'undecided', label: '无法判定', kind: 'sum', severity: 'hint' },
        ...{ left: 'total / (part - part)', operator: '=', right: '1' },
        ...{ message: 'm', instruction: 'i' },
      });
      const expectation = { failing: [], failingExactly: true };
      const example = { id: 'whole', title: '整份', content: { facts: SAMPLE_FACTS } };
      (files as { examples: unknown }).examples = [{ ...example, expect: expectation }];
    });
    const [change, ...others] = await expectationChanges(rulebook);
    expect(change?.actual).toMatch(/^undecided：/);
    expect(change).not.toHaveProperty('value');
    expect(others).toEqual([]);
  });
});
