import { Decimal as DecimalJs } from 'decimal.js';

/**
 * The one decimal type of the project: 40 significant digits, half up (四舍五入), never exponent notation.
 * A private clone, so that nobody else's settings of decimal.js reach our figures.
 */
export const Decimal = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -1_000,
  toExpPos: 1_000,
});
export type Decimal = InstanceType<typeof Decimal>;

/** A decimal in plain notation without superfluous zeros, as stored in JSON: `"1902.18"`, `"-0.4"`, `"0"`. */
export type DecimalString = string;

const PLAIN_DECIMAL = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,8})?$/;

/**
 * True for a plain decimal of at most 18 integer and 8 fraction digits: the largest figure a report can hold.
 * Refuses `1e400`, `NaN`, `Infinity`, full-width digits, thousands separators, leading zeros and a leading plus.
 */
export function isPlainDecimal(text: string): boolean {
  return PLAIN_DECIMAL.test(text);
}

/** Plain notation without trailing zeros; negative zero is zero. */
export function toDecimalString(value: Decimal): DecimalString {
  return value.isZero() ? '0' : value.toFixed();
}

const MINIMAL_DECIMAL = /^(?:0|-?[1-9]\d{0,17}|-?(?:0|[1-9]\d{0,17})\.\d{0,7}[1-9])$/;

/**
 * Whether a text is a plain decimal as `toDecimalString` writes it, with at most `places` digits after the point: then
 * reading it, rounding it to so many places and writing it would give the same text.
 */
export function isWrittenDecimal(text: string, places = 8): boolean {
  if (!MINIMAL_DECIMAL.test(text)) return false;
  const point = text.indexOf('.');
  return point === -1 || text.length - point - 1 <= places;
}

/** Half-up rounding (四舍五入) to `places` digits after the point. A value with no more of them is returned as it is. */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  if (value.decimalPlaces() <= places) return value;
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}

/** Sum of any number of decimals; an empty list sums to zero. */
export function sumDecimals(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new Decimal(0));
}
