import { describe, expect, it } from '@jest/globals';

import { samplePackage } from '../../testing/sample-package.js';
import { lintPackage } from './index.js';

type Json = Record<string, unknown>;

function faults(change: (workflow: Json) => void): string[] {
  const pkg = samplePackage((files) => {
    change(files.workflow);
  });
  return lintPackage(pkg).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

const stages = (workflow: Json): Json[] => workflow['stages'] as Json[];
const committees = (workflow: Json): { kinds: string[] }[] =>
  workflow['committees'] as { kinds: string[] }[];
const vote = (numerator: number, denominator: number, comparison: string): Json => ({
  ...{ numerator, denominator, comparison },
});

describe('lint of workflow.json', () => {
  it.each<[string, (workflow: Json) => void, string]>([
    [
      'a stage without a label',
      (w) => (w['stages'] = stages(w).filter(({ id }) => id !== 'approved')),
      'error workflow.stages: 缺少环节 approved 的名称',
    ],
    [
      'a stage named twice',
      (w) => stages(w).push({ id: 'draft', label: '再填', days: 1 }),
      'error workflow.stages: 环节 draft 重复',
    ],
    [
      'one label for two stages',
      (w) => (stages(w)[1]!['label'] = '填报'),
      'error workflow.stages: 环节名称“填报”重复',
    ],
    [
      'a time for the last stage',
      (w) => (stages(w)[4]!['days'] = 3),
      'error workflow.stages.4.days: 最后一个环节不再流转',
    ],
    [
      'no time for another',
      (w) => delete stages(w)[2]!['days'],
      'warning workflow.stages.2: 环节 bureau_review 没有规定天数',
    ],
    [
      'a date that is none',
      (w) => (w['deadline'] = { month: 4, day: 31 }),
      'error workflow.deadline: 4 月没有 31 日',
    ],
    [
      'a date that leap years alone have',
      (w) => (w['deadline'] = { month: 2, day: 29 }),
      'error workflow.deadline: 2 月没有 29 日',
    ],
    [
      'a kind of unit without a committee',
      (w) => (w['committees'] = committees(w).slice(0, 1)),
      'error workflow.committees: 没有规定单位类别 department',
    ],
    [
      'a kind with two committees',
      (w) => committees(w)[1]!.kinds.push('town'),
      'error workflow.committees: 单位类别 town 属于多个会议',
    ],
    [
      'a kind nobody knows',
      (w) => committees(w)[1]!.kinds.push('village'),
      'error workflow.committees.1.kinds: 没有单位类别 village',
    ],
    [
      'more than everybody',
      (w) => (w['quorum'] = vote(1, 1, 'more_than')),
      'error workflow.quorum: 规定的比例无法达到',
    ],
    [
      'three halves',
      (w) => (w['majority'] = { ...vote(3, 2, 'at_least'), of: 'entitled' }),
      'error workflow.majority: 规定的比例无法达到',
    ],
    [
      'a majority of half',
      (w) => (w['majority'] = { ...vote(1, 2, 'at_least'), of: 'present' }),
      'error workflow.majority: 赞成票不过半数即可通过',
    ],
    [
      'a quorum of a third',
      (w) => (w['quorum'] = vote(1, 3, 'more_than')),
      'warning workflow.quorum: 到会不过半数即可开会',
    ],
    [
      'the same way back twice',
      (w) => (w['returns'] = { committee: ['draft'], bureau: ['draft', 'draft'] }),
      'error workflow.returns.bureau: 退回去向 draft 重复',
    ],
    [
      'no way back to the drafter',
      (w) => (w['returns'] = { committee: ['draft'], bureau: ['committee_review'] }),
      'warning workflow.returns.bureau: 财政局不能直接退回填报人',
    ],
  ])('finds %s', (_, change, expected) => {
    const found = faults(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it.each<[string, (workflow: Json) => void]>([
    [
      'two thirds and equal',
      (w) => (w['majority'] = { ...vote(2, 3, 'at_least'), of: 'entitled' }),
    ],
    ['everybody', (w) => (w['quorum'] = vote(1, 1, 'at_least'))],
    ['the last day of February', (w) => (w['deadline'] = { month: 2, day: 28 })],
  ])('accepts %s', (_, change) => {
    expect(faults(change)).toEqual([]);
  });
});
