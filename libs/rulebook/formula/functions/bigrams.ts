/** Letters, digits and Chinese characters only, in one form: spaces and punctuation are not what a text says. */
export function normalised(text: string): string[] {
  return [...text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
}

/** How often each pair of neighbouring characters occurs. A text of one character counts as that character. */
function bigrams(text: string): Map<string, number> {
  const characters = normalised(text);
  const counts = new Map<string, number>();
  if (characters.length === 1) return counts.set(characters[0]!, 1);
  for (let index = 1; index < characters.length; index += 1) {
    const pair = characters[index - 1]! + characters[index]!;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

export interface BigramOverlap {
  readonly common: number;
  readonly left: number;
  readonly right: number;
}

/** Number of pairs two texts share, and of each. */
export function bigramOverlap(left: string, right: string): BigramOverlap {
  const leftCounts = bigrams(left);
  const rightCounts = bigrams(right);
  let common = 0;
  for (const [pair, count] of leftCounts) common += Math.min(count, rightCounts.get(pair) ?? 0);
  return { common, left: total(leftCounts), right: total(rightCounts) };
}
