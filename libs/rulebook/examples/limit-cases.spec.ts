import { describe, expect, it } from '@jest/globals';
import { compilePackage } from '../package/compile.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { RulebookExample } from '../schema/index.js';
import { SAMPLE_FACTS, sampleRulebook } from '../testing/sample-package.js';
import { limitAt, limitCases, limitCasesFromAny } from './limit-cases.js';
import { limitGaps } from './limit-gaps.js';
import { runExamples } from './run.js';

type Json = Record<string, unknown>;

const SYSTEM = 'indicators.categories.0.indicators.1';
const BASE: RulebookExample = {
  id: 'base',
  title: '底稿',
  content: { facts: { ...SAMPLE_FACTS } },
  expect: {},
};

/** The sample with one golden case, and something of its rules changed. */
function rulebook(change: (files: { system: Json; checks: Json[]; files: Json }) => void) {
  return sampleRulebook((files) => {
    const [main] = files.indicators['categories'] as Json[];
    const [, system] = main!['indicators'] as Json[];
    const checks = files.checks['checks'] as Json[];
    (files as { examples: unknown }).examples = [BASE];
    change({ system: system!, checks, files: files as unknown as Json });
  });
}

const bandsOf = (value: string, at: string, upward: boolean) =>
  rulebook(({ system }) => {
    system['scoring'] = {
      ...{ form: 'bands', value },
      bands: [
        { to: at, toInclusive: !upward, points: '6' },
        { from: at, fromInclusive: upward, points: '1' },
      ],
    };
  });

const FROM = `${SYSTEM}.scoring.bands.1.from`;

async function pairAt(compiled: CompiledRulebook, path: string, base = BASE) {
  const limit = limitAt(compiled, path);
  return limitCases(compiled, limit!, base);
}

/** What was typed on either side, and what the limit was held against then. */
async function typedAt(compiled: CompiledRulebook, path: string) {
  const { pair } = await pairAt(compiled, path);
  return (
    pair && [pair.turned, ...[pair.on, pair.beyond].map((one) => `${one.typed} = ${one.figure}`)]
  );
}

