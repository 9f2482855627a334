import type { Decimal } from '#libs/kernel';

import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf, total } from '../figures/arithmetic.js';
import { isOneDigitOff, isSwap } from '../figures/near.js';
import { MADE_OF } from './list-parts.js';
import { GOES_ON } from './list-readings.js';
import type { PartsOfTotal } from './lists.js';

/** 其中 may name some of the parts; a gap as small as this is a misprint all the same. */
const NEAR = '0.02';
/** A list that promises every part may miss its total by more. */
const NEAR_COMPLETE = '0.1';

/** Scores and lists that are no sums, and figures that are not exact. */
export function isIncomparable({ total: whole, parts }: PartsOfTotal): boolean {
  // 2分不计入满分: scores are summed where a total is named.
  const scores =
    whole.unit === '分' &&
    !MADE_OF.test(parts[0]?.before ?? '') &&
    !/(?:总|合计|共|满分)[^，。；\d]*$/.test(whole.before);
  // 决策15分得14.6分: what could be had and what was had in turn.
  const got = parts.filter(({ before }) => /得分?$/.test(before)).length;
  const inTurn = whole.unit === '分' && got > 0 && got < parts.length;
  // 元 beside 万元 is a finding of its own.
  const forgotten = parts.some((part) => part.unit === '元' && whole.unit !== '元');
  return scores || inTurn || forgotten || [whole, ...parts].some(({ exact }) => !exact);
}

/** 年初79家，升规9家，退库2家，年末86家: what went is taken off what there was. */
const WENT =
  /退[库出休]|[注核]销|[迁调转]出|流失|关停|撤[销并]|报废|处置|死亡|淘汰|出栏|减少|销号|摘牌|[离辞]职|核减/;

/** Some reading makes the total, or another figure the list may be of. */
export function addsUp({ total: whole, rivals, readings }: PartsOfTotal): boolean {
  const made = (parts: readonly Mention[], figure: Mention): boolean =>
    agrees(inUnitOf(total(parts), figure), figure) ||
    agrees(inUnitOf(total(parts).minus(total(wentOf(parts)).times(2)), figure), figure);
  return readings.some((parts) => [whole, ...rivals].some((figure) => made(parts, figure)));
}

/** Hardly off, or right but for two digits changed over. */
export function isMisprint(list: PartsOfTotal, parts: readonly Mention[], gap: Decimal): boolean {
  const { total: whole, complete, beside } = list;
  const close = complete && beside ? NEAR_COMPLETE : NEAR;
  if (list.unmarked !== true && gap.abs().lessThanOrEqualTo(whole.value.times(close))) return true;
  const told = isToldOut(list) && gap.abs().lessThanOrEqualTo(whole.value.times(NEAR_TOLD_OUT));
  if (told && isOneDigitOff(whole.value.plus(gap), whole, FEWEST_TOLD_OUT)) return true;
  const owed = (part: Mention): Decimal => part.value.minus(inUnitOf(gap.times(whole.scale), part));
  return isSwap(whole.value.plus(gap), whole) || parts.some((part) => isSwap(owed(part), part));
}

const FEWEST_TOLD_OUT = 3;
const NEAR_TOLD_OUT = '0.25';

/** 包括城市低保86人、农村低保612人: joined by marks alone, where 其中 would name some. */
const isToldOut = ({ parts: [first, ...rest], beside }: PartsOfTotal): boolean =>
  beside &&
  /[，,（(：:](?:包括|包含|含|有)[^，。；：、\d]*$/.test(first?.before ?? '') &&
  rest.every(({ before }) => GOES_ON.test(before));

/** The reading whose sum comes closest; the longest of equals. */
export function nearest(readings: PartsOfTotal['readings'], whole: Mention): readonly Mention[] {
  const gapOf = (parts: readonly Mention[]): Decimal => total(parts).minus(whole.base).abs();
  return readings.reduce((best, parts) => (gapOf(parts).lessThan(gapOf(best)) ? parts : best));
}

const wentOf = ([, ...rest]: readonly Mention[]): readonly Mention[] =>
  rest.filter(({ before }) => WENT.test(before));
