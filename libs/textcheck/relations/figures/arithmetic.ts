import { Decimal, roundHalfUp, sumDecimals } from '#libs/kernel';

import type { Mention } from '../../mentions/mention.js';

/** A computed figure in the unit another one is printed in. */
export const inUnitOf = (base: Decimal, printed: Mention): Decimal => base.div(printed.scale);

/** True when a computed figure would be printed like this: within half a unit of the last printed place. */
export function agrees(computed: Decimal, printed: Mention): boolean {
  return computed.minus(printed.value).abs().lessThanOrEqualTo(printed.half);
}

/** True when the gap could come from the rounding of the figures themselves, each to its own last place. */
export function withinRounding(
  computed: Decimal,
  printed: Mention,
  of: readonly Mention[],
): boolean {
  const slack = sumDecimals(of.map((mention) => mention.half.times(mention.scale)));
  const gap = computed.minus(printed.value).abs();
  return gap.lessThanOrEqualTo(inUnitOf(slack, printed).plus(printed.half));
}

const FEWEST_ROUNDED = 4;
const SMALLEST = 1;

/**
 * True when a balance follows from its terms as it would be printed: of four or more of them each may be off by half a unit of
 * its last place, 183.46亿元 less 96.52, 5 and 41.28亿元 is 40.66 or 40.67亿元. What is printed to the single yuan or person
 * is not rounded, and neither is 5亿元 among figures with decimals.
 */
export function followsFrom(computed: Decimal, printed: Mention, of: readonly Mention[]): boolean {
  if (agrees(computed, printed)) return true;
  const isRounded = printed.half.times(2).times(printed.scale).greaterThan(SMALLEST);
  if (of.length + 1 < FEWEST_ROUNDED || !isRounded) return false;
  const most = printed.half.times(printed.scale);
  const slack = sumDecimals(of.map(({ half, scale }) => Decimal.min(half.times(scale), most)));
  const gap = computed.minus(printed.value).abs();
  return gap.lessThanOrEqualTo(inUnitOf(slack.plus(most), printed));
}

/** Sum of figures in base units (yuan or pieces). */
export const total = (mentions: readonly Mention[]): Decimal =>
  sumDecimals(mentions.map(({ base }) => base));

/** The same figure with another value, in its own unit. */
export const withBase = (mention: Mention, base: Decimal): Mention => ({
  ...mention,
  base,
  value: inUnitOf(base, mention),
});

/** A figure as people write it, without superfluous zeros. */
export function show(value: Decimal, decimals = 4): string {
  return roundHalfUp(value, decimals).toFixed();
}

/** `1066.8 + 4.86` in the unit of the last one. */
export function showSum(mentions: readonly Mention[], unit: Mention): string {
  return mentions.map(({ base }) => show(inUnitOf(base, unit))).join(' + ');
}

/** Places a computed figure is proposed with: those the printed one has, two for a ratio of whole per cents. */
export const hundredth = (value: Decimal): string => roundHalfUp(value, 2).toFixed(2);
