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
      'bands.1: 界限 10 两边都应有示例：缺少取值恰为 10 的示例；最近的示例取值为 9、11',
    ]);
    expect(await hints(['10', '11'], FROM_TEN)).toEqual([
      'bands.1: 界限 10 两边都应有示例：缺少取值小于 10 的示例；最近的示例取值为 10、11',
    ]);
    expect(await hints(['9', '10'], ABOVE_TEN)).toEqual([
      'bands.1: 界限 10 两边都应有示例：缺少取值大于 10 的示例；最近的示例取值为 9、10',
    ]);
    expect(await hints(['11'], FROM_TEN)).toEqual([
      'bands.1: 界限 10 两边都应有示例：缺少取值恰为 10 的和小于 10 的示例；最近的示例取值为 11',
    ]);
  });

  it('are of conditions and grades, too', async () => {
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
      'indicators.conditions.was_returned',
      'indicators.grades.0',
      'indicators.grades.1',
    ]);
  });
});
