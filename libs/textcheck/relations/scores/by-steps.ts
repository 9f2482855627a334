import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { show } from '../figures/arithmetic.js';
import type { Scored } from './deductions.js';
import { ratedItems, type RatedItem } from './rated-items.js';
import { ratedRows } from './rated-rows.js';

const HUNDRED = 100;
/** 每低于目标1个百分点扣0.5分, 每晚10天扣1分, 每少一次扣2分 */
const STEP =
  /(?:每|(?<=[，。；：“])(?=[少缺晚迟差低超逾]))[^，。；\d扣]{0,10}?(?:\d+(?:\.\d+)?%[^，。；\d扣]{0,4})?(?<size>\d+(?:\.\d+)?|[一两二三四五十])?\s?(?<unit>个?百分点|%|天|日|个工作日|人次|次|处|例|项|件|起|户|人|家|份|场|期|周|个?月|小时|分钟|个)[^，。；\d扣]{0,8}[扣减](?:减|除|去|掉)?\s?(?<loss>\d+(?:\.\d+)?)\s?分/;
const IN_WORDS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  十: 10,
};

interface Step {
  readonly size: Decimal;
  readonly unit: string;
  readonly loss: Decimal;
  readonly at: readonly [from: number, to: number];
}

/** A rule by steps, with one gap that the figures told can only mean, against the score and the marks taken off. */
export const bySteps = (document: TextDocument): Scored[] =>
  [...ratedItems(document), ...ratedRows(document)].flatMap((item) => {
    const step = stepOf(item);
    const [full, ...more] = item.fulls;
    if (step === null || full === undefined) return [];
    if (more.some(({ value }) => !value.equals(full.value))) return [];
    return judge(item, step, full);
  });

function stepOf({ text, start }: RatedItem): Step | null {
  const match = STEP.exec(text);
  if (match === null || STEP.test(text.slice(match.index + match[0].length))) return null;
  const { size = '1', unit = '', loss = '0' } = match.groups ?? {};
  const steps = IN_WORDS[size] ?? size;
  const from = start + match.index;
  return {
    size: new Decimal(steps),
    unit,
    loss: new Decimal(loss),
    at: [from, from + match[0].length],
  };
}

interface Gap {
  readonly value: Decimal;
  readonly of: readonly Mention[];
  readonly words: string;
}

/** 每起扣0.5分；档案不规范，扣0.5分: something else takes more off. */
const takesMore = ({ text, start, inTable }: RatedItem, { at }: Step): boolean =>
  inTable && /扣(?:减|除)?(?:了|分)?\s?\d/.test(text.slice(at[1] - start));

function judge(item: RatedItem, step: Step, full: Mention): Scored[] {
  const { got } = item;
  const isOutside = (one: Mention): boolean => one.end <= step.at[0] || one.start >= step.at[1];
  const [taken, ...others] = item.lost.filter(isOutside);
  if (others.length > 0 || takesMore(item, step)) return [];
  if (taken !== undefined && !full.value.minus(taken.value).equals(got.value)) {
    const computed = full.value.minus(taken.value);
    const worked = `${show(full.value)} − ${show(taken.value)}`;
    return [{ got, of: [full, taken], worked, computed }];
  }
  const gaps = gapsOf(item, step);
  const [gap] = gaps;
  if (gap === undefined || !isSure(item, step)) return [];
  if (gaps.some((one) => isLeft(one.value, step, full, got))) return [];
  const computed = Decimal.max(full.value.minus(gap.value.div(step.size).times(step.loss)), 0);
  const worked = `${show(full.value)} − （${gap.words}） ÷ ${show(step.size)} × ${show(step.loss)}`;
  return [{ got, of: [full, ...gap.of], worked, computed, ruled: true }];
}

/** What is left by whole steps, begun steps or in proportion; nothing less than nought. */
const isLeft = (gap: Decimal, { size, loss }: Step, full: Mention, got: Mention): boolean =>
  [gap.div(size), gap.div(size).floor(), gap.div(size).ceil()].some((steps) =>
    Decimal.max(full.value.minus(steps.times(loss)), 0)
      .minus(got.value)
      .abs()
      .lessThanOrEqualTo(got.half),
  );

const isPercent = ({ unit }: Step): boolean => unit === '%' || unit.endsWith('百分点');
const ofUnit = (step: Step, { unit }: Mention): boolean =>
  isPercent(step) ? unit === '%' || unit === '个百分点' : unit === step.unit;

/** 不足2个百分点的部分不扣, 不满1天按1天计: what becomes of a step that is begun. */
const BEGUN = /(?:不足|不满|未满|不到|未达到?|不够|少于|小于|按)$/;
const isOfRule = ({ before, value }: Mention, { size }: Step): boolean =>
  value.equals(size) && BEGUN.test(before);

