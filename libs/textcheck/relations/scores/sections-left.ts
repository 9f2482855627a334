import { Decimal } from '#libs/kernel';

import type { Mention } from '../../mentions/mention.js';
import type { ScoredSection } from './scores.js';

/** 其中数量指标扣1分 */
const NAMED_LOSS = /[一-龥]{2,}(?:扣|失|丢)(?:减|除)?(?:了|分)?$/;

/** What full marks less deductions leave. */
export const left = ({ full, deducted }: Pick<ScoredSection, 'full' | 'deducted'>): Decimal =>
  deducted.reduce((rest, { value }) => rest.minus(value), new Decimal(full.value));

/** 4.01 is printed 4.0 where only tenths are given. */
const isPrinted = (left: Decimal, { value, half }: Mention): boolean =>
  left.equals(value) || (half.lessThan('0.5') && left.minus(value).abs().lessThan(half));

/** The score is what all deductions leave, or one of them, with or without those that sums of some tell. */
export function isLeft(section: ScoredSection): boolean {
  const { full, got, deducted, summed, told } = section;
  // 扣1.2分，其中甲扣0.8分: without a name of its own the first is all that was taken off.
  const named =
    summed.length === 0 &&
    (told === 'closed' || (told === 'atOnce' && NAMED_LOSS.test(deducted[0]?.before ?? '')));
  const single = named ? [] : [...deducted, ...summed];
  const ways = [deducted, [...deducted, ...summed], ...single.map((one) => [one])];
  return ways.some((taken) => isPrinted(left({ full, deducted: taken }), got));
}
