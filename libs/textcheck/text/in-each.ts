import { onceFor } from '../once-for.js';
import { matchesIn } from './matches.js';
import type { Sentence } from './sentences.js';

/** A match and the piece of the text it stands in; its index is that within the piece. */
export interface MatchInPiece<P extends Sentence> {
  readonly piece: P;
  readonly match: RegExpExecArray;
}

/**
 * Every match of a global pattern in each of the pieces, in their order. A report has a thousand lines and cells, and nearly
 * none has a match of a given pattern: one search over all of them together tells which are worth a search of their own. What
 * a pattern sees of a piece ends with the piece, so it must not look past a line's end for what must not be there.
 */
export const matchesInEach = <P extends Sentence>(
  pieces: readonly P[],
  pattern: RegExp,
): MatchInPiece<P>[] =>
  piecesWith(pieces, pattern).flatMap((piece) =>
    matchesIn(piece.text, pattern).map((match) => ({ piece, match })),
  );

/**
 * Matches of any of some patterns, none over another: of two that overlap the one that begins first, or else that of the
 * earlier pattern. Patterns by themselves are looked for much faster than one made of all of them.
 */
export function matchesOfAny<P extends Sentence>(
  pieces: readonly P[],
  patterns: readonly RegExp[],
): MatchInPiece<P>[] {
  const placeOf = ({ piece, match }: MatchInPiece<P>): number => piece.start + match.index;
  const found = patterns
    .flatMap((pattern) => matchesInEach(pieces, pattern))
    .sort((one, other) => placeOf(one) - placeOf(other));
  let end = -1;
  return found.filter((one) => {
    if (placeOf(one) < end) return false;
    end = placeOf(one) + one.match[0].length;
    return true;
  });
}

/** The pieces that may have a match of a global pattern, in their order: none that has one is left out. */
export function piecesWith<P extends Sentence>(
  pieces: readonly P[],
  pattern: RegExp,
): readonly P[] {
  if (isAnchored(pattern)) return pieces;
  const { text, starts } = togetherOf(pieces);
  const found: P[] = [];
  let at = 0;
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
    while (at + 1 < starts.length && (starts[at + 1] ?? 0) <= hit.index) at += 1;
    const piece = pieces[at];
    if (piece !== undefined) found.push(piece);
    const next = starts[at + 1];
    if (next === undefined) break;
    pattern.lastIndex = next;
  }
  return found;
}

/** Between two pieces: a line's end for what ends there, and a stop for what must not run on. */
const BETWEEN = '\n\n。\n';

/** The pieces in one string, and where each begins. */
const togetherOf = onceFor((pieces: readonly Sentence[]) => {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of pieces) {
    starts.push(length);
    length += text.length + BETWEEN.length;
  }
  return { text: pieces.map(({ text }) => text).join(BETWEEN), starts };
});

const NO_ANCHORS = /\\.|\[(?:\\.|[^\]])*\]/g;
/**
 * Asks for the beginning or the end, which a piece among others does not have. A second pattern, to which each line has its
 * own, would be slow: of so many patterns the engine compiles the last ones without looking for the best way.
 */
const isAnchored = onceFor(({ source }: RegExp) => /[$^]/.test(source.replaceAll(NO_ANCHORS, '')));
