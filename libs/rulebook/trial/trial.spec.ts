import { describe, expect, it } from '@jest/globals';
import { sampleInput, samplePackage } from '../testing/sample-package.js';
import { tryPackage } from './try-package.js';

type Json = Record<string, unknown>;
type Change = NonNullable<Parameters<typeof samplePackage>[0]>;
const list = (value: unknown, key: string): Json[] => (value as Json)[key] as Json[];
const indicator = (files: Parameters<Change>[0], index: number): Json =>
  list(list(files.indicators, 'categories')[0], 'indicators')[index]!;

async function tried(change?: Change, facts: Parameters<typeof sampleInput>[0] = {}) {
  const source = samplePackage();
  const trial = await tryPackage(samplePackage(change), { input: sampleInput(facts), source });
  const at = new Map(trial.values.map(({ path, kind, text }) => [path, `${kind}: ${text}`]));
  return { score: trial.score, at };
}

const SHARE = 'facts.facts.4.formula';
const SCORING = 'indicators.categories.0.indicators';

describe('a package tried on one report', () => {
  it('shows what every formula and condition comes to, with its arithmetic and what it saw', async () => {
    const { at, score } = await tried();
    expect(at.get(SHARE)).toBe('value: 50 ÷ 200 × 100 = 25');
    expect(at.get('facts.facts.10.columns.2.formula')).toBe(
      'value: 第 1 行 120.5 × 2 = 241；第 2 行 30 × 2 = 60',
    );
    expect(at.get('indicators.conditions.was_returned')).toBe(
      'value: 成立（退回次数 > 0，实为 2）',
    );
    expect(at.get(`${SCORING}.1.notApplicable.when`)).toBe('value: 不成立（级别 = 低，实为 高）');
    expect(at.get('checks.checks.1.when')).toBe('value: 2 行中 2 行成立');
    expect(at.get(`${SCORING}.0`)).toMatch(/^value: 得 3\.6 分，满分 4 分：.*扣 0\.4/);
    expect(at.get('checks.checks.0')).toBe('value: 通过');
    expect(score).toMatchObject({ status: 'complete', score: '11.6' });
  });

  it('says what is missing and what cannot be computed', async () => {
    const missing = await tried(undefined, { part: undefined, returned: undefined });
    expect(missing.at.get(SHARE)).toBe('missing: 缺少 部分');
    expect(missing.at.get('indicators.conditions.was_returned')).toBe('missing: 缺少 退回次数');
    const zero = await tried(undefined, { total: '0' });
    expect(zero.at.get(SHARE)).toMatch(/^fault: .*零/);
  });

  it('still shows the sound places of a package with faults, and leaves out the others', async () => {
    const { at, score } = await tried((files) => {
      indicator(files, 0)['fullMarks'] = '5';
      list(files.facts, 'facts')[12]!['formula'] = 'sum(column(projects, "nope"))';
    });
    expect(score).toBeNull();
    expect(at.get(SHARE)).toBe('value: 50 ÷ 200 × 100 = 25');
    expect(at.has('facts.facts.12.formula')).toBe(false);
    expect(at.get('checks.checks.0.left')).toBe('missing: 缺少 支出合计');
  });

  it.each<[string, Change]>([
    [
      'facts that rest on each other',
      (files) => {
        const fact = { type: 'number', origin: 'derived', section: 'main' };
        list(files.facts, 'facts').push(
          { ...fact, id: 'a', label: '甲', formula: 'b + 1' },
          { ...fact, id: 'b', label: '乙', formula: 'a + 1' },
        );
      },
    ],
    [
      'conditions that contain each other',
      (files) =>
        Object.assign(files.indicators['conditions'] as Json, {
          a: { not: { condition: 'b' } },
          b: { not: { condition: 'a' } },
        }),
    ],
    [
      'a condition that is nowhere',
      (files) => (list(files.checks, 'checks')[0]!['when'] = { condition: 'nowhere' }),
    ],
  ])('comes to an end with %s', async (_, change) => {
    const { at, score } = await tried(change);
    expect(score).toBeNull();
    expect(at.get(SHARE)).toBe('value: 50 ÷ 200 × 100 = 25');
  });

  it('reads a report of other rules: what has no place any more is missing', async () => {
    const { at } = await tried((files) => {
      list(files.facts, 'facts')[3]!['max'] = '10';
    });
    expect(at.get(SHARE)).toBe('missing: 缺少 部分');
  });

  it('never reads what is classified', async () => {
    const { at } = await tried(undefined, {
      projects: [{ id: 'p_01', classified: true }],
    });
    expect(at.get('facts.facts.10.columns.2.formula')).toBe('missing: 这份报告的表中没有行');
    expect(JSON.stringify([...at])).not.toContain('道路');
  });
});
