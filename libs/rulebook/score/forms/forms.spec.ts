import { describe, expect, it } from '@jest/globals';
import { Decimal, toDecimalString } from '#libs/kernel';
import { ConditionCompiler, type CompiledCondition } from '../../conditions/compile.js';
import type { ConditionOutcome } from '../../conditions/outcome.js';
import { compileFormula } from '../../formula/compile.js';
import { factSymbols } from '../../formula/symbols.js';
import { Missing, type Value } from '../../formula/values.js';
import {
  factSchema,
  scoringFormSchema,
  type Comparison,
  type ScoringForm,
} from '../../schema/index.js';
import type { ScoreContext } from '../types.js';
import { compileForm } from './index.js';

const facts = factSymbols(
  [
    { id: 'x', label: '执行率', type: 'percent', unit: '%' },
    { id: 'y', label: '次数', type: 'integer', unit: '次' },
    { id: 'zero', label: '零', type: 'number' },
  ].map((fact) => factSchema.parse({ ...fact, section: 's' })),
);

type Values = Readonly<Record<string, string | boolean>>;

/** Conditions here are bare comparisons `fact equal true`, so that what is tested is the form. */
function decided(condition: CompiledCondition, values: Values): ConditionOutcome {
  const { fact } = condition.comparisons[0] as Comparison;
  const value = values[fact];
  const outcome = value === undefined ? 'missing' : value === true;
  return { outcome, traces: () => [], missing: value === undefined ? [fact] : [] };
}

function score(form: ScoringForm, values: Values, fullMarks = '10') {
  const conditions = new ConditionCompiler(new Map());
  const scorer = compileForm(scoringFormSchema.parse(form), {
    formula: (source) => compileFormula(source, { facts }).formula!,
    condition: (condition) => conditions.add(condition),
  });
  const value = (id: string): Value =>
    typeof values[id] === 'string' ? new Decimal(values[id]) : new Missing([id]);
  const context: ScoreContext = {
    fullMarks: new Decimal(fullMarks),
    scope: {
      fact: value,
      text: () => '',
      memo: new Map(),
      functions: {
        organisation: { name: '', shortName: '', kind: 'township', district: '' },
        otherOrganisations: [],
        isKnownFigure: () => false,
      },
    },
    condition: (condition) => decided(condition, values),
    name: (id) => ({
      label: facts.get(id)?.label ?? id,
      unit: facts.get(id)?.definition.unit ?? '',
    }),
  };
  const result = scorer.score(context);
  if (result.status === 'scored')
    result.sides.forEach((side) => expect(scorer.sides).toContain(side));
  return result.status === 'scored' ? { ...result, score: toDecimalString(result.score) } : result;
}

const when = (fact: string) => ({ fact, operator: 'equal' as const, value: true });

describe('proportional and reverse', () => {
  const form: ScoringForm = { form: 'proportional', actual: 'x', target: '100' };
  it('gives actual over target of the full marks, half up, at most all of them', () => {
    expect(score(form, { x: '96.8' })).toMatchObject({
      score: '9.68',
      reasons: ['执行率 96.8 %，目标 100 %，按比例扣 0.32 分'],
      arithmetic: ['实际 96.8 ÷ 目标 100 × 分值 10 = 9.68'],
      counterfactual: '执行率再提高 3.2 个百分点可得满分',
    });
    expect(score(form, { x: '100' })).toMatchObject({ score: '10', reasons: [], sides: ['full'] });
    expect(score(form, { x: '120' })).toMatchObject({ score: '10' });
    expect(score(form, { x: '33.335' })).toMatchObject({ score: '3.33' });
    expect(score(form, { x: '-5' })).toMatchObject({ score: '0' });
    expect(score(form, {})).toEqual({ status: 'missing', missing: ['x'] });
  });
  it('does not divide by a target of zero', () => {
    expect(score({ ...form, target: 'zero' }, { x: '5', zero: '0' })).toMatchObject({
      status: 'error',
      fault: { code: 'rule.division_by_zero' },
    });
  });
  it('reversed, rewards what stays below its target', () => {
    const reverse: ScoringForm = { form: 'reverse', actual: 'x', target: '50' };
    expect(score(reverse, { x: '80' })).toMatchObject({
      score: '6.25',
      counterfactual: '执行率再降低 30 个百分点可得满分',
    });
    expect(score(reverse, { x: '50' })).toMatchObject({ score: '10' });
    expect(score(reverse, { x: '0' })).toMatchObject({ score: '10' });
  });
});

