import { Decimal, sumDecimals } from '#libs/kernel';

import type { Range } from '../../../finding-of.js';
import { show } from '../../figures/arithmetic.js';
import { daysBetween, weekdaysBetween } from '../../dates/days-between.js';
import type { Quantity } from '../../figures/quantities.js';
import { holds, type Band } from './bands.js';
import type { RuledItem } from './ruled-items.js';
import type { Step } from './steps.js';

/** Marks that one reading of the rule and the figures gives. */
export interface Outcome {
  readonly as: 'got' | 'taken';
  readonly value: Decimal;
  readonly of: readonly Range[];
  readonly worked: string;
  /** The reading a person would take: others only explain. */
  readonly sure: boolean;
  /** By steps or states, that nobody rounds. */
  readonly exact?: true;
}

const HUNDRED = 100;
const NOUGHT = new Decimal(0);

interface Gap {
  readonly value: Decimal;
  readonly of: readonly Range[];
  readonly sure: boolean;
}

/** What is lost or won by steps, in every way the figures allow. */
export function bySteps(item: RuledItem): Outcome[] {
  const [step, ...more] = item.steps;
  if (step === undefined) return [];
  if (more.length > 0) return byKinds(item);
  const gaps =
    step.unit === '%' || step.unit === '个百分点' ? rateGaps(item, step) : countGaps(item, step);
  return gaps.flatMap(({ value, of, sure }) =>
    timesOf(value.div(step.size), item.text).map((steps, at, all) => ({
      as: step.gains ? ('got' as const) : ('taken' as const),
      value: capped(item, steps.times(step.mark)),
      of,
      worked: `${show(steps)} × ${show(step.mark)}`,
      sure: sure && at === 0 && all.every((one) => one.equals(steps)),
      ...(ROUNDED.test(item.text) ? {} : { exact: true as const }),
    })),
  );
}

const ROUNDED = /取整|四舍五入|保留/;

/** How often a step is taken: in proportion, whole or begun, as the words say; each way where they do not. */
function timesOf(times: Decimal, text: string): Decimal[] {
  if (/(?:不足|不满|不到|未满)[^，。；]{0,10}[按算作][^，。；]{0,8}[1一]?/.test(text))
    return [times.ceil(), times];
  if (/按比例[计扣折]|比例[计扣]/.test(text)) return [times];
  if (/(?:不足|不满|不到|未满)[^，。；]{0,10}(?:不计|不扣|舍|忽略)/.test(text))
    return [times.floor()];
  return [times, times.floor(), times.ceil()];
}

const CAP =
  /(?:最多|最高|至多|封顶|上限)[^，。；\d]{0,4}(\d+(?:\.\d+)?)\s?分|(\d+(?:\.\d+)?)\s?分封顶/;

/** Nothing more than what could be had, or than the cap. */
function capped({ text, fulls }: Pick<RuledItem, 'text' | 'fulls'>, marks: Decimal): Decimal {
  const cap = CAP.exec(text);
  const told = cap === null ? [] : [new Decimal(cap[1] ?? cap[2] ?? 0)];
  const bounds = [...told, ...fulls.slice(0, 1).map(({ value }) => value)];
  return bounds.length === 0 ? marks : Decimal.min(marks, ...bounds);
}

/** 省级1篇、市级3篇、县级8篇; A类问题2个、B类问题3个: each kind by its own mark. */
function byKinds({ steps, facts, fulls, text }: RuledItem): Outcome[] {
  const own = steps.map((step, at) => {
    const names = namesOf(
      step.words,
      steps.filter((_, place) => place !== at).map(({ words }) => words),
    );
    return facts.filter(
      (one) => one.unit === step.unit && names.some((name) => one.before.includes(name)),
    );
  });
  const counts = own.map((found) => found[0]);
  const gains = steps.every((one) => one.gains);
  if (own.some(({ length }) => length !== 1) || new Set(counts).size < counts.length) return [];
  if (!gains && steps.some((one) => one.gains)) return [];
  const value = sumDecimals(
    steps.map(({ mark, size }, at) => (counts[at]?.value ?? NOUGHT).div(size).times(mark)),
  );
  const worked = steps
    .map(({ mark }, at) => `${show(counts[at]?.value ?? NOUGHT)} × ${show(mark)}`)
    .join(' + ');
  const of = counts.flatMap((one) => one ?? []);
  const all = capped({ text, fulls }, value);
  return [{ as: gains ? 'got' : 'taken', value: all, of, worked, sure: true, exact: true }];
}

