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
});
