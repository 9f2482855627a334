import { Decimal, toDecimalString } from '#libs/kernel';

/** Bounds as the schema writes them; a bound left out is infinite. */
export interface IntervalBounds {
  readonly from?: string | undefined;
  readonly fromInclusive: boolean;
  readonly to?: string | undefined;
  readonly toInclusive: boolean;
}

export interface Interval {
  readonly from: Decimal | null;
  readonly fromInclusive: boolean;
  readonly to: Decimal | null;
  readonly toInclusive: boolean;
}

export function intervalOf(bounds: IntervalBounds): Interval {
  return {
    from: bounds.from === undefined ? null : new Decimal(bounds.from),
    fromInclusive: bounds.fromInclusive,
    to: bounds.to === undefined ? null : new Decimal(bounds.to),
    toInclusive: bounds.toInclusive,
  };
}

function isBelow(interval: Interval, value: Decimal): boolean {
  if (interval.from === null) return false;
  return interval.fromInclusive ? value.lt(interval.from) : value.lte(interval.from);
}

function isAbove(interval: Interval, value: Decimal): boolean {
  if (interval.to === null) return false;
  return interval.toInclusive ? value.gt(interval.to) : value.gte(interval.to);
}

export function includesValue(interval: Interval, value: Decimal): boolean {
  return !isBelow(interval, value) && !isAbove(interval, value);
}

/** `(10, 20]`, `(−∞, 0]`, or `0` for a single point. */
export function printInterval({ from, fromInclusive, to, toInclusive }: Interval): string {
  if (from !== null && to !== null && from.equals(to)) return toDecimalString(from);
  const left = from === null ? '(−∞' : `${fromInclusive ? '[' : '('}${toDecimalString(from)}`;
  const right = to === null ? '+∞)' : `${toDecimalString(to)}${toInclusive ? ']' : ')'}`;
  return `${left}, ${right}`;
}

/** The bound a value would have to pass to come into an interval it is outside of; null when it is inside. */
export function nearestBound(
  interval: Interval,
  value: Decimal,
): { bound: Decimal; inclusive: boolean; up: boolean } | null {
  const { from, to } = interval;
  if (from !== null && isBelow(interval, value))
    return { bound: from, inclusive: interval.fromInclusive, up: true };
  if (to !== null && isAbove(interval, value))
    return { bound: to, inclusive: interval.toInclusive, up: false };
  return null;
}

/** Contains no number at all: `[3, 2]`, `[2, 2)`. */
export function isEmptyInterval({ from, fromInclusive, to, toInclusive }: Interval): boolean {
  if (from === null || to === null) return false;
  return from.gt(to) || (from.equals(to) && !(fromInclusive && toInclusive));
}
