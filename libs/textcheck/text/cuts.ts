/** A stretch of a text that goes. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** A text without what the layout put in, and where its characters stood before. */
export interface Shortened {
  readonly text: string;
  /** The offset in the given text of an offset in the shortened one. */
  readonly origin: (offset: number) => number;
}

/** A cut with how many characters are gone up to its end. */
interface Gone extends Cut {
  readonly gone: number;
}

/** The text without the cuts, which stand in order and apart. */
export function without(source: string, cuts: readonly Cut[]): Shortened {
  if (cuts.length === 0) return { text: source, origin: (offset) => offset };
  let [from, gone] = [0, 0];
  const pieces: string[] = [];
  const told: Gone[] = cuts.map(({ start, end }) => {
    pieces.push(source.slice(from, start));
    from = end;
    gone += end - start;
    return { start, end, gone };
  });
  pieces.push(source.slice(from));
  return { text: pieces.join(''), origin: (offset) => offset + goneBefore(told, offset) };
}

/** One shortening after another, as one. */
export function inTurn(
  source: string,
  shorten: readonly ((text: string) => Shortened)[],
): Shortened {
  return shorten.reduce<Shortened>(
    (before, next) => {
      const after = next(before.text);
      return after.text === before.text
        ? before
        : { text: after.text, origin: (offset) => before.origin(after.origin(offset)) };
    },
    { text: source, origin: (offset) => offset },
  );
}

/** How many characters went before an offset of the shortened text. */
function goneBefore(cuts: readonly Gone[], offset: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { end, gone } = cuts[middle] ?? { end: 0, gone: 0 };
    if (end - gone <= offset) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1]?.gone ?? 0;
}
