import { describe, expect, it } from '@jest/globals';
import { ZipingError } from '#libs/kernel';
import { samplePackage } from '../../testing/sample-package.js';
import { compilePackage } from '../compile.js';
import {
  type Json,
  type Change,
  list,
  fact,
  category,
  indicator,
  addCheck,
  bands,
  errors,
  warnings,
  type Files,
} from '../../testing/lint-changes.js';

describe('what can never come about', () => {
  const inBounds = (files: Files, id: string, bounds: Json) =>
    Object.assign(fact(files, id), bounds);
  const scored = (files: Files, scoring: Json) => (indicator(files, 1)['scoring'] = scoring);
  const SCORING = 'indicators.categories.0.indicators.1.scoring';
  const above = (value: string) => ({ fact: 'returned', operator: 'greaterThan', value });

  it.each<[string, Change, string]>([
    [
      'a band below what its fact can be',
      (f) => scored(f, { ...bands({ to: '0' }, { from: '0', points: '6' }), value: 'returned' }),
      `${SCORING}.bands.0: 分档 (−∞, 0) 取不到值：数值最小为 0，最大为 99`,
    ],
    [
      'a band above what its formula can be',
      (f) =>
        scored(f, {
          ...bands({ to: '250', points: '6' }, { from: '250' }),
          value: 'returned * 2 + 1',
        }),
      `${SCORING}.bands.1: 分档 [250, +∞) 取不到值：数值最小为 1，最大为 199`,
    ],
    [
      'full marks for a band without values',
      (f) =>
        scored(f, { ...bands({ to: '100' }, { from: '100', points: '6' }), value: 'returned' }),
      `${SCORING}: 没有办法得满分：可得满分的一档取不到值`,
    ],
    [
      'full marks for a count nobody can reach',
      (f) => scored(f, { form: 'all_or_nothing', label: '多次', when: above('99') }),
      `${SCORING}: 没有办法得满分：“多次”的条件不可能成立`,
    ],
    [
      'full marks for two answers to one question',
      (f) =>
        scored(f, {
          form: 'checklist',
          items: [
            {
              id: 'a',
              label: '又高又低',
              points: '1',
              when: {
                all: ['high', 'low'].map((value) => ({ fact: 'level', operator: 'equal', value })),
              },
            },
          ],
        }),
      `${SCORING}: 没有办法得满分：“又高又低”的条件不可能成立`,
    ],
    [
      'a share whose target is out of reach',
      (f) => scored(f, { form: 'proportional', actual: 'returned', target: '100' }),
      `${SCORING}: 没有办法得满分：实际值总小于目标值`,
    ],
    [
      'a deduction that is always made',
      (f) =>
        scored(f, {
          form: 'deductions',
          items: [{ id: 'a', label: '基数', count: 'returned + 1', points: '1' }],
        }),
      `${SCORING}: 没有办法得满分：“基数”总有扣分`,
    ],
    [
      'a gate that never opens',
      (f) =>
        scored(f, {
          form: 'gate',
          label: '门',
          when: above('99'),
          then: { form: 'proportional', actual: 'total', target: '1' },
        }),
      `${SCORING}: 没有办法得满分：“门”的条件不可能成立`,
    ],
    [
      'a bonus smaller than its marks',
      (f) => {
        const [reform] = list(category(f, 1), 'indicators');
        list(reform!['scoring'], 'items')[0]!['points'] = '1.5';
      },
      'indicators.categories.1.indicators.0.scoring: 没有办法得满分：各项最多加 1.5 分',
    ],
    [
      'a check of a figure against itself',
      (f) => addCheck(f, { left: 'part', right: 'part' }),
      'checks.checks.2: 校验 new 不可能不通过',
    ],
    [
      'a check of what is always so',
      (f) => addCheck(f, { left: 'returned', operator: '<=', right: '99' }),
      'checks.checks.2: 校验 new 不可能不通过',
    ],
    [
      'a check that is never made',
      (f) => addCheck(f, { when: above('99') }),
      'checks.checks.2.when: 校验 new 的条件不可能成立，从不校验',
    ],
  ])('warns of %s', (_, change, expected) => {
    expect(errors(change)).toEqual([]);
    expect(warnings(change)).toContain(expected);
  });

  it.each<[string, Change]>([
    [
      'bands within what their fact can be',
      (f) => scored(f, { ...bands({ to: '1', points: '6' }, { from: '1' }), value: 'returned' }),
    ],
    [
      'bands of a fact without bounds',
      (f) => scored(f, { ...bands({ to: '0' }, { from: '0', points: '6' }), value: 'share' }),
    ],
    [
      'bands at the very end of what a fact can be',
      (f) => scored(f, { ...bands({ to: '99' }, { from: '99', points: '6' }), value: 'returned' }),
    ],
    [
      'a way to full marks beside one that is closed',
      (f) =>
        scored(f, {
          form: 'best_of',
          alternatives: [
            { label: '一', scoring: { form: 'all_or_nothing', label: 'x', when: above('99') } },
            { label: '二', scoring: { form: 'all_or_nothing', label: 'y', when: above('98') } },
          ],
        }),
    ],
    ['a check that can fail', (f) => addCheck(f, { left: 'returned', operator: '<', right: '99' })],
    [
      'a check that fails for what is missing',
      (f) => addCheck(f, { left: 'part', right: 'part', onMissing: 'never_skip' }),
    ],
    [
      'a difference, whose sign is open',
      (f) => {
        inBounds(f, 'total', { min: '0' });
        inBounds(f, 'part', { min: '0' });
        addCheck(f, { left: 'total - part', operator: '>=', right: '0' });
      },
    ],
  ])('has nothing against %s', (_, change) => {
    expect(errors(change)).toEqual([]);
    // The indicator that was changed had read it.
    expect(warnings(change).filter((line) => !line.includes('has_system'))).toEqual([]);
  });
});

describe('conditions that multiply', () => {
  it('bounds what named conditions come to when they name each other twice', () => {
    const bomb: Change = (files) => {
      const conditions = files.indicators['conditions'] as Json;
      conditions['c0'] = { fact: 'has_system', operator: 'equal', value: true };
      for (let level = 1; level <= 60; level += 1)
        conditions[`c${level}`] = {
          all: [{ condition: `c${level - 1}` }, { condition: `c${level - 1}` }],
        };
    };
    const found = errors(bomb);
    expect(found).toContain(
      'indicators.conditions.c9: 条件连同命名条件共 1023 部分，最多 1000 部分',
    );
    expect(() => compilePackage(samplePackage(bomb))).toThrow(ZipingError);
    const many: Change = (files) => {
      const one = { fact: 'has_system', operator: 'equal', value: true };
      (files.indicators['conditions'] as Json)['wide'] = {
        all: Array.from({ length: 60 }, () => one),
      };
      Array.from({ length: 400 }, (_, index) =>
        addCheck(files, { id: `c${index}`, when: { condition: 'wide' } }),
      );
    };
    expect(errors(many)).toEqual(['indicators: 全部条件共 24468 部分，最多 20000 部分']);
  });
});
