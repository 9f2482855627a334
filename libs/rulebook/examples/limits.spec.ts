import { describe, expect, it } from '@jest/globals';
import { SAMPLE_FACTS, samplePackage } from '../testing/sample-package.js';
import { lintWithExamples } from './run.js';

type Json = Record<string, unknown>;

/** The sample with bands of the number of returns, and one case for each number given. */
async function hints(returned: readonly string[], bands: readonly Json[]): Promise<string[]> {
  const pkg = samplePackage((files) => {
    const [main] = files.indicators['categories'] as Json[];
    const [, system] = main!['indicators'] as Json[];
    system!['scoring'] = { form: 'bands', value: 'returned', bands };
    (files as { examples: unknown }).examples = returned.map((value, index) => ({
      id: `case-${String(index)}`,
      title: `退回 ${value} 次`,
      content: { facts: { ...SAMPLE_FACTS, returned: value } },
      expect: {},
    }));
  });
  const faults = await lintWithExamples(pkg);
  return faults
    .filter(({ path }) => path.includes('.scoring.bands.'))
    .map(({ path, message }) => `${path.slice(path.indexOf('bands.'))}: ${message}`);
}

const FROM_TEN = [
  { to: '10', points: '6' },
  { from: '10', points: '0' },
];
const ABOVE_TEN = [
  { to: '10', toInclusive: true, points: '6' },
  { from: '10', fromInclusive: false, points: '0' },
];

describe('hints for limits', () => {
  it.each<[string, readonly string[], readonly Json[]]>([
    ['the limit and what is just below it', ['9', '10'], FROM_TEN],
    ['the limit and what is just above it', ['10', '11'], ABOVE_TEN],
  ])('have nothing to say with cases on %s', async (_, returned, bands) => {
    expect(await hints(returned, bands)).toEqual([]);
  });

  it('say which side no case is on, and what is covered', async () => {
    expect(await hints(['9', '11'], FROM_TEN)).toEqual([
      'bands.1.from: 界限 10 两边都应有示例：缺少取值恰为 10 的示例；最近的示例取值为 9、11',
    ]);
    expect(await hints(['10', '11'], FROM_TEN)).toEqual([
      'bands.1.from: 界限 10 两边都应有示例：缺少取值小于 10 的示例；最近的示例取值为 10、11',
    ]);
    expect(await hints(['9', '10'], ABOVE_TEN)).toEqual([
      'bands.1.from: 界限 10 两边都应有示例：缺少取值大于 10 的示例；最近的示例取值为 9、10',
    ]);
    expect(await hints(['11'], FROM_TEN)).toEqual([
      'bands.1.from: 界限 10 两边都应有示例：缺少取值恰为 10 的和小于 10 的示例；最近的示例取值为 11',
    ]);
  });

  it('are of numbers and dates in conditions and of grades, too', async () => {
    const pkg = samplePackage((files) => {
      (files as { examples: unknown }).examples = [
        { id: 'one', title: '一', content: { facts: SAMPLE_FACTS }, expect: {} },
      ];
    });
    const faults = await lintWithExamples(pkg);
    const places = faults
      .filter(({ message }) => message.startsWith('界限'))
      .map(({ path }) => path);
    expect(places).toEqual([
      'indicators.categories.1.indicators.0.scoring.items.0.when',
      'indicators.conditions.was_returned',
      'indicators.grades.0',
      'indicators.grades.1',
    ]);
  });

  it('are of allowances, of the end of the last band, and of what a check asks of each row', async () => {
    const pkg = samplePackage((files) => {
      const [main] = files.indicators['categories'] as Json[];
      const [returns, system] = main!['indicators'] as Json[];
      const [item] = (returns!['scoring'] as { items: Json[] }).items;
      item!['allowance'] = '1';
      system!['scoring'] = { form: 'bands', value: 'part', bands: [{ points: '6' }] };
      const cap = { id: 'low', label: '占比偏低', value: 'share', basis: '示例' };
      files.indicators['caps'] = [{ ...cap, bands: [{ from: '0', to: '25', atMost: '80' }] }];
      const [, rows] = files.checks['checks'] as Json[];
      rows!['when'] = { fact: 'row', path: 'amount', operator: 'greaterThan', value: '30' };
      (files as { examples: unknown }).examples = [
        { id: 'one', title: '一', content: { facts: SAMPLE_FACTS }, expect: {} },
      ];
    });
    const faults = await lintWithExamples(pkg);
    const told = faults.filter(({ remedy }) => remedy === 'limit_cases');
    const at = (path: string) => told.find((fault) => fault.path === path)?.message;
    expect(at('indicators.categories.0.indicators.0.scoring.items.0.allowance')).toBe(
      '界限 1 两边都应有示例：缺少取值恰为 1 的示例；最近的示例取值为 2',
    );
    expect(at('indicators.caps.0.bands.0.to')).toMatch(/缺少取值小于 25 的示例.*25$/);
    expect(at('indicators.categories.1.indicators.0.scoring.items.0.when')).toBe(
      '界限 2024-06-01 两边都应有示例：缺少取值恰为 2024-06-01 的示例；最近的示例取值为 2024-05-30',
    );
    // Rows of 30 and of 120.5 are on it and above.
    expect(at('checks.checks.1.when')).toBeUndefined();
  });
});
