import { Decimal } from '#libs/kernel';

import type { Quantity } from '../../figures/quantities.js';
import { BEGUN, pairsOf, type Gap } from './gaps.js';
import type { RuledItem } from './ruled-items.js';
import type { Step } from './steps.js';

const HUNDRED = 100;
const NOUGHT = new Decimal(0);
const LOW = /[低少降减缺差不]/;
const OVER = /(?:超|高|多|增|低|少|差|短|缺|偏离|降|节约|压减)(?:出|了|支)?[^，。；\d]{0,6}$/;

/** Between two rates, as told in points, to a hundred, and by the amounts beside them. */
export function rateGaps(item: RuledItem, step: Step): Gap[] {
  const rates = ratesOf(item, step);
  const isLow = LOW.test(item.text.slice(step.start - item.start, step.end - item.start));
  return [
    ...fallen(rates, isLow),
    ...inPoints(item, step, rates.length < 2),
    ...apart(rates),
    ...toAll(rates, step),
    ...madeOf(item, step, { rates, isLow }),
  ];
}

/** The different rates that are no step. */
function ratesOf({ figures }: RuledItem, step: Step): Quantity[] {
  const inStep = ({ start: at }: Quantity): boolean => at >= step.start && at < step.end;
  const rates = figures.filter(
    (one) =>
      one.unit === '%' && !(one.value.equals(step.size) && (inStep(one) || BEGUN.test(one.before))),
  );
  return rates.filter((one, at) => rates.findIndex(({ value }) => value.equals(one.value)) === at);
}

/** By how much the later is on the wrong side of the earlier. */
const fallen = (rates: readonly Quantity[], isLow: boolean): Gap[] =>
  pairsOf(rates).map(([one, other]) => {
    const fell = one.value.minus(other.value);
    const isReached = isLow ? fell.isNegative() : fell.isPositive();
    return {
      value: isReached ? NOUGHT : fell.abs(),
      of: [other, one],
      sure: rates.length === 2,
    };
  });

/** 低2个百分点, 超出3% */
const inPoints = ({ facts }: RuledItem, step: Step, sure: boolean): Gap[] =>
  facts
    .filter(
      (one) =>
        !(one.value.equals(step.size) && BEGUN.test(one.before)) &&
        (one.unit === '个百分点' || (one.unit === '%' && OVER.test(one.before))),
    )
    .map((one) => ({ value: one.value, of: [one], sure }));

const apart = (rates: readonly Quantity[]): Gap[] =>
  pairsOf(rates).map(([one, other]) => ({
    value: one.value.minus(other.value).abs(),
    of: [one, other],
    sure: false,
  }));

/** What a single rate is off a hundred. */
const toAll = (rates: readonly Quantity[], step: Step): Gap[] =>
  (rates.length === 1 ? rates : []).map((one) => ({
    value: one.value.minus(HUNDRED).abs(),
    of: [one],
    sure: isOfAll(step),
  }));

interface Rates {
  readonly rates: readonly Quantity[];
  /** The rule counts what is below. */
  readonly isLow: boolean;
}

/** The rate that two amounts make, against a hundred and against the rates told. */
function madeOf({ facts }: RuledItem, step: Step, { rates, isLow }: Rates): Gap[] {
  const isPair = facts.filter(({ unit }) => unit !== '%').length === 2;
  const isBare = rates.length === 0 && isPair;
  return quotients(facts).flatMap(({ value, of }): Gap[] => [
    { value: new Decimal(HUNDRED).minus(value), of, sure: step.gains && isBare },
    { value, of, sure: false },
    {
      value: new Decimal(HUNDRED * HUNDRED).div(value).minus(HUNDRED),
      of,
      sure: isOver(step) && isBare,
    },
    ...rates.map((one): Gap => ({
      value: isLow && value.greaterThan(one.value) ? NOUGHT : one.value.minus(value).abs(),
      of: [...of, one],
      sure: rates.length === 1 && isPair && isLow,
    })),
  ]);
}

/** 完成率每低1个百分点: of nothing less than all. */
const isOfAll = ({ words }: Step): boolean => /100%|百分之百/.test(words);

/** 超预算率每1个百分点: of what was more than the whole. */
const isOver = ({ words, gains }: Step): boolean => !gains && /超|增/.test(words);

/** What part any figure is of another of its unit, per cent. */
export const quotients = (
  facts: readonly Quantity[],
): { value: Decimal; of: readonly Quantity[] }[] =>
  pairsOf(facts.filter(({ unit, inWords }) => unit !== '%' && !inWords)).flatMap(([one, other]) => {
    const [less, most] = one.value.lessThan(other.value) ? [one, other] : [other, one];
    return less.unit === most.unit && !most.value.isZero() && !less.value.isZero()
      ? [{ value: less.value.div(most.value).times(HUNDRED), of: [less, most] }]
      : [];
  });
