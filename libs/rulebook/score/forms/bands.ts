import { Decimal, roundHalfUp, toDecimalString } from '#libs/kernel';
import type { ScoringForm } from '../../schema/index.js';
import { changeUnit, Inputs, nameOf, withUnit } from '../inputs.js';
import {
  includesValue,
  intervalOf,
  nearestBound,
  printInterval,
  type Interval,
} from '../intervals.js';
import type { FactName, FormCompiler, FormResult, ScoreContext, Scorer } from '../types.js';

type Form = Extract<ScoringForm, { form: 'bands' }>;
const DIFFERENCE_PLACES = 4;

interface Band {
  readonly interval: Interval;
  readonly points: Decimal;
  readonly side: string;
  readonly label: string;
}

interface Move {
  readonly gap: Decimal;
  readonly text: string;
}

/** How far the value is from a band, and in which direction: `再降低 2.5 个百分点`. */
function moveTo({ interval }: Band, value: Decimal, unit: string): Move[] {
  const nearest = nearestBound(interval, value);
  if (nearest === null) return [];
  const { bound, inclusive, up } = nearest;
  const gap = bound.minus(value).abs();
  const amount = withUnit(roundHalfUp(gap, DIFFERENCE_PLACES), unit);
  return [{ gap, text: `再${up ? '提高' : '降低'}${inclusive ? ` ${amount}` : `超过 ${amount}`}` }];
}

function nearestFullMarks(
  bands: readonly Band[],
  value: Decimal,
  fullMarks: Decimal,
  name: FactName,
): string | undefined {
  const full = bands.filter((band) => band.points.gte(fullMarks));
  const moves = full.flatMap((band) => moveTo(band, value, changeUnit(name.unit)));
  const [nearest] = moves.sort((a, b) => a.gap.comparedTo(b.gap));
  return nearest === undefined ? undefined : `${name.label}${nearest.text}可得满分`;
}

function scored(
  bands: readonly Band[],
  value: Decimal,
  name: FactName,
  context: ScoreContext,
): FormResult {
  const band = bands.find((candidate) => includesValue(candidate.interval, value));
  const shown = `${name.label} ${withUnit(value, name.unit)}`;
  if (band === undefined) {
    return {
      status: 'error',
      fault: { code: 'rule.no_band', message: `${shown}不在任何分档之内` },
    };
  }
  const score = Decimal.min(band.points, context.fullMarks);
  const lost = context.fullMarks.minus(score);
  const line = `${shown}，在 ${printInterval(band.interval)}${band.label}，得 ${toDecimalString(score)} 分`;
  if (lost.isZero())
    return { status: 'scored', score, reasons: [], arithmetic: [line], sides: [band.side] };
  const counterfactual = nearestFullMarks(bands, value, context.fullMarks, name);
  return {
    status: 'scored',
    score,
    reasons: [`${line}，扣 ${toDecimalString(lost)} 分`],
    arithmetic: [line],
    ...(counterfactual === undefined ? {} : { counterfactual }),
    sides: [band.side],
  };
}

/** The band the value falls in gives the points. A value in no band is a fault `rule.no_band`. */
export function compileBands(form: Form, compiler: FormCompiler): Scorer {
  const formula = compiler.formula(form.value);
  const bands: Band[] = form.bands.map((band, index) => ({
    interval: intervalOf(band),
    points: new Decimal(band.points),
    side: `band_${index + 1}`,
    label: band.label === undefined ? '' : `（${band.label}）`,
  }));
  return {
    formulas: [formula],
    conditions: [],
    sides: bands.map((band) => band.side),
    score: (context) => {
      const inputs = new Inputs(context);
      const value = inputs.number(formula);
      if (value === null) return inputs.refusal();
      return scored(bands, value, nameOf(formula, context, { label: '数值', unit: '' }), context);
    },
  };
}
