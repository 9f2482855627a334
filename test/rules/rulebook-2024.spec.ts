import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadPackageFolder } from '#libs/features/rulebooks';
import {
  CHECK_KINDS,
  compilePackage,
  evaluate,
  lintPackage,
  runExamples,
  type CompiledRulebook,
  type Evaluation,
  type IndicatorResult,
  type RulebookPackage,
  type ScoringForm,
} from '#libs/rulebook';

const FOLDER = fileURLToPath(new URL('../../rules/2024', import.meta.url));
const SAMPLE = 'humu-2024';

/** Points of each category of the sample: 满分, 适用满分, 得分. */
const CATEGORIES = {
  policy: ['14.5', '13', '13'],
  budgeting: ['11.5', '11.5', '11.5'],
  execution: ['26.5', '26.5', '26.1'],
  performance: ['28.5', '23.5', '23.5'],
  assets: ['3.5', '3.5', '3.5'],
  debt: ['2', '2', '2'],
  transparency: ['7', '7', '7'],
  informatisation: ['6.5', '6.5', '6.5'],
  reform: ['5', '0', '0'],
  problems: ['0', '0', '0'],
};

/** Every check the sample deserves, with its rows; read off the sample by hand. */
const DESERVED = {
  'difference.other_income': [], // 统筹的其他收入 0.09，预算其他收入 0
  'count.monitored_projects': [], // 监控 55 个，目标表 40 个
  'count.outcomes': [], // 实现情况 32 行，目标表 40 个
  'staleness.targets': ['outcome_08'], // 2023年12月底前
  'limit.staffing': [], // 72 > 51
  'limit.new_assets': [], // 购置 4.39，新增资产预算 0
  'claim.livelihood_in_full': [], // 足额，37.37 支 36.73
  'claim.three_public_subjects': [], // 公车费用于电费 1.84
  'claim.accurate_statements': [], // 准确，退回 2 次
  'claim.full_progress': [], // 100%，2 个项目资金未下达
  'claim.nothing_unfinished': ['outcome_20'], // 支出进度未达到要求
  'not_applicable.bond_disclosure': [],
  'match.project_without_outcome': rowsOf('project', '08 09 11 12 13 23 32 33 34 37 38 40'),
  'match.outcome_without_project': rowsOf('outcome', '06 07 31'),
  'match.names': rowsOf('outcome', '01 03 05 09 11 15 22 24 30'),
  'match.difference_projects': ['difference_02'], // 科技特派员工作站补助经费
  'match.non_tax_changes': ['change_01'], // 国土资源罚没收入
  'outcome.copies_goal': ['outcome_04'],
  'outcome.worded_as_plan': rowsOf('outcome', '04 19'),
  'outcome.numbers_unanswered': rowsOf('outcome', '03 08 09 11 13 14 16 20 22 23 24 25 26 27'),
  'outcome.duplicates': [],
  'wording.suffix_in_goals': ['goal_12'],
  'wording.suffix_in_outcomes': rowsOf('outcome', '01 22 27'),
  'privacy.classified_outcomes': [],
} satisfies Record<string, string[]>;

function rowsOf(prefix: string, numbers: string): string[] {
  return numbers.split(' ').map((number) => `${prefix}_${number}`);
}

function deservedKeys(): string[] {
  return Object.entries(DESERVED)
    .flatMap(([id, rows]) => (rows.length === 0 ? [id] : rows.map((row) => `${id}:${row}`)))
    .sort();
}

function formsIn(form: ScoringForm): string[] {
  if (form.form === 'gate') return ['gate', ...formsIn(form.then)];
  if (form.form === 'best_of') {
    return ['best_of', ...form.alternatives.flatMap(({ scoring }) => formsIn(scoring))];
  }
  return [form.form];
}

async function evaluateSample(compiled: CompiledRulebook): Promise<Evaluation> {
  const { examples, manifest } = compiled.package;
  const { content, organisation } = examples.find(({ id }) => id === SAMPLE)!;
  const { facts = {}, paragraphs = {}, measures = {} } = content ?? {};
  return evaluate(compiled, {
    organisation: organisation!,
    year: manifest.year,
    content: { facts, paragraphs, measures },
  });
}

