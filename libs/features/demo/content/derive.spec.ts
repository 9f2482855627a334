import { beforeAll, describe, expect, it } from '@jest/globals';

import { evaluate, type CompiledRulebook, type Evaluation } from '#libs/rulebook';

import { sampleRulebook } from '../../../../test/support/approved-report.js';
import { DISTRICT, OTHER_UNITS as UNITS, SAMPLE_UNIT } from '../district.js';
import { deriveContent, type Pattern } from './derive.js';

describe('made-up reports', () => {
  let rulebook: CompiledRulebook;
  let pattern: Pattern;

  beforeAll(async () => {
    rulebook = await sampleRulebook();
    const sample = rulebook.package.examples.find(({ id }) => id === 'humu-2024');
    const { facts = {}, paragraphs = {}, measures = {} } = sample?.content ?? {};
    const content = { facts, paragraphs, measures };
    const organisation = { ...SAMPLE_UNIT, district: DISTRICT };
    pattern = { package: rulebook.package, organisation, content };
  });

  const evaluated = (seed: number, unit = UNITS[seed % UNITS.length]!) => {
    const organisation = { ...unit, district: DISTRICT };
    const content = deriveContent(pattern, organisation, seed);
    const otherOrganisations = [SAMPLE_UNIT, ...UNITS]
      .filter(({ key }) => key !== unit.key)
      .map(({ shortName }) => shortName);
    return evaluate(rulebook, { organisation, year: 2024, content, otherOrganisations });
  };
  const errors = ({ checks }: Evaluation): string[] =>
    checks.filter((c) => c.severity === 'error' && c.outcome === 'fail').map(({ id }) => id);

  it.each(UNITS.map((unit, seed) => [unit.shortName, seed] as const))(
    '%s: whole, scored, and no error but the reasons still to be written',
    async (_, seed) => {
      const evaluation = await evaluated(seed);
      expect(evaluation.score.status).toBe('complete');
      expect(evaluation.completeness.missing).toEqual([]);
      expect(errors(evaluation).filter((id) => id !== 'measure.deductions')).toEqual([]);
    },
  );

  it('keeps the sums to the cent', async () => {
    const { facts } = await evaluated(7);
    expect(facts['budget.income.total']?.value).toBe(facts['budget.expenditure.total']?.value);
  });

  it('gives the same report for the same seed and another for another', () => {
    const unit = { ...UNITS[0], district: DISTRICT };
    expect(deriveContent(pattern, unit, 3)).toEqual(deriveContent(pattern, unit, 3));
    expect(deriveContent(pattern, unit, 3)).not.toEqual(deriveContent(pattern, unit, 4));
  });

  it('gives units of different strength', async () => {
    const scores = new Set<string>();
    for (let seed = 0; seed < 8; seed += 1) scores.add((await evaluated(seed)).score.score);
    expect(scores.size).toBeGreaterThan(3);
  });
});
