import { Decimal, roundHalfUp } from '#libs/kernel';

/** Units of money, each in 元. */
const IN_YUAN: Readonly<Record<string, string>> = {
  元: '1',
  千元: '1000',
  万元: '10000',
  百万元: '1000000',
  亿元: '100000000',
};

/**
 * What a figure in `given` is multiplied by to be one in `wanted`; null when the two are no kinds of the same thing.
 * A unit that is left out is the wanted one.
 */
export function unitFactor(given: string | null, wanted: string | undefined): Decimal | null {
  const said = given === null ? '' : given.normalize('NFKC').replace(/[\s人民币:]/gu, '');
  if (said === '' || said === (wanted ?? '').normalize('NFKC')) return new Decimal(1);
  const [from, to] = [IN_YUAN[said], IN_YUAN[wanted ?? '']];
  return from === undefined || to === undefined ? null : new Decimal(from).div(to);
}

/** Longest first, so that 万元 is not read as 元. */
export const MONEY_UNITS: readonly string[] = Object.keys(IN_YUAN).sort(
  (left, right) => right.length - left.length,
);

/** A figure in another unit, half up to the places its field has. */
export const converted = (figure: Decimal, factor: Decimal, places: number): Decimal =>
  roundHalfUp(figure.times(factor), places);