/** What a kind is called and no other one is: the shortest runs of its words that tell it apart. */
function namesOf(words: string, others: readonly string[]): string[] {
  const bare = words.replace(/每|凡|各|发生|[一1]|[扣加得计].*$/g, '');
  const runs = [...bare].flatMap((_, at) => [bare.slice(at, at + 2), bare.slice(at, at + 1)]);
  return runs.filter(
    (run) =>
      /^(?:[一-龥]{2}|[A-Z甲乙丙丁省市县乡]类?级?)$/.test(run) &&
      others.every((one) => !one.includes(run)),
  );
}

const GAP =
  /(?:漏|缺|少|未|晚|迟|逾|超|低|差|短|误|错|失|违|发生|出现|发现|存在|查出|查实|投诉|事故|问题|有|拖|延|欠|病害|属实)[^，。；]{0,10}$/;
const TARGET =
  /(?:目标|计划|任务|应|要求|标准|规定|指标|不[超高低少][过于]?|共|总|下达|设定|承诺)[^，。；]{0,8}$/;

/** 晚3个工作日, 漏填3个, 11项 of which 9 were done. */
function countGaps(item: RuledItem, step: Step): Gap[] {
  const { facts, figures, text } = item;
  const own = facts.filter(
    ({ unit, value }) => (unit === step.unit || step.unit === '') && !value.isZero(),
  );
  const told = own.filter(
    ({ inWords, before, value }) =>
      !(value.equals(step.size) && BEGUN.test(before)) &&
      (!inWords || GAP.test(before) || own.length === 1),
  );
  const lacks = told.filter(({ before }) => GAP.test(before) && !TARGET.test(before));
  const single = told.map((one) => ({
    value: one.value,
    of: [one],
    sure: told.length === 1 || (lacks.length === 1 && lacks[0] === one),
  }));
  const pairs = pairsOf(told).map(([one, other]) => ({
    value: one.value.minus(other.value).abs(),
    of: [one, other],
    sure:
      told.length === 2 &&
      (TARGET.test(one.before) || TARGET.test(other.before)) &&
      lacks.length === 0,
  }));
  const sums = pairsOf(told).map(([one, other]) => ({
    value: one.value.plus(other.value),
    of: [one, other],
    sure: false,
  }));
  const bounds = figures.filter(
    (one) =>
      one.unit === step.unit &&
      !facts.includes(one) &&
      !one.inWords &&
      !(one.start >= step.start && one.end <= step.end),
  );
  const over = told.flatMap((one) =>
    bounds.map((bound) => ({
      value: one.value.minus(bound.value).abs(),
      of: [one, bound],
      sure: false,
    })),
  );
  const nothing = /(?:未发生|没有发生|无一|零[^，。；]{0,3}(?:投诉|事故))/.test(text)
    ? [{ value: NOUGHT, of: [], sure: false }]
    : [];
  return [
    ...single.toSorted((one, other) => Number(other.sure) - Number(one.sure)),
    ...dayGaps(item, step, told.length === 0),
    ...pairs,
    ...sums,
    ...over,
    ...nothing,
  ];
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

const pairsOf = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));

/** 不足1%的部分 */
const BEGUN = /(?:不足|不满|不到|未满|未达到?|满|按|算)$/;
const LOW = /[低少降减缺差不]/;
const OVER = /(?:超|高|多|增|低|少|差|短|缺|偏离|降|节约|压减)(?:出|了|支)?[^，。；\d]{0,6}$/;

