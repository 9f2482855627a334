import { Decimal } from '#libs/kernel';

import { daysBetween, weekdaysBetween } from '../../dates/days-between.js';
import type { Quantity } from '../../figures/quantities.js';
import { BEGUN, pairsOf, type Gap } from './gaps.js';
import type { RuledItem } from './ruled-items.js';
import type { Step } from './steps.js';

const NOUGHT = new Decimal(0);
const GAP =
  /(?:漏|缺|少|未|晚|迟|逾|超|低|差|短|误|错|失|违|发生|出现|发现|存在|查出|查实|投诉|事故|问题|有|拖|延|欠|病害|属实)[^，。；]{0,10}$/;
const TARGET =
  /(?:目标|计划|任务|应|要求|标准|规定|指标|不[超高低少][过于]?|共|总|下达|设定|承诺)[^，。；]{0,8}$/;

/** 晚3个工作日, 漏填3个, 11项 of which 9 were done. */
export function countGaps(item: RuledItem, step: Step): Gap[] {
  const told = toldOf(item, step);
  const lacks = told.filter(({ before }) => GAP.test(before) && !TARGET.test(before));
  return [
    ...eachAlone(told, lacks).toSorted((one, other) => Number(other.sure) - Number(one.sure)),
    ...dayGaps(item, step, told.length === 0),
    ...differences(told, lacks.length === 0),
    ...sumsOf(told),
    ...overBounds(item, step, told),
    ...(NOTHING.test(item.text) ? [{ value: NOUGHT, of: [], sure: false }] : []),
  ];
}

const NOTHING = /(?:未发生|没有发生|无一|零[^，。；]{0,3}(?:投诉|事故))/;

/** The figures in the unit of the step that are no words of the rule. */
function toldOf({ facts }: RuledItem, step: Step): Quantity[] {
  const own = facts.filter(
    ({ unit, value }) => (unit === step.unit || step.unit === '') && !value.isZero(),
  );
  return own.filter(
    ({ inWords, before, value }) =>
      !(value.equals(step.size) && BEGUN.test(before)) &&
      (!inWords || GAP.test(before) || own.length === 1),
  );
}

/** Each as the gap itself: sure where it is the only one, or the only one told as lacking. */
const eachAlone = (told: readonly Quantity[], lacks: readonly Quantity[]): Gap[] =>
  told.map((one) => ({
    value: one.value,
    of: [one],
    sure: told.length === 1 || (lacks.length === 1 && lacks[0] === one),
  }));

/** What was wanted less what came: sure of two where one is told as the target and none as lacking. */
const differences = (told: readonly Quantity[], isNoneLacking: boolean): Gap[] =>
  pairsOf(told).map(([one, other]) => ({
    value: one.value.minus(other.value).abs(),
    of: [one, other],
    sure:
      told.length === 2 && (TARGET.test(one.before) || TARGET.test(other.before)) && isNoneLacking,
  }));

const sumsOf = (told: readonly Quantity[]): Gap[] =>
  pairsOf(told).map(([one, other]) => ({
    value: one.value.plus(other.value),
    of: [one, other],
    sure: false,
  }));

/** Off a bound that stands in the rule, besides the size of the step. */
function overBounds({ figures, facts }: RuledItem, step: Step, told: readonly Quantity[]): Gap[] {
  const bounds = figures.filter(
    (one) =>
      one.unit === step.unit &&
      !facts.includes(one) &&
      !one.inWords &&
      !(one.start >= step.start && one.end <= step.end),
  );
  return told.flatMap((one) =>
    bounds.map((bound) => ({
      value: one.value.minus(bound.value).abs(),
      of: [one, bound],
      sure: false,
    })),
  );
}

/** From the day it was due to the day it was done. */
function dayGaps({ days }: RuledItem, { unit }: Step, sure: boolean): Gap[] {
  if (unit !== '天' && unit !== '工作日' && unit !== '日') return [];
  return pairsOf(days).flatMap(([one, other]): Gap[] => {
    const of = [one, other];
    const calendar = new Decimal(Math.max(0, daysBetween(one, other)));
    const weekdays = new Decimal(weekdaysBetween(one, other));
    return unit === '工作日'
      ? [0, 1, 2, 3, 5].map((holidays) => ({
          value: Decimal.max(weekdays.minus(holidays), 0),
          of,
          sure: false,
        }))
      : [{ value: calendar, of, sure: sure && days.length === 2 }];
  });
}
