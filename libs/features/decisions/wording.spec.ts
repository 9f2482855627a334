import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  evaluate,
  exampleInput,
  type CheckResult,
  type CompiledRulebook,
  type ReportContent,
} from '#libs/rulebook';

import { sampleRulebook } from '../../../test/support/approved-report.js';
import { wordingChecks } from './wording.js';

let rulebook: CompiledRulebook;
beforeAll(async () => {
  rulebook = await sampleRulebook();
});

const EMPTY: ReportContent = { facts: {}, paragraphs: {}, measures: {} };

/** What is found in the sample's place of other content. */
async function found(content: ReportContent): Promise<CheckResult[]> {
  const example = rulebook.package.examples.find(({ id }) => id === 'humu-2024');
  if (example === undefined) throw new Error('the sample has changed');
  const evaluation = await evaluate(rulebook, {
    ...exampleInput(rulebook.package, example),
    content,
  });
  return wordingChecks(rulebook, evaluation, content);
}

const outcome = (result: string, target = '完成道路硬化。') => ({
  id: 'outcome_01',
  cells: { name: '道路硬化', target, result },
});

const placesOf = (results: readonly CheckResult[]) => results.map(({ id, fields }) => [id, fields]);

describe('a rewritten paragraph', () => {
  const rewritten = (text: string): Promise<CheckResult[]> => {
    const block = rulebook.package.narrative.body.find(
      (one) => one.type === 'paragraph' && one.editable,
    );
    return found({ ...EMPTY, paragraphs: { [block?.id ?? '']: text } });
  };

  it('is read as a reviewer would read it, and leads to itself', async () => {
    const results = await rewritten(
      '全年支出30万元，其中人员经费20万元，公用经费8万元。支出15万元，较上年20万元减少3万元。',
    );
    expect(results.map(({ id, severity }) => [id, severity])).toEqual([
      ['text.sum', 'warning'],
      ['text.difference', 'warning'],
    ]);
    expect(results.every(({ fields: [field] }) => field?.startsWith('paragraphs/'))).toBe(true);
    expect(results[0]?.message).toContain('28');
    expect(new Set(results.map(({ key }) => key)).size).toBe(results.length);
    expect(results.every(({ waivable, outcome: is }) => waivable && is === 'fail')).toBe(true);
  });

  it('is left alone when it is right, or ends where a table begins', async () => {
    const text = '全年支出30万元，其中人员经费20万元，公用经费10万元。具体情况如下：';
    expect(await rewritten(text)).toEqual([]);
  });
});

describe('a typed text', () => {
  it('is read cell by cell, and leads to its cell', async () => {
    const wrong = '全年支出30万元，其中人员经费20万元，公用经费8万元。';
    const results = await found({
      facts: { outcomes: [outcome(wrong)], 'problems.description': '资金及时及时拨付。' },
      paragraphs: {},
      measures: { some: { reason: '项目进度（受天气影响滞后。', measure: '加快实施。' } },
    });
    expect(placesOf(results)).toEqual([
      ['text.doubled_words', ['problems.description']],
      ['text.sum', ['outcomes/outcome_01/result']],
      ['text.punctuation', ['measures/some']],
    ]);
  });

  it('says nothing between cells, of classified rows and of what is right', async () => {
    const rows = [
      outcome('硬化道路10公里，支付10万元。', '硬化道路12公里，支付12万元。'),
      { id: 'outcome_02', classified: true } as const,
    ];
    expect(await found({ ...EMPTY, facts: { outcomes: rows } })).toEqual([]);
  });

  it('leaves to the rulebook what the rulebook says', async () => {
    const stale = '2024年此项经费1.05万元，按要求及时支付，2023年12月底前支付完毕。';
    // 实现情况的年份不早于评价年度 is a check of the year; of a reason for a deduction the rulebook asks no year.
    const measures = { some: { reason: stale, measure: '加快支付。' } };
    expect(placesOf(await found({ ...EMPTY, facts: { outcomes: [outcome(stale)] } }))).toEqual([]);
    expect(placesOf(await found({ ...EMPTY, measures }))).toEqual([
      ['text.year', ['measures/some']],
    ]);
  });
});

it('finds the slips of the pen the sample was printed with, and nothing else in it', async () => {
  const example = rulebook.package.examples.find(({ id }) => id === 'humu-2024');
  const results = example ? await found(exampleInput(rulebook.package, example).content) : [];
  expect(results.map(({ key }) => key)).toEqual([
    'text.wrong_word:goals/goal_10/goal:1',
    'text.wrong_word:outcomes/outcome_08/target:1',
    'text.doubled_words:outcomes/outcome_12/target:1',
    'text.doubled_words:outcomes/outcome_18/target:1',
    // 生活保补贴: a character of 保障 is lost.
    'text.truncated:outcomes/outcome_21/target:1',
    'text.truncated:outcomes/outcome_21/result:1',
  ]);
});
