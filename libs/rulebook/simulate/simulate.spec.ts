import { describe, expect, it } from '@jest/globals';

import { compilePackage } from '../package/compile.js';
import { type sampleFiles } from '../testing/sample-files.js';
import { sampleInput, samplePackage } from '../testing/sample-package.js';
import { simulator } from './simulate.js';
import { EMPTY_TALLY, mergeTallies, tallyOf, type SimulatedReport } from './tally.js';

type Files = ReturnType<typeof sampleFiles>;
type Change = (files: Files) => void;
interface Named {
  id: string;
  [field: string]: unknown;
}

const factsOf = (files: Files) => files.facts['facts'] as Named[];
const indicatorsOf = (files: Files) =>
  (files.indicators['categories'] as { indicators: Named[] }[]).flatMap(
    ({ indicators }) => indicators,
  );
const OWN = compilePackage(samplePackage());

function trial(change: Change) {
  const draft = compilePackage(samplePackage(change));
  const simulate = simulator(draft, OWN);
  return (facts: Parameters<typeof sampleInput>[0] = {}) =>
    simulate({ input: sampleInput(facts), stored: null });
}

/** Two returns cost 3 of 10 points where the published rules take 0.4. */
const dearer: Change = (files) => {
  const returns = indicatorsOf(files).find(({ id }) => id === 'returns')!;
  (returns['scoring'] as { items: { points: string }[] }).items[0]!.points = '1.5';
};

const needsNewFact: Change = (files) => {
  factsOf(files).push({
    ...{ id: 'has_ledger', label: '有台账', type: 'boolean', section: 'main' },
  });
  const system = indicatorsOf(files).find(({ id }) => id === 'system')!;
  (system['scoring'] as { when: object }).when = {
    ...{ fact: 'has_ledger', operator: 'equal', value: true },
  };
};

describe('a report tried under a draft', () => {
  it('shows score, grade and indicator on both sides, and nothing where nothing changes', async () => {
    const unchanged = await trial(() => undefined)();
    expect(unchanged).toMatchObject({ delta: '0', gradeChanged: false, indicators: [] });
    const effect = await trial(dearer)({ paid_on: '2024-07-01' });
    expect(effect).toMatchObject({
      before: { score: '9.6', converted: '96', gradeLabel: '优' },
      after: { score: '7', converted: '70', gradeLabel: '差' },
      ...{ estimated: false, delta: '-26', gradeChanged: true, newlyFailing: [], missing: [] },
    });
    expect(effect.indicators).toEqual([
      expect.objectContaining({ id: 'returns', before: '3.6', after: '1' }),
    ]);
  });

  it('takes the stored standing of a submitted report for what it scored', async () => {
    const simulate = simulator(compilePackage(samplePackage(dearer)), OWN);
    const stored = {
      ...{ score: '5', converted: '50', grade: 'poor', gradeLabel: '差' },
      ...{ indicators: [], failing: [] },
    };
    const { before } = await simulate({ input: sampleInput(), stored });
    expect(before).toEqual({ score: '5', converted: '50', gradeLabel: '差' });
  });

  it('tells checks that begin and cease to fail', async () => {
    const stricter = trial((files) => {
      (files.checks['checks'] as Named[])[0]!['right'] = 'part';
    });
    const begins = await stricter({ part: '100' });
    expect(begins.newlyFailing).toEqual([
      { id: 'sum.spent', label: '支出不超过总额', severity: 'error' },
    ]);
    const ceases = await stricter({ total: '100', part: '160' });
    expect(ceases).toMatchObject({ newlyFailing: [], resolved: [{ id: 'sum.spent' }] });
  });

  it('names facts the draft lacks, and converts what can be scored when it asks for facts nobody typed', async () => {
    const effect = await trial((files) => {
      needsNewFact(files);
      files.facts['facts'] = factsOf(files).filter(({ id }) => id !== 'note');
      factsOf(files).find(({ id }) => id === 'returned')!['requiredWhen'] = undefined;
      (files.narrative['body'] as Named[]).splice(1, 1);
    })({ paid_on: '2024-07-01' });
    expect(effect).toMatchObject({
      ...{ unread: [{ id: 'note', label: '说明' }], estimated: true },
      missing: [{ id: 'has_ledger', label: '有台账' }],
      after: { converted: '90', gradeLabel: '优' },
      delta: '-6',
    });
  });

  it('keeps a table whose column is gone, and not a value that is none any more', async () => {
    const effect = await trial((files) => {
      const projects = factsOf(files).find(({ id }) => id === 'outcomes')!;
      projects['columns'] = (projects['columns'] as Named[]).slice(0, 1);
      const table = (files.narrative['body'] as Named[]).find(({ id }) => id === 'table')!;
      table['columns'] = [{ label: '项目', text: '{{row.project|ref:name}}', width: 100 }];
      factsOf(files).find(({ id }) => id === 'returned')!['max'] = '1';
    })();
    expect(effect.unread.map(({ id }) => id)).toEqual(['returned']);
  });

  it('compares nothing for a report that has no score yet', async () => {
    const effect = await trial(dearer)({ returned: undefined });
    expect(effect).toMatchObject({ delta: null, estimated: false, gradeChanged: false });
  });
});

describe('a district summed up', () => {
  const reports = async (): Promise<SimulatedReport[]> => {
    const simulate = trial(dearer);
    const facts = [
      { returned: '0' },
      { returned: '1', paid_on: '2024-07-01' },
      { returned: '2', paid_on: '2024-07-01' },
      { returned: undefined },
    ];
    const effects = await Promise.all(facts.map(simulate));
    const tried = effects.map((effect, at) => ({
      ...{ reportId: `r${String(at)}`, name: `单位${String(at)}`, effect },
    }));
    return [...tried, { reportId: 'r9', name: '单位九', effect: null }];
  };

  it('counts who moves, from which grade to which, and by which indicator', async () => {
    const tally = tallyOf(await reports());
    expect(tally).toMatchObject({
      ...{ reports: 5, compared: 3, unfinished: 1, failed: 1, better: 0, worse: 2 },
      ...{ gradeChanged: 2, deltaSum: '-39' },
      grades: { 优: { before: 3, after: 1, best: 100 }, 良: { before: 0, after: 1 } },
      bands: { '95': { before: 3, after: 1 }, '85': { after: 1 }, '70': { after: 1 } },
      indicators: { returns: { worse: 2, better: 0, onesided: 0, deltaSum: '-3.9' } },
    });
    expect(Object.values(tally.moves)).toEqual([
      { from: '优', to: '良', reports: 1 },
      { from: '优', to: '差', reports: 1 },
    ]);
    expect(tally.movers.map(({ reportId, delta }) => [reportId, delta])).toEqual([
      ['r2', '-26'],
      ['r1', '-13'],
    ]);
  });

  it('is the same however the reports were divided, and no larger for more of them', async () => {
    const all = await reports();
    const [left, right] = [tallyOf(all.slice(0, 2)), tallyOf(all.slice(2))];
    expect(mergeTallies(right, left)).toEqual(tallyOf(all));
    expect(mergeTallies(EMPTY_TALLY, left)).toEqual(left);
    const many = Array.from({ length: 60 }, (_, at) => ({
      ...all[2]!,
      reportId: `m${String(at)}`,
    }));
    expect(tallyOf(many).movers).toHaveLength(20);
  });
});
