import { rememberTexts } from './memo.js';

/** How often each pair of neighbouring characters occurs, and how many pairs there are. */
interface Bigrams {
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
}

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
function countBigrams(text: string): Bigrams {
  const characters = significantCharacters(text);
  const counts = new Map<number, number>();
  if (characters.length === 1) return { counts: counts.set(characters[0]!, 1), total: 1 };
  for (let index = 1; index < characters.length; index += 1) {
    const pair = characters[index - 1]! * PAIR + characters[index]!;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, characters.length - 1) };
}

const bigramsOf = rememberTexts(countBigrams);

interface BigramOverlap {
  readonly common: number;
  readonly left: number;
  readonly right: number;
}

/** Number of pairs two texts share, and of each. */
export function bigramOverlap(left: string, right: string): BigramOverlap {
  const [a, b] = [bigramsOf(left), bigramsOf(right)];
  let common = 0;
  a.counts.forEach((count, pair) => {
    common += Math.min(count, b.counts.get(pair) ?? 0);
  });
  return { common, left: a.total, right: b.total };
}