/** Between two rates, as told in points, to a hundred, and by the amounts beside them. */
function rateGaps({ figures, facts, text, start }: RuledItem, step: Step): Gap[] {
  const inStep = ({ start: at }: Quantity): boolean => at >= step.start && at < step.end;
  const rates = figures.filter(
    (one) =>
      one.unit === '%' && !(one.value.equals(step.size) && (inStep(one) || BEGUN.test(one.before))),
  );
  const distinct = rates.filter(
    (one, at) => rates.findIndex(({ value }) => value.equals(one.value)) === at,
  );
  const points = facts.filter(
    (one) =>
      !(one.value.equals(step.size) && BEGUN.test(one.before)) &&
      (one.unit === '个百分点' || (one.unit === '%' && OVER.test(one.before))),
  );
  const isLow = LOW.test(text.slice(step.start - start, step.end - start));
  const between = pairsOf(distinct).map(([one, other]): Gap => {
    const fell = one.value.minus(other.value);
    const isReached = isLow ? fell.isNegative() : fell.isPositive();
    return {
      value: isReached ? NOUGHT : fell.abs(),
      of: [other, one],
      sure: distinct.length === 2,
    };
  });
  const loose = pairsOf(distinct).map(([one, other]): Gap => ({
    value: one.value.minus(other.value).abs(),
    of: [one, other],
    sure: false,
  }));
  const counted = facts.filter(({ unit }) => unit !== '%');
  const made = quotients(facts).flatMap(({ value, of }): Gap[] => [
    {
      value: new Decimal(HUNDRED).minus(value),
      of,
      sure: step.gains && distinct.length === 0 && counted.length === 2,
    },
    { value, of, sure: false },
    {
      value: new Decimal(HUNDRED * HUNDRED).div(value).minus(HUNDRED),
      of,
      sure: isOver(step) && distinct.length === 0 && counted.length === 2,
    },
    ...distinct.map((one): Gap => ({
      value: isLow && value.greaterThan(one.value) ? NOUGHT : one.value.minus(value).abs(),
      of: [...of, one],
      sure: distinct.length === 1 && counted.length === 2 && isLow,
    })),
  ]);
  return [
    ...between,
    ...points.map((one): Gap => ({ value: one.value, of: [one], sure: distinct.length < 2 })),
    ...loose,
    ...(distinct.length === 1 ? distinct : []).map((one): Gap => ({
      value: one.value.minus(HUNDRED).abs(),
      of: [one],
      sure: isOfAll(step),
    })),
    ...made,
  ];
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

/** The mark of the band the one figure of its unit falls in. */
export function byBands({ bands, facts, fulls }: RuledItem): Outcome[] {
  const unit = bands.find(({ rest }) => !rest)?.unit ?? '';
  const came = facts.filter((one) => one.unit === unit && unit !== '');
  const made = came.length === 0 ? quotients(facts) : [];
  const figures =
    unit === '%' && made.length === 1 ? made.map(({ value, of }) => ({ value, of })) : [];
  const all = [
    ...came.map((one) => ({ value: one.value, of: [one] as readonly Quantity[] })),
    ...figures,
  ];
  const single = new Set(all.map(({ value }) => value.toString())).size === 1;
  return all.flatMap(({ value, of }) => {
    const own = bands.filter((band) => holds(band, value));
    const held = own.length > 0 ? own : bands.filter(({ rest }) => rest);
    return held.flatMap((band) => asOutcome(band, fulls, of, single && bands.length > 1));
  });
}

function asOutcome(
  band: Band,
  fulls: RuledItem['fulls'],
  of: readonly Range[],
  sure: boolean,
): Outcome[] {
  const marks = band.mark === null ? fulls.map(({ value }) => value) : [band.mark];
  return marks.map((value) => ({ as: 'got', value, of, worked: '所在的档', sure, exact: true }));
}
