import { describe, expect, it } from '@jest/globals';
import { contentHash } from '#libs/kernel';
import { renderNarrative } from '../template/narrative.js';
import { narrativeText } from '../template/narrative-text.js';
import { sampleInput, sampleRulebook } from '../testing/sample-package.js';
import { evaluate } from './evaluate.js';
import type { Evaluation } from './types.js';

const rulebook = sampleRulebook();

async function run(changed: Parameters<typeof sampleInput>[0] = {}): Promise<Evaluation> {
  return evaluate(rulebook, sampleInput(changed));
}

function indicator(evaluation: Evaluation, id: string) {
  return evaluation.score.indicators.find((result) => result.id === id)!;
}

describe('evaluate', () => {
  it('scores, converts and grades, and says how', async () => {
    const { score } = await run();
    expect(score).toMatchObject({
      status: 'complete',
      score: '11.6',
      applicableFullMarks: '10',
      converted: '100',
      grade: 'excellent',
      gradeLabel: '优',
    });
    expect(score.conversion).toBe('得分 11.6 ÷ 适用满分 10 × 100 = 116，计 100');
    expect(score.categories.map((category) => category.score)).toEqual(['9.6', '2']);
  });

  it('explains a deduction with reason, arithmetic, inputs and what would give full marks', async () => {
    expect(indicator(await run(), 'returns')).toMatchObject({
      number: '1.1',
      score: '3.6',
      deduction: '0.4',
      reasons: ['退回修改次数 2 次 × 0.2 分 = 扣 0.4 分'],
      counterfactual: '退回次数降为 0 可得满分',
      inputs: [{ id: 'returned', label: '退回次数', value: '2', unit: '次' }],
    });
  });

  it('traces the conditions it decided by', async () => {
    expect(indicator(await run(), 'system').conditions).toEqual([
      { text: '级别 = 低', fact: 'level', actual: 'high', expected: 'low', result: false },
      { text: '有制度 = 是', fact: 'has_system', actual: true, expected: true, result: true },
    ]);
  });

  it('leaves what is not applicable out of score and full marks', async () => {
    const evaluation = await run({ level: 'low' });
    expect(indicator(evaluation, 'system')).toMatchObject({
      status: 'not_applicable',
      score: null,
      applicableFullMarks: '0',
      notApplicableReason: '低级单位不涉及',
    });
    expect(evaluation.score.applicableFullMarks).toBe('4');
  });

  it('takes missing for missing, never for zero, and scores the rest', async () => {
    const evaluation = await run({ returned: undefined });
    expect(indicator(evaluation, 'returns')).toMatchObject({
      status: 'missing',
      missing: ['returned'],
      score: null,
    });
    expect(indicator(evaluation, 'system').score).toBe('6');
    expect(evaluation.score).toMatchObject({
      status: 'incomplete',
      converted: null,
      grade: null,
      score: '8',
    });
  });

  it('computes derived facts with their arithmetic, and says what is missing behind them', async () => {
    const { facts } = await run();
    expect(facts['share']).toEqual({
      id: 'share',
      value: '25',
      missing: [],
      arithmetic: '50 ÷ 200 × 100 = 25',
    });
    expect((await run({ part: undefined })).facts['share']).toEqual({
      id: 'share',
      value: null,
      missing: ['part'],
    });
    expect((await run({ total: '0' })).facts['share']).toMatchObject({
      value: null,
      fault: { code: 'rule.division_by_zero' },
    });
  });

  it('computes derived columns', async () => {
    const rows = (await run()).facts['projects']!.value as { cells: Record<string, unknown> }[];
    expect(rows[0]!.cells).toEqual({ name: '道路', amount: '120.5', double: '241' });
  });

  it('reports a failing check with values and fields, and a row that fails by itself', async () => {
    const { checks } = await run({ total: '100' });
    expect(checks.find((check) => check.id === 'sum.spent')).toMatchObject({
      outcome: 'fail',
      key: 'sum.spent',
      message: '支出 150.5 超过总额 100，多 50.5',
      instruction: '核对示例县石桥乡人民政府的项目金额',
      fields: ['projects', 'total'],
    });
    const rows = [
      { id: 'p_01', cells: { name: '道路', amount: '-1' } },
      { id: 'p_02', cells: { name: '灯', amount: '30' } },
    ];
    const failed = (await run({ projects: rows })).checks.filter(
      (check) => check.id === 'row.amount',
    );
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({
      key: 'row.amount:p_01',
      message: '道路金额 -1',
      instruction: '第 1 行',
      fields: ['projects/p_01/amount'],
      rows: { checked: 2, failed: 1 },
    });
  });

  it('decides `when` of a row check for each row, and passes over classified rows', async () => {
    const rows = [
      { id: 'p_01', cells: { name: '无', amount: '-1' } },
      { id: 'p_02', classified: true as const },
    ];
    const [check] = (await run({ projects: rows, outcomes: undefined })).checks.filter(
      (result) => result.id === 'row.amount',
    );
    expect(check).toMatchObject({ outcome: 'skipped', rows: { checked: 0, failed: 0 } });
  });

  it('knows what is required and what of it is filled', async () => {
    expect((await run()).completeness).toMatchObject({ required: 5, filled: 5, missing: [] });
    const rows = [{ id: 'p_01', cells: { amount: '1' } }];
    expect(
      (await run({ total: undefined, note: undefined, projects: rows })).completeness.missing,
    ).toEqual(['total', 'note', 'projects/p_01/name']);
    expect((await run({ returned: '0', note: undefined })).completeness.missing).toEqual([]);
    expect((await run({ note: { classified: true } })).completeness.missing).toEqual([]);
  });

  it('hides blocks and sentences whose condition does not hold', async () => {
    expect((await run()).hiddenBlocks).toEqual(['returned/1']);
    expect((await run({ returned: '0' })).hiddenBlocks).toEqual(['returned', 'returned/1']);
  });

  it('renders the narrative, rewritten paragraphs with live placeholders', async () => {
    const evaluation = await run();
    const text = narrativeText(
      renderNarrative(rulebook, evaluation, {
        paragraphs: { intro: '共{{total}}万元。', returned: '改不得' },
      }),
    );
    expect(text).toBe(
      [
        '示例县石桥乡人民政府2024年度报告',
        '共200万元。',
        '退回2次。',
        '道路120.50万元',
        '灯30.00万元',
        '道路',
        '已完成',
        '示例县石桥乡人民政府',
      ].join('\n'),
    );
  });

  it('prints what is missing as a gap to fill and what is classified as such', async () => {
    const evaluation = await run({
      total: undefined,
      projects: [{ id: 'p_01', classified: true }],
    });
    const text = narrativeText(renderNarrative(rulebook, evaluation, { paragraphs: {} }));
    expect(text).toContain('总额【待填：总额】万元，占比【待填：占比】%');
    expect(text).toContain('涉密涉密万元');
  });

  it('gives the same plain JSON for the same input, and leaves its input alone', async () => {
    const input = sampleInput();
    const before = contentHash(input);
    const [first, second] = await Promise.all([
      evaluate(rulebook, input),
      evaluate(rulebook, structuredClone(input)),
    ]);
    expect(contentHash(first)).toBe(contentHash(second));
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(contentHash(input)).toBe(before);
  });

  it('is right when many evaluations overlap', async () => {
    const counts = Array.from({ length: 40 }, (_, index) => String(index % 20));
    const results = await Promise.all(counts.map((returned) => run({ returned })));
    const scores = results.map((evaluation) => indicator(evaluation, 'returns').score);
    expect(scores).toEqual(
      counts.map((count) => String(Math.max(0, (40 - Number(count) * 2) / 10))),
    );
  });
});

