import { rememberTexts } from './memo.js';

/** The pairs of neighbouring characters of a text, ascending, each as often as it occurs. */
type Bigrams = Float64Array;

const PAIR = 0x110000;

/** Letters, digits and Chinese characters only, in one form: spaces and punctuation are not what a text says. */
function significantCharacters(text: string): number[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from(plain, (character) => character.codePointAt(0)!);
}

/** A text of one character counts as that character. */
function pairsOf(text: string): Bigrams {
  const characters = significantCharacters(text);
  if (characters.length === 1) return Float64Array.of(characters[0]!);
  const pairs = new Float64Array(Math.max(0, characters.length - 1));
  for (let index = 0; index < pairs.length; index += 1)
    pairs[index] = characters[index]! * PAIR + characters[index + 1]!;
  return pairs.sort();
}

const bigramsOf = rememberTexts(pairsOf);

interface BigramOverlap {
  readonly common: number;
  readonly left: number;
  readonly right: number;
}

/** Number of pairs two texts share, and of each. */
export function bigramOverlap(left: string, right: string): BigramOverlap {
  const [a, b] = [bigramsOf(left), bigramsOf(right)];
  let [common, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i]!, b[j]!];
    if (one === other) common += 1;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return { common, left: a.length, right: b.length };
}
