import { Decimal, sumDecimals } from '#libs/kernel';
import type { Range } from '../../formula/range.js';
import type { ScoringForm } from '../../schema/index.js';
import { intervalOf } from '../../score/intervals.js';
import { meets, type Reach } from './possible.js';

type Form<Name extends ScoringForm['form']> = Extract<ScoringForm, { form: Name }>;
type Barrier<Name extends ScoringForm['form']> = (
  form: Form<Name>,
  fullMarks: Decimal,
  reach: Reach,
) => string | null;

const tooSmall = ({ max }: Range, { min }: Range, why: string): string | null =>
  max !== null && min !== null && max.lt(min) ? why : null;

function bonusBarrier({ items }: Form<'bonus'>, fullMarks: Decimal, reach: Reach): string | null {
  const possible = items.filter(({ when }) => reach.canHold(when));
  const most = sumDecimals(possible.map(({ points }) => new Decimal(points)));
  return most.lt(fullMarks) ? `各项最多加 ${most.toFixed()} 分` : null;
}

const unless = (holds: boolean, label: string): string | null =>
  holds ? null : `“${label}”的条件不可能成立`;

const BARRIERS: { readonly [Name in ScoringForm['form']]: Barrier<Name> } = {
  bands: ({ value, bands }, fullMarks, reach) => {
    const full = bands.filter(({ points }) => new Decimal(points).equals(fullMarks));
    const range = reach.range(value);
    const reached = full.some((band) => meets(intervalOf(band), range));
    return full.length > 0 && !reached ? '可得满分的一档取不到值' : null;
  },
  proportional: ({ actual, target }, _, reach) =>
    tooSmall(reach.range(actual), reach.range(target), '实际值总小于目标值'),
  reverse: ({ actual, target }, _, reach) =>
    tooSmall(reach.range(target), reach.range(actual), '实际值总大于目标值'),
  deductions: ({ items }, _, reach) => {
    const always = items.find(
      ({ count, allowance = '0' }) => reach.range(count).min?.gt(allowance) ?? false,
    );
    return always === undefined ? null : `“${always.label}”总有扣分`;
  },
  checklist: ({ items }, _, reach) => {
    const never = items.find(({ when }) => !reach.canHold(when));
    return never === undefined ? null : unless(false, never.label);
  },
  bonus: bonusBarrier,
  penalty: () => null,
  all_or_nothing: ({ label, when }, _, reach) => unless(reach.canHold(when), label),
  gate: ({ label, when, then }, fullMarks, reach) =>
    unless(reach.canHold(when), label) ?? fullMarksBarrier(then, fullMarks, reach),
  best_of: ({ alternatives }, fullMarks, reach) => {
    const open = alternatives.some(
      ({ scoring }) => fullMarksBarrier(scoring, fullMarks, reach) === null,
    );
    return open ? null : '没有一种途径可得满分';
  },
};

/** Why nothing a unit can report gives an indicator its full marks; null where something may. */
export function fullMarksBarrier<Name extends ScoringForm['form']>(
  form: Form<Name>,
  fullMarks: Decimal,
  reach: Reach,
): string | null {
  return (BARRIERS[form.form] as Barrier<Name>)(form, fullMarks, reach);
}
