import { describe, expect, it } from '@jest/globals';
import { samplePackage } from '../testing/sample-package.js';
import type { RulebookPackage } from '../schema/index.js';
import { diffPackages } from './diff.js';
import { diffWords } from './words.js';

type Loose = { [key: string]: Loose } & Loose[];
const changedBy = (change: (pkg: Loose) => void): RulebookPackage => {
  const pkg = structuredClone(samplePackage()) as unknown as Loose;
  change(pkg);
  return pkg as unknown as RulebookPackage;
};
const diff = (change: (pkg: Loose) => void) => diffPackages(samplePackage(), changedBy(change));
const indicatorsOf = (pkg: Loose): Loose[] => pkg['indicators']!['categories']![0]!['indicators']!;

describe('diffPackages', () => {
  it('finds nothing in equal packages', () => {
    expect(diff(() => undefined)).toEqual([]);
  });

  it('says what a number was and is, of which indicator', () => {
    const [only, ...more] = diff((pkg) => {
      indicatorsOf(pkg)[0]!['fullMarks'] = '99' as unknown as Loose;
    });
    expect(more).toEqual([]);
    expect(only).toMatchObject({ kind: 'changed', field: '满分', after: '99', words: null });
    expect(only!.line).toMatch(/^指标 1\.1 \S+：满分 \S+ → 99$/);
    expect(only!.path).toBe('/indicators/categories/0/indicators/0/fullMarks');
  });

  it('names what was added, removed and moved, and moves of one are no moves of all', () => {
    const found = diff((pkg) => {
      const facts = pkg['facts']!['facts']!;
      facts.push(Object.assign(structuredClone(facts[0]!), { id: 'brand_new', label: '新数据' }));
      facts.splice(1, 1);
      pkg['checks']!['checks']!.reverse();
    });
    expect(found.map(({ kind, part }) => `${part} ${kind}`)).toEqual([
      'facts removed',
      'facts added',
      'checks moved',
    ]);
    expect(found[1]!.line).toBe('新增 数据 新数据');
  });

  it('reads as sentences: conditions, formulas and texts by the names of what they read', () => {
    const found = diff((pkg) => {
      const [returns, system] = indicatorsOf(pkg);
      const when = {
        all: [
          { fact: 'has_system', operator: 'equal', value: true },
          { condition: 'was_returned' },
        ],
      };
      Object.assign(system!['scoring']!, { when });
      Object.assign(returns!['scoring']!['items']![0]!, { count: 'returned + 1' });
      Object.assign(pkg['narrative']!['body']![2]!, { emptyText: '{{organisation.name}}无项目。' });
    });
    expect(found.map(({ line }) => line)).toEqual([
      '指标 1.1 退回：评分方式·项目·退回修改次数·计数公式 「退回次数」 → 「退回次数」 + 1',
      '指标 1.2 制度：评分方式·条件 有制度 = 是 → 有制度 = 是 且 命名条件“was_returned”成立',
      '正文段落 【名称】【金额】万元：无内容时 无项目。 → 【单位名称】无项目。',
    ]);
  });

  it('says of a list without names what came between, and of what came what it is', () => {
    const found = diff((pkg) => {
      const sentences = pkg['narrative']!['body']![1]!['text']!;
      sentences.unshift({ text: '先说一句。' } as unknown as Loose);
      const indicators = indicatorsOf(pkg);
      indicators.push(
        Object.assign(structuredClone(indicators[1]!), { id: 'fresh', label: '新指标' }),
      );
    });
    expect(found.map(({ line }) => line)).toEqual([
      '新增 指标 1.3 新指标：满分 6 分；有制度得分',
      '新增 正文段落 先说一句。·文字·第 1 项：先说一句。',
    ]);
  });

  it('takes an indicator in another category for moved, with what else changed of it', () => {
    const found = diff((pkg) => {
      const [first, second] = pkg['indicators']!['categories']!;
      const [taken] = first!['indicators']!.splice(0, 1);
      taken!['standard'] = '另一种评分标准' as unknown as Loose;
      second!['indicators']!.push(taken!);
    });
    expect(found.map(({ kind }) => kind)).toEqual(['moved', 'changed']);
    expect(found[0]!.line).toMatch(/^指标 1\.1 .+ 移为 指标 2\.\d/);
  });
});

describe('diffWords', () => {
  it('keeps what stayed and puts both sides together again', () => {
    const [before, after] = ['退回一次扣 0.2 分，扣完为止。', '每退回一次扣 0.5 分，最多扣 2 分。'];
    const words = diffWords(before, after);
    const side = (gone: string) =>
      words
        .filter(({ kind }) => kind !== gone)
        .map(({ text }) => text)
        .join('');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
    expect(words).toContainEqual({ kind: 'removed', text: '0.2' });
    expect(words).toContainEqual({ kind: 'same', text: '退回一次扣 ' });
  });

  it('shows texts with little in common one after the other', () => {
    expect(diffWords('十类指标，满分100分。', '由上年开出，各项变动均为假设。')).toEqual([
      { kind: 'removed', text: '十类指标，满分100分。' },
      { kind: 'added', text: '由上年开出，各项变动均为假设。' },
    ]);
  });
});
