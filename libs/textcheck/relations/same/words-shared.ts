import type { TextDocument } from '../../document.js';
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
  return (piece) => Math.log(Math.max(2, all.size) / (values.get(piece)?.size ?? 1));
});

export function wordsShared(document: TextDocument, first: ToldFigure, later: ToldFigure): Shared {
  const worth = worthIn(document);
  const sum = (pieces: readonly string[]): number =>
    pieces.reduce((total, piece) => total + worth(piece), 0);
  const both = [...first.named].filter((piece) => later.named.has(piece));
  const [mine, theirs] = [
    [first, later],
    [later, first],
  ].map(([one, other]) => {
    const pieces = [...(one?.named ?? [])];
    const found = sum(pieces.filter((piece) => other?.wide.has(piece) === true));
    return { found, share: pieces.length === 0 ? 0 : found / sum(pieces) };
  });
  return {
    named: sum(both),
    wide: Math.max(mine?.found ?? 0, theirs?.found ?? 0),
    cover: Math.max(mine?.share ?? 0, theirs?.share ?? 0),
    word: both.toSorted((one, other) => worth(other) - worth(one))[0] ?? '数字',
  };
}
