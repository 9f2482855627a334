/** Crockford's base 32: no I, L, O or U, which people take for others. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTER = { archived: 'D', published: 'G' } as const;
const LENGTH = 26;

/** What a code stands for: an archived submission or a round of publication, by its id. */
export interface CodedDocument {
  readonly kind: keyof typeof LETTER;
  readonly id: string;
}

/**
 * The code printed on a document: its kind and its id, 27 letters and figures. It says nothing of the content, so that nothing
 * withheld could be found by trying, and it is known before anything is printed.
 */
export function verificationCode({ kind, id }: CodedDocument): string {
  let rest = BigInt(`0x${id.replaceAll('-', '')}`);
  let code = '';
  for (let place = 0; place < LENGTH; place += 1) {
    code = (ALPHABET[Number(rest % 32n)] ?? '') + code;
    rest /= 32n;
  }
  return LETTER[kind] + code;
}

/** Reads a code as people type it: any case, with blanks and dashes, I and L for 1, O for 0. null: no code. */
export function readVerificationCode(text: string): CodedDocument | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  const kind = (['archived', 'published'] as const).find((one) => code.startsWith(LETTER[one]));
  const digits = code.slice(1).replace(/[IL]/g, '1').replaceAll('O', '0');
  if (kind === undefined || digits.length !== LENGTH) return null;
  let value = 0n;
  for (const digit of digits) {
    const place = ALPHABET.indexOf(digit);
    if (place < 0) return null;
    value = value * 32n + BigInt(place);
  }
  const hex = value.toString(16).padStart(32, '0');
  if (hex.length > 32) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { kind, id };
}