describe('the two golden cases of a limit', () => {
  it.each<[string, string, string, boolean, readonly string[]]>([
    ['a fact, one below', 'returned', '10', true, ['退回次数', '10 = 10', '9 = 9']],
    ['a fact, one above', 'returned', '10', false, ['退回次数', '10 = 10', '11 = 11']],
    ['cents of money', 'total', '300', false, ['总额', '300 = 300', '300.01 = 300.01']],
    ['a linear formula', '3 * returned - 2', '10', true, ['退回次数', '4 = 10', '3 = 7']],
    ['a falling formula', '100 - total', '40', true, ['总额', '60 = 40', '60.01 = 39.99']],
    ['a rounded share', 'share', '30', true, ['部分', '60 = 30', '59.98 = 29.99']],
    ['a sum of rows', 'spent', '200', false, ['项目第 1 行的金额', '170 = 200', '170.01 = 200.01']],
    ['a distance', 'abs(total - 150)', '0', false, ['总额', '150 = 0', '150.01 = 0.01']],
  ])('turn what the drafter types: %s', async (_, value, at, upward, typed) => {
    expect(await typedAt(bandsOf(value, at, upward), FROM)).toEqual(typed);
  });

  it('hold once they are added, say what they decide, and leave nothing to ask for', async () => {
    const compiled = bandsOf('share', '30', true);
    const { pair } = await pairAt(compiled, FROM);
    expect(pair).toMatchObject({ limit: '30', rule: '制度', before: '50', differ: true });
    expect(pair?.on.expected).toEqual(
      expect.arrayContaining([
        { label: '制度', value: '1' },
        { label: '等级', value: '差' },
      ]),
    );
    expect(pair?.beyond.expected).toContainEqual({ label: '制度', value: '6' });
    expect(pair?.on.example).toMatchObject({ extends: 'base', content: { facts: { part: '60' } } });
    const examples = [...compiled.package.examples, pair!.on.example, pair!.beyond.example];
    const after = compilePackage({ ...compiled.package, examples });
    expect((await runExamples(after)).passed).toBe(true);
    const gaps = await limitGaps(after);
    expect(gaps.map(({ hint }) => hint.path)).not.toContain(FROM);
  });

  it('count days of a date, and steps of an allowance', async () => {
    const compiled = rulebook(({ system }) => {
      system['scoring'] = {
        form: 'deductions',
        items: [{ id: 'r', label: '退回', count: 'returned', allowance: '3', points: '1' }],
      };
    });
    const date = 'indicators.categories.1.indicators.0.scoring.items.0.when';
    expect(await typedAt(compiled, date)).toEqual([
      ...['支付日期', '2024-06-01 = 2024-06-01', '2024-05-31 = 2024-05-31'],
    ]);
    expect(await typedAt(compiled, `${SYSTEM}.scoring.items.0.allowance`)).toEqual([
      ...['退回次数', '3 = 3', '4 = 4'],
    ]);
  });

  it('change one cell where a check asks row by row', async () => {
    const compiled = rulebook(({ checks }) => {
      checks[1]!['when'] = {
        all: [
          { fact: 'row', path: 'name', operator: 'notEqual', value: '无' },
          { fact: 'row', path: 'double', operator: 'greaterThanInclusive', value: '100' },
        ],
      };
    });
    const { pair } = await pairAt(compiled, 'checks.checks.1.when.all.1');
    expect(pair).toMatchObject({ turned: '项目第 1 行的金额', before: '120.5', differ: false });
    expect([pair?.on.typed, pair?.on.figure]).toEqual(['50', '100']);
    expect([pair?.beyond.typed, pair?.beyond.figure]).toEqual(['49.99', '99.98']);
    expect(pair?.on.expected).toEqual([{ label: '通过的校验', value: '金额为正' }]);
  });

  it.each<[string, string, string, RegExp]>([
    ['what no one typed thing reaches', 'total * total', '3', /单独改动“总额”.*不是一次算式/],
    ['bounds of a fact', 'returned', '500', /“退回次数”.*超出可填的范围/],
    ['too few digits', 'returned / 3', '1.5', /“退回次数”.*小数位数/],
    ['figures nobody types', 'report.year', '2030', /不由任何可填的数字或日期得出/],
  ])('cannot be made, and it is said why: %s', async (_, value, at, why) => {
    expect(await pairAt(bandsOf(value, at, true), FROM)).toEqual({
      pair: null,
      why: expect.stringMatching(why),
    });
  });

  it('bring a score onto the limit of a grade', async () => {
    const limit = limitAt(
      rulebook(() => undefined),
      'indicators.grades.0',
    )!;
    const { pair } = await limitCases(
      rulebook(() => undefined),
      limit,
      BASE,
    );
    expect(pair).toMatchObject({ turned: '退回次数', before: '2', besides: [], differ: true });
    expect([pair?.on.typed, pair?.on.figure]).toEqual(['15', '90']);
    expect([pair?.beyond.typed, pair?.beyond.figure]).toEqual(['16', '88']);
    expect(pair?.beyond.expected).toContainEqual({ label: '等级', value: '良' });
  });

  it.each<[string, readonly string[], string]>([
    ['down', ['有制度 否'], '50'],
    ['up, from a case that has less', ['有制度 是'], '90'],
  ])('bring a score near by answers first: %s', async (_, besides, from) => {
    const compiled = rulebook(({ files }) => {
      const [first] = (files['indicators'] as Json)['grades'] as Json[];
      first!['from'] = '99';
      first!['from'] = from === '90' ? from : first!['from'];
      if (from === '50') ((files['indicators'] as Json)['grades'] as Json[])[1]!['from'] = from;
    });
    const { grades } = compiled.package.indicators;
    const path = `indicators.grades.${grades.findIndex((grade) => grade.from === from)}`;
    const facts = { ...SAMPLE_FACTS, has_system: from === '50' };
    const { pair } = await limitCases(compiled, limitAt(compiled, path)!, {
      ...BASE,
      content: { facts },
    });
    expect(pair?.besides.map(({ label, value }) => `${label} ${value}`)).toEqual(besides);
    expect([pair?.on.figure, pair?.differ]).toEqual([from, true]);
    expect(pair?.on.example.content?.facts).toMatchObject({ has_system: from !== '50' });
  });

  it('cannot be made for a grade out of reach, and it is said which facts bring it how near', async () => {
    const compiled = rulebook(({ files }) => {
      const [first] = (files['indicators'] as Json)['grades'] as Json[];
      first!['from'] = '91';
    });
    const limit = limitAt(compiled, 'indicators.grades.0')!;
    expect(await limitCases(compiled, limit, BASE)).toEqual({
      pair: null,
      why: expect.stringMatching(/换算得分为 100；再单独改动“退回次数”，都不能恰为 91/),
    });
    const unfinished = { ...BASE, content: { facts: {} } };
    expect(await limitCases(compiled, limit, unfinished)).toEqual({
      pair: null,
      why: expect.stringMatching(/没有换算得分/),
    });
  });

  it('are made from the case that shows a difference, where nobody chose one', async () => {
    const compiled = rulebook(({ system, files }) => {
      system['scoring'] = {
        ...{ form: 'bands', value: 'part' },
        bands: [
          { to: '60', points: '6' },
          { from: '60', points: '1' },
        ],
      };
      const low = { ...BASE, id: 'low', content: { facts: { ...SAMPLE_FACTS, level: 'low' } } };
      files['examples'] = [low, BASE];
    });
    const limit = limitAt(compiled, FROM)!;
    const chosen = await limitCases(compiled, limit, compiled.package.examples[0]!);
    expect(chosen.pair).toMatchObject({
      differ: false,
      on: { expected: [{ label: '制度', value: '不涉及' }] },
    });
    expect(await limitCasesFromAny(compiled, limit)).toMatchObject({
      base: 'base',
      pair: { differ: true },
    });
  });
});