describe('deductions', () => {
  const form: ScoringForm = {
    form: 'deductions',
    items: [{ id: 'r', label: '退回修改次数', count: 'y', unit: '次', points: '0.2' }],
  };
  it('takes count × points, never below zero', () => {
    expect(score(form, { y: '2' })).toMatchObject({
      score: '9.6',
      reasons: ['退回修改次数 2 次 × 0.2 分 = 扣 0.4 分'],
      counterfactual: '次数降为 0 可得满分',
      sides: ['r.deducted'],
    });
    expect(score(form, { y: '0' })).toMatchObject({ score: '10', reasons: [], sides: ['r.clean'] });
    expect(score(form, { y: '60' })).toMatchObject({
      score: '0',
      reasons: ['退回修改次数 60 次 × 0.2 分 = 扣 12 分', '扣分合计 12 分，扣完为止，扣 10 分'],
    });
    expect(score(form, { y: '-3' })).toMatchObject({ score: '10' });
    expect(score(form, {})).toEqual({ status: 'missing', missing: ['y'] });
  });
  it('counts started units over an allowance', () => {
    const over: ScoringForm = {
      form: 'deductions',
      items: [
        {
          id: 's',
          label: '在职人员控制率',
          count: 'x',
          unit: '%',
          allowance: '100',
          per: '1',
          points: '0.5',
        },
      ],
    };
    expect(score(over, { x: '103.2' })).toMatchObject({
      score: '8',
      reasons: [
        '在职人员控制率 103.2 %，超过 100 % 部分，每 1 %（不足的按 1 %）计一次，4 × 0.5 分 = 扣 2 分',
      ],
      counterfactual: '执行率降为 100 可得满分',
    });
    expect(score(over, { x: '100' })).toMatchObject({ score: '10' });
    expect(score(over, { x: '100.01' })).toMatchObject({ score: '9.5' });
  });
});

describe('bands', () => {
  const form = {
    form: 'bands',
    value: 'x',
    bands: [
      { to: '0', toInclusive: true, points: '8' },
      { from: '0', fromInclusive: false, to: '10', toInclusive: true, points: '6' },
      { from: '10', fromInclusive: false, points: '0' },
    ],
  } as unknown as ScoringForm;
  it.each([
    ['-1', '8'],
    ['0', '8'],
    ['0.01', '6'],
    ['10', '6'],
    ['10.01', '0'],
  ])('%s gives %s', (x, expected) => {
    expect(score(form, { x }, '8')).toMatchObject({ score: expected });
  });
  it('says which band and how far it is to full marks', () => {
    expect(score(form, { x: '12.5' }, '8')).toMatchObject({
      reasons: ['执行率 12.5 %，在 (10, +∞)，得 0 分，扣 8 分'],
      counterfactual: '执行率再降低 12.5 个百分点可得满分',
      sides: ['band_3'],
    });
  });
  it('is in error where no band is', () => {
    const partial = {
      ...form,
      bands: [{ from: '0', to: '1', points: '8' }],
    } as unknown as ScoringForm;
    expect(score(partial, { x: '1' })).toMatchObject({
      status: 'error',
      fault: { code: 'rule.no_band' },
    });
  });
});

