import { roundHalfUp, sumDecimals, type Decimal } from '#libs/kernel';

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