/** Figures in the unit of the steps, those of the rule's own step left out. */
const told = ({ others }: RatedItem, step: Step): Mention[] =>
  others.filter((one) => {
    const isOutside = one.end <= step.at[0] || one.start >= step.at[1];
    // 每低于100%一个百分点: the bound within the rule.
    const isBoundIn = one.unit === '%' && !one.value.equals(step.size);
    return ofUnit(step, one) && (isOutside || isBoundIn) && !isOfRule(one, step);
  });

/** Figures the gap may be between, the same one told twice once, as a bound where it is one. */
function valuesOf(figures: readonly Mention[], item: RatedItem, step: Step): Mention[] {
  const values = figures.filter(({ unit }) => unit === '%' || !isPercent(step));
  const first = values.toSorted(
    (one, other) => Number(isBound(other, item)) - Number(isBound(one, item)),
  );
  return values.filter((one) => first.find(({ value }) => value.equals(one.value)) === one);
}

/** All that the gap may be: as told, from the bound, between any two figures, and to a hundred per cent. */
function gapsOf(item: RatedItem, step: Step): Gap[] {
  const figures = told(item, step);
  const asTold = figures.filter((one) => isGap(one)).map((one) => gap(one.value, [one]));
  const values = valuesOf(figures, item, step);
  const [bound, ...bounds] = values.filter((one) => isBound(one, item));
  const [came, ...others] = values.filter((one) => one !== bound);
  if (bound !== undefined && came !== undefined && bounds.length + others.length === 0) {
    const over = came.value.minus(bound.value);
    const isReached = isLow(item, step) ? !over.isNegative() : !over.isPositive();
    return [gap(isReached ? new Decimal(0) : over.abs(), [came, bound]), ...asTold];
  }
  const between = values.flatMap((one, at) =>
    values.slice(at + 1).map((other) => gap(one.value.minus(other.value).abs(), [one, other])),
  );
  const whole = isPercent(step) ? values.map(toHundred) : [];
  return [...between, ...asTold, ...whole];
}

const gap = (value: Decimal, of: readonly Mention[]): Gap => ({
  value,
  of,
  words: of.map((one) => show(one.value)).join(' − '),
});

/** 超支5%, 低3个百分点, 3处 */
const GAP = /(?:超出?|超支|[低高少晚差短]|缺|偏离|延迟|逾期)了?(?:目标|预算|计划)?(?:值)?$/;
const isGap = ({ unit, before }: Mention): boolean => unit !== '%' || GAP.test(before);

const BOUND =
  /(?:目标|计划|要求|应|标准|不[超低高少多][过于]?|≤|≥|[低高]于|达到|超过|控制在|小于|大于|等于|任务|编制|预算|承诺|规定|时限)[^，。；\d]{0,4}$/;
const BOUND_BEHIND = /^(?:[（(]含[）)])?(?:以[内上下]|及以[上下])/;
const CAME = /(?:实际|实有|当年|本年)[^，。；\d]*$/;
const isBound = ({ before, end }: Mention, { text, start }: RatedItem): boolean =>
  !CAME.test(before) && (BOUND.test(before) || BOUND_BEHIND.test(text.slice(end - start)));

const LOW = /[低少降减缺差]/;
/** The steps count what is wanting, not what is too much. */
const isLow = ({ text, start }: RatedItem, { at: [from, to] }: Step): boolean =>
  LOW.test(text.slice(from - start, to - start));

const toHundred = (one: Mention): Gap => ({
  value: one.value.minus(HUNDRED).abs(),
  of: [one],
  words: `${show(one.value)} − 100`,
});

const CAPPED = /不(?:超过|高于|大于|突破)[^，。；]{0,8}(?:预算|100%|上年)|超(?:过|出|支)?/;

/** One gap told, or two figures and nothing else it could be between. */
function isSure(item: RatedItem, step: Step): boolean {
  const figures = told(item, step);
  const values = valuesOf(figures, item, step);
  // 5天 and 4天 without a word which of them is the bound may be within it.
  const isLess = item.fulls.every(({ value }) => !value.equals(item.got.value));
  if (!isPercent(step))
    return (
      figures.length === 1 ||
      (figures.length === 2 && (isLess || figures.some((one) => isBound(one, item))))
    );
  if (values.length === 2 || (figures.length === 1 && figures.every(isGap))) return true;
  const [only] = values;
  return (
    values.length === 1 &&
    only !== undefined &&
    only.value.greaterThan(HUNDRED) &&
    CAPPED.test(item.text)
  );
}
