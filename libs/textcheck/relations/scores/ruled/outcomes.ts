import { Decimal, sumDecimals } from '#libs/kernel';

import type { Range } from '../../../finding-of.js';
import { show } from '../../figures/arithmetic.js';
import type { Quantity } from '../../figures/quantities.js';
import { holds, type Band } from './bands.js';
import { countGaps } from './count-gaps.js';
import { quotients, rateGaps } from './rate-gaps.js';
import type { RuledItem } from './ruled-items.js';

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

const NOUGHT = new Decimal(0);

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