let pkg: RulebookPackage;
let compiled: CompiledRulebook;
let sample: Evaluation;

function indicator(id: string): IndicatorResult {
  return sample.score.indicators.find((candidate) => candidate.id === id)!;
}

beforeAll(async () => {
  pkg = await loadPackageFolder(FOLDER);
  compiled = compilePackage(pkg);
  sample = await evaluateSample(compiled);
});

describe('the 2024 rulebook', () => {
  it('has no fault', () => {
    expect(lintPackage(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('passes its examples, which reach every outcome of every rule', async () => {
    const { results, coverage } = await runExamples(compiled);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThan(80);
    expect(coverage.untouched).toEqual([]);
  });

  it('uses every scoring form, both treatments of 不涉及 and a cap', () => {
    const indicators = pkg.indicators.categories.flatMap((category) => category.indicators);
    const forms = new Set(indicators.flatMap(({ scoring }) => formsIn(scoring)));
    const treatments = new Set(
      indicators.flatMap(({ notApplicable }) => notApplicable?.treatment ?? []),
    );
    expect([...forms].sort()).toEqual([
      'all_or_nothing',
      'bands',
      'best_of',
      'bonus',
      'checklist',
      'deductions',
      'gate',
      'penalty',
      'proportional',
      'reverse',
    ]);
    expect([...treatments].sort()).toEqual(['exclude', 'full_marks']);
    expect(pkg.indicators.caps.map(({ id }) => id)).toEqual(['execution_rate']);
  });

  it('has at least 40 indicators in ten categories of 100 marks, each demanding evidence', () => {
    const indicators = pkg.indicators.categories.flatMap((category) => category.indicators);
    expect(indicators.length).toBeGreaterThanOrEqual(40);
    expect(pkg.indicators.fullMarks).toBe('100');
    expect(pkg.indicators.categories).toHaveLength(10);
    const scored = pkg.indicators.categories.filter(({ kind }) => kind === 'scored');
    const withoutEvidence = scored
      .flatMap((category) => category.indicators)
      .filter(({ evidence }) => evidence.length === 0);
    expect(withoutEvidence).toEqual([]);
  });

  it('has at least 40 checks, of every kind', () => {
    expect(pkg.checks.checks.length).toBeGreaterThanOrEqual(40);
    expect(new Set(pkg.checks.checks.map(({ kind }) => kind))).toEqual(new Set(CHECK_KINDS));
  });

  it('gives townships a 党委会 and departments a 党组会议', () => {
    const { committees, quorum, majority } = pkg.workflow;
    const labelOf = (kind: string) => committees.find(({ kinds }) => kinds.includes(kind))?.label;
    expect(['township', 'town', 'subdistrict', 'ethnic_township'].map(labelOf)).toEqual(
      Array(4).fill('党委会'),
    );
    expect(labelOf('department')).toBe('党组会议');
    expect(quorum).toEqual({ numerator: 1, denominator: 2, comparison: 'more_than' });
    expect(majority).toEqual({
      numerator: 1,
      denominator: 2,
      comparison: 'more_than',
      of: 'entitled',
    });
  });
});

describe('the score of the sample', () => {
  it('is 93.1 of 93.5, converted 99.57, 优', () => {
    const { score, applicableFullMarks, converted, conversion, grade, gradeLabel, status, caps } =
      sample.score;
    expect({ score, applicableFullMarks, converted, grade, gradeLabel, status, caps }).toEqual({
      score: '93.1',
      applicableFullMarks: '93.5',
      converted: '99.57',
      grade: 'excellent',
      gradeLabel: '优',
      status: 'complete',
      caps: [],
    });
    expect(conversion).toBe('得分 93.1 ÷ 适用满分 93.5 × 100 = 99.57');
  });

  it('takes its 0.4 from 预算执行管理, and nothing anywhere else', () => {
    const marks = sample.score.categories.map((category) => [
      category.id,
      [category.fullMarks, category.applicableFullMarks, category.score],
    ]);
    expect(Object.fromEntries(marks)).toEqual(CATEGORIES);
    const deducted = sample.score.indicators.filter(({ deduction }) => deduction !== '0');
    expect(deducted.map(({ id }) => id)).toEqual(['execution.procurement']);
  });

  it('leaves out what is not applicable, and gives 地方债务 full marks', () => {
    const notApplicable = sample.score.indicators.filter(
      ({ status }) => status === 'not_applicable',
    );
    expect(
      Object.fromEntries(notApplicable.map(({ id, treatment, score }) => [id, [treatment, score]])),
    ).toEqual({
      'policy.fees_disclosure': ['exclude', null],
      'performance.key_ex_ante': ['exclude', null],
      'performance.key_evaluation': ['exclude', null],
      'debt.spending': ['full_marks', '1'],
      'debt.management': ['full_marks', '1'],
      'transparency.bonds': ['full_marks', '1'],
    });
  });

  it('explains the deduction: inputs, arithmetic, reason, basis and what would give full marks', () => {
    const procurement = indicator('execution.procurement');
    expect(procurement.number).toBe('3.6');
    expect(procurement.score).toBe('3.6');
    expect(procurement.reasons).toEqual(['采购报表退回修改 2 次 × 0.2 分 = 扣 0.4 分']);
    expect(procurement.arithmetic.slice(-2)).toEqual([
      '采购报表退回修改 2 次 × 0.2 分 = 扣 0.4 分',
      '满分 4 − 扣分 0.4 = 3.6',
    ]);
    expect(procurement.counterfactual).toMatch(/^政府采购报表退回修改次数降为 0\s?可得满分$/);
    const returned = procurement.inputs.find(({ id }) => id === 'procurement.statements_returned');
    expect(returned).toEqual({
      id: 'procurement.statements_returned',
      label: '政府采购报表退回修改次数',
      value: '2',
      unit: '次',
    });
    expect(procurement.basis).toContain('《政府采购法》');
  });

  it('explains every scored indicator by a line of arithmetic, or a bonus or penalty that nothing met', () => {
    const scored = sample.score.indicators.filter(({ status }) => status === 'scored');
    expect(scored.filter(({ arithmetic }) => arithmetic.length === 0)).toEqual([]);
    expect(scored.filter(({ inputs }) => inputs.length === 0)).toEqual([]);
    const gate = indicator('policy.three_guarantees');
    expect(gate.conditions.map(({ fact, actual, result }) => [fact, actual, result])).toEqual([
      ['guarantees.wages.on_time', true, true],
      ['guarantees.operations.normal', true, true],
    ]);
  });

  it('has every required fact', () => {
    expect(sample.completeness.missing).toEqual([]);
  });
});

describe('the checks of the sample', () => {
  it('raise what it deserves and nothing else', () => {
    const failing = sample.checks.filter(({ outcome }) => outcome === 'fail').map(({ key }) => key);
    expect(failing.sort()).toEqual(deservedKeys());
    expect(sample.checks.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  });

  it('block submission by two errors, both waivable: 超编 and 公车费用于电费', () => {
    const blocking = sample.checks.filter(
      ({ outcome, severity }) => outcome === 'fail' && severity === 'error',
    );
    expect(blocking.map(({ id, waivable }) => [id, waivable])).toEqual([
      ['limit.staffing', true],
      ['claim.three_public_subjects', true],
    ]);
  });

  it('say what is wrong with the values in it, and lead to the field', () => {
    const staffing = sample.checks.find(({ id }) => id === 'limit.staffing')!;
    expect(staffing.message).toBe(
      '实有在编 72 名，编制数 51 个，超编 21 名，在职人员控制率 141.18%。',
    );
    expect(staffing.fields).toEqual(
      expect.arrayContaining(['staffing.actual', 'staffing.establishment']),
    );
    const copied = sample.checks.find(({ key }) => key === 'outcome.copies_goal:outcome_04')!;
    expect(copied.fields).toEqual(['outcomes/outcome_04/result']);
    const failing = sample.checks.filter(({ outcome }) => outcome === 'fail');
    expect(
      failing.filter(
        ({ message, instruction }) => /\{\{|（未填）/u.test(message) || instruction === '',
      ),
    ).toEqual([]);
  });
});
