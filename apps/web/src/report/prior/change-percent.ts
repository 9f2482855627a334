const PLACES = 8;
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,8}))?$/;

/** A decimal text as a whole number of its eighth places: exact, as figures are. */
function scaled(text: string): bigint | null {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  const value = BigInt(`${whole}${fraction.padEnd(PLACES, '0')}`);
  return sign === '-' ? -value : value;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * By how much `now` differs from `before`, in percent with one place, half up: `+3.2%`. null where there is nothing to
 * compare with, and where `before` is zero.
 */
export function changePercent(now: string, before: string): string | null {
  const [current, base] = [scaled(now), scaled(before)];
  if (current === null || base === null || base === 0n) return null;
  const difference = current - base;
  const tenths = (magnitude(difference) * 2_000n + magnitude(base)) / (magnitude(base) * 2n);
  if (tenths === 0n) return difference === 0n ? '持平' : '不到 0.1%';
  const sign = difference > 0n ? '+' : '-';
  return `${sign}${String(tenths / 10n)}.${String(tenths % 10n)}%`;
}
