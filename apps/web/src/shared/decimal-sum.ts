const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

interface Parts {
  readonly digits: bigint;
  readonly places: number;
}

function partsOf(text: string): Parts {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a plain decimal: ${text}`);
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, places: fraction.length };
}

/** The sum of decimal texts, exact, without zeros at its end. Error: RangeError for anything but a plain decimal. */
export function decimalSum(texts: readonly string[]): string {
  const parts = texts.map(partsOf);
  const places = Math.max(0, ...parts.map((part) => part.places));
  const sum = parts.reduce(
    (total, part) => total + part.digits * 10n ** BigInt(places - part.places),
    0n,
  );
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The same figure with the other sign. */
export const negated = (text: string): string =>
  text.startsWith('-') ? text.slice(1) : `-${text}`;