describe('checklist, gate, best of, all or nothing', () => {
  const checklist: ScoringForm = {
    form: 'checklist',
    items: [
      { id: 'a', label: '甲', when: when('a'), points: '3' },
      { id: 'b', label: '乙', when: when('b'), points: '9' },
    ],
  };
  it('takes the points of every item not met', () => {
    expect(score(checklist, { a: true, b: true })).toMatchObject({ score: '10', reasons: [] });
    expect(score(checklist, { a: false, b: true })).toMatchObject({
      score: '7',
      reasons: ['未满足“甲”，扣 3 分'],
      counterfactual: '满足“甲”可得满分',
      sides: ['a.unmet', 'b.met'],
    });
    expect(score(checklist, { a: false, b: false })).toMatchObject({ score: '0' });
    expect(score(checklist, { a: false })).toEqual({ status: 'missing', missing: ['b'] });
  });
  it('scores nothing behind a shut gate, whatever is behind it', () => {
    const gate: ScoringForm = {
      form: 'gate',
      label: '建立制度',
      when: when('open'),
      then: checklist,
    };
    expect(score(gate, { open: false })).toMatchObject({
      score: '0',
      sides: ['shut'],
      reasons: ['未满足“建立制度”，本项不得分，扣 10 分'],
    });
    expect(score(gate, { open: true, a: true, b: true })).toMatchObject({
      score: '10',
      sides: ['open', 'then.a.met', 'then.b.met'],
    });
    expect(score(gate, { open: true, a: true })).toEqual({ status: 'missing', missing: ['b'] });
    expect(score(gate, { a: true, b: true })).toEqual({ status: 'missing', missing: ['open'] });
  });
  it('takes the best of several ways', () => {
    const best: ScoringForm = {
      form: 'best_of',
      alternatives: [
        { label: '比例', scoring: { form: 'proportional', actual: 'x', target: '100' } },
        { label: '清单', scoring: checklist },
      ],
    };
    expect(score(best, { x: '50', a: false, b: true })).toMatchObject({
      score: '7',
      sides: ['alternative_2'],
      reasons: ['按“清单”：未满足“甲”，扣 3 分'],
    });
    expect(score(best, { x: '100' })).toMatchObject({ score: '10', sides: ['alternative_1'] });
    expect(score(best, { x: '50' })).toEqual({ status: 'missing', missing: ['a', 'b'] });
  });
  it('gives all or nothing', () => {
    const form: ScoringForm = { form: 'all_or_nothing', label: '公开', when: when('a') };
    expect(score(form, { a: true })).toMatchObject({ score: '10', sides: ['met'] });
    expect(score(form, { a: false })).toMatchObject({
      score: '0',
      reasons: ['未满足“公开”，扣 10 分'],
      counterfactual: '满足“公开”可得满分',
    });
  });
});

describe('bonus and penalty', () => {
  const items = [
    { id: 'a', label: '试点', when: when('a'), points: '2' },
    { id: 'b', label: '获奖', when: when('b'), points: '9' },
  ];
  it('adds up to full marks', () => {
    expect(score({ form: 'bonus', items }, { a: true, b: false })).toMatchObject({
      score: '2',
      reasons: ['试点，加 2 分'],
    });
    expect(score({ form: 'bonus', items }, { a: true, b: true })).toMatchObject({
      score: '10',
      reasons: ['试点，加 2 分', '获奖，加 9 分', '合计 11 分，至多加 10 分'],
    });
    expect(score({ form: 'bonus', items }, { a: false, b: false })).toMatchObject({
      score: '0',
      reasons: [],
    });
  });
  it('subtracts down to its limit, per unit where it counts', () => {
    const penalty: ScoringForm = {
      form: 'penalty',
      limit: '5',
      items: [{ id: 'v', label: '违规', when: when('a'), points: '2', count: 'y' }],
    };
    expect(score(penalty, { a: true, y: '2' }, '0')).toMatchObject({
      score: '-4',
      reasons: ['违规 2 × 2 分 = 扣 4 分'],
    });
    expect(score(penalty, { a: true, y: '9' }, '0')).toMatchObject({ score: '-5' });
    expect(score(penalty, { a: false }, '0')).toMatchObject({ score: '0' });
    expect(score(penalty, { a: true }, '0')).toEqual({ status: 'missing', missing: ['y'] });
  });
});