describe('checks over scored indicators', () => {
  const withMeasures = sampleRulebook((files) => {
    (files.checks['checks'] as unknown[]).push({
      id: 'measure.deductions',
      label: '扣分写明原因',
      kind: 'measure',
      severity: 'error',
      forEach: 'scored_indicators',
      when: { fact: 'row', path: 'deduction', operator: 'greaterThan', value: '0' },
      left: 'is_present(row.reason)',
      operator: '=',
      right: 'true',
      message: '{{row.label}}扣 {{row.deduction}} 分',
      instruction: '补填',
    });
  });

  it('demands a reason where points were lost, and is content once it is there', async () => {
    const input = sampleInput();
    const failing = (await evaluate(withMeasures, input)).checks.filter(
      (check) => check.id === 'measure.deductions',
    );
    expect(failing).toMatchObject([
      {
        outcome: 'fail',
        key: 'measure.deductions:returns',
        message: '退回扣 0.4 分',
        fields: ['measures/returns'],
      },
    ]);
    const measures = { returns: { reason: '格式有误', measure: '加强审核' } };
    const [passing] = (
      await evaluate(withMeasures, { ...input, content: { ...input.content, measures } })
    ).checks.filter((check) => check.id === 'measure.deductions');
    expect(passing).toMatchObject({ outcome: 'pass', rows: { checked: 1, failed: 0 } });
  });
});
