import { beforeAll, describe, expect, it } from '@jest/globals';

import type { ScoreRun } from '../evaluate/types.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { approvedHistory, sampleRulebook } from '../../../test/support/approved-report.js';
import { bureauScoreOf } from './totals.js';

describe('the score after adjustment', () => {
  let rulebook: CompiledRulebook;
  let run: ScoreRun;
  beforeAll(async () => {
    rulebook = await sampleRulebook();
    const { submission } = await approvedHistory(rulebook);
    if (submission === null) throw new Error('an approved report has a submission');
    run = submission.evaluation.score;
  });

  const adjusted = (bureauScore: string) => ({
    indicatorId: 'execution.three_public',
    bureauScore,
  });

  it('counts the adjusted indicator with the score of the bureau, and converts anew', () => {
    expect(bureauScoreOf(run, [adjusted('1.2')], rulebook.package.indicators)).toEqual({
      score: '92.3',
      applicableFullMarks: '93.5',
      converted: '98.72',
      gradeLabel: '优',
    });
  });

  it('takes the later of two adjustments of one indicator', () => {
    const both = [adjusted('0'), adjusted('1.2')];
    expect(bureauScoreOf(run, both, rulebook.package.indicators)?.score).toBe('92.3');
  });

  it('never rises above what a cap allows', () => {
    const capped = { ...run, caps: [{ id: 'c', label: '执行率', atMost: '79' }] };
    expect(bureauScoreOf(capped, [adjusted('1.2')], rulebook.package.indicators)).toMatchObject({
      converted: '79',
      gradeLabel: '中',
    });
  });

  it('is nothing of its own without an adjustment, or while the self-score is not complete', () => {
    expect(bureauScoreOf(run, [], rulebook.package.indicators)).toBeNull();
    const open = { ...run, status: 'incomplete' as const };
    expect(bureauScoreOf(open, [adjusted('1.2')], rulebook.package.indicators)).toBeNull();
  });
});
