import type { TextDocument } from '../../document.js';
import { onceFor } from '../../once-for.js';
import { oncePerDocument } from '../../once.js';
import { figuresTold, type ToldFigure } from './told-figures.js';

/** What two figures are told with, each piece of words the more worth the fewer values of the report it is told with. */
export interface Shared {
  /** Words that name both. */
  readonly named: number;
  /** Words that name one and stand in the sentence of the other. */
  readonly wide: number;
  /** As a share of all that name that one. */
  readonly cover: number;
  readonly word: string;
}

const worthIn = oncePerDocument((document): ((piece: string) => number) => {
  const values = new Map<string, Set<string>>();
  const all = new Set<string>();
  for (const { named, digits } of figuresTold(document)) {
    all.add(digits);
    for (const piece of named) {
      const known = values.get(piece);
      if (known === undefined) values.set(piece, new Set([digits]));
      else known.add(digits);
    }
  }
  const most = Math.max(2, all.size);
  const worths = new Map(
    [...values].map(([piece, { size }]) => [piece, Math.log(most / size)] as const),
  );
  return (piece) => worths.get(piece) ?? Math.log(most);
});

/** What all words that name a figure are worth together. */
const fullWorthIn = oncePerDocument((document) => {
  const worth = worthIn(document);
  return onceFor(({ named }: ToldFigure) => sumOf(named, worth));
});

function sumOf(pieces: Iterable<string>, worth: (piece: string) => number): number {
  let sum = 0;
  for (const piece of pieces) sum += worth(piece);
  return sum;
}

export function wordsShared(document: TextDocument, first: ToldFigure, later: ToldFigure): Shared {
  const worth = worthIn(document);
  const full = fullWorthIn(document);
  const heardBy = (one: ToldFigure, other: ToldFigure): { found: number; share: number } => {
    let found = 0;
    for (const piece of one.named) if (other.wide.has(piece)) found += worth(piece);
    return { found, share: one.named.size === 0 ? 0 : found / full(one) };
  };
  const [mine, theirs] = [heardBy(first, later), heardBy(later, first)];
  const both = [...first.named].filter((piece) => later.named.has(piece));
  return {
    named: sumOf(both, worth),
    wide: Math.max(mine.found, theirs.found),
    cover: Math.max(mine.share, theirs.share),
    word: both.toSorted((one, other) => worth(other) - worth(one))[0] ?? '数字',
  };
}
