import { Decimal, roundHalfUp, toDecimalString } from '#libs/kernel';
import { FormulaFault } from '../../formula/values.js';
import { faultOf } from '../../facts/store.js';
import type { ScoringForm } from '../../schema/index.js';
import { changeUnit, Inputs, nameOf, withUnit } from '../inputs.js';
import type { FactName, FormCompiler, FormResult, ScoreContext, Scorer } from '../types.js';

type Form = Extract<ScoringForm, { form: 'proportional' | 'reverse' }>;
const DIFFERENCE_PLACES = 4;

interface Ratio {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
  /** Whether the goal is reached, so that nothing is divided. */
  readonly reached: boolean;
}

function ratioOf(form: Form['form'], actual: Decimal, target: Decimal): Ratio {
  return form === 'proportional'
    ? { numerator: actual, denominator: target, reached: actual.gte(target) && target.gt(0) }
    : { numerator: target, denominator: actual, reached: actual.lte(target) };
}

function line(
  form: Form['form'],
  actual: Decimal,
  target: Decimal,
  fullMarks: Decimal,
  score: Decimal,
): string {
  const marks = toDecimalString(fullMarks);
  const [first, second] = form === 'proportional' ? ['实际', '目标'] : ['目标', '实际'];
  const [a, b] = form === 'proportional' ? [actual, target] : [target, actual];
  const capped = score.equals(fullMarks) ? '，不超过满分' : '';
  return `${first} ${toDecimalString(a)} ÷ ${second} ${toDecimalString(b)} × 分值 ${marks} = ${toDecimalString(score)}${capped}`;
}

function counterfactual(
  form: Form['form'],
  actual: Decimal,
  target: Decimal,
  name: FactName,
): string {
  const gap = roundHalfUp(actual.minus(target).abs(), DIFFERENCE_PLACES);
  const direction = form === 'proportional' ? '提高' : '降低';
  return `${name.label}再${direction} ${withUnit(gap, changeUnit(name.unit))}可得满分`;
}

function scored(
  form: Form['form'],
  actual: Decimal,
  target: Decimal,
  name: FactName,
  context: ScoreContext,
): FormResult {
  const { fullMarks } = context;
  const { numerator, denominator, reached } = ratioOf(form, actual, target);
  if (reached) {
    const sign = form === 'proportional' ? '≥' : '≤';
    const arithmetic = `实际 ${toDecimalString(actual)} ${sign} 目标 ${toDecimalString(target)}，得满分 ${toDecimalString(fullMarks)}`;
    return {
      status: 'scored',
      score: fullMarks,
      reasons: [],
      arithmetic: [arithmetic],
      sides: ['full'],
    };
  }
  if (denominator.isZero()) {
    return {
      status: 'error',
      fault: faultOf(new FormulaFault('rule.division_by_zero', '目标值为零，无法按比例计分')),
    };
  }
  const raw = numerator.div(denominator).times(fullMarks);
  const score = Decimal.max(0, Decimal.min(fullMarks, roundHalfUp(raw, 2)));
  const lost = toDecimalString(fullMarks.minus(score));
  return {
    status: 'scored',
    score,
    reasons: [
      `${name.label} ${withUnit(actual, name.unit)}，目标 ${withUnit(target, name.unit)}，按比例扣 ${lost} 分`,
    ],
    arithmetic: [line(form, actual, target, fullMarks, score)],
    counterfactual: counterfactual(form, actual, target, name),
    sides: ['partial'],
  };
}

/** actual ÷ target × full marks, or the reverse; never above full marks, never below zero. */
export function compileProportional(form: Form, compiler: FormCompiler): Scorer {
  const [actualFormula, targetFormula] = [
    compiler.formula(form.actual),
    compiler.formula(form.target),
  ];
  return {
    formulas: [actualFormula, targetFormula],
    conditions: [],
    sides: ['full', 'partial'],
    score: (context) => {
      const inputs = new Inputs(context);
      const [actual, target] = [inputs.number(actualFormula), inputs.number(targetFormula)];
      if (actual === null || target === null) return inputs.refusal();
      return scored(
        form.form,
        actual,
        target,
        nameOf(actualFormula, context, { label: '实际值', unit: '' }),
        context,
      );
    },
  };
}
