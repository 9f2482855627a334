/** Shorter texts and numbers stand in any report by chance; those are withheld where they are, and not looked for. */
const SHORTEST_TEXT = 4;
const SHORTEST_NUMBER = 4;

const NUMBER = /^-?\d[\d,]*(?:\.\d+)?/;

/** As compared: one width of characters, no spaces, no thousands separators. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '');
}

/**
 * Whether a text holds one of the values, as words or as digits of a whole number: `1234.5` is not in `11234.56`.
 * Long texts are also looked for sentence by sentence, since people quote parts of them.
 */
export function leakFinder(values: Iterable<string>): (text: string) => boolean {
  const words = new Set<string>();
  const numbers = new Set<string>();
  for (const value of values) {
    for (const part of [value, ...value.split(/[。；！？\n]/)]) {
      const plain = comparable(part);
      const number = NUMBER.exec(plain)?.[0];
      if (number !== undefined && number.replace(/\D/g, '').length >= SHORTEST_NUMBER)
        numbers.add(number);
      if (number === undefined && plain.length >= SHORTEST_TEXT) words.add(plain);
    }
  }
  return (text) => {
    const plain = comparable(text);
    return (
      [...words].some((word) => plain.includes(word)) ||
      [...numbers].some((number) => holdsNumber(plain, number))
    );
  };
}

function holdsNumber(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const before = text[at - 1] ?? '';
    const after = text.slice(at + number.length);
    if (!/[\d.]/.test(before) && !/^\.?\d/.test(after)) return true;
  }
  return false;
}
