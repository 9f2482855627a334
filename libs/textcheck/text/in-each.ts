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
export function matchesInEach<P extends Sentence>(
  pieces: readonly P[],
  pattern: RegExp,
): MatchInPiece<P>[] {
  const { text, starts } = togetherOf(pieces);
  const across = acrossLines(pattern);
  const found: MatchInPiece<P>[] = [];
  let at = 0;
  across.lastIndex = 0;
  for (let hit = across.exec(text); hit !== null; hit = across.exec(text)) {
    while (at + 1 < starts.length && (starts[at + 1] ?? 0) <= hit.index) at += 1;
    const piece = pieces[at];
    const next = starts[at + 1];
    if (piece !== undefined)
      for (const match of matchesIn(piece.text, pattern)) found.push({ piece, match });
    if (next === undefined) break;
    across.lastIndex = next;
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

/** The same pattern, for which each line's beginning and end are those of a piece. */
const acrossLines = onceFor(
  (pattern: RegExp) =>
    new RegExp(pattern.source, pattern.flags.includes('m') ? pattern.flags : `${pattern.flags}m`),
);
