import { onceFor } from '../once-for.js';
import { matchesIn } from './matches.js';

/** A stretch of a passage; `start` is its offset in the whole text. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** Splits at full stops, question and exclamation marks and line ends; a semicolon keeps a sentence together. */
export const sentencesOf = (passage: Sentence): Sentence[] => pieces(passage, /[。！？\n]/g);

/**
 * Splits at every mark a clause ends with, but for the comma of `1,117.30`; brackets and enumeration commas stay inside. Made
 * once for each stretch, as many kinds ask for it.
 */
export const clausesOf: (passage: Sentence) => readonly Sentence[] = onceFor((passage: Sentence) =>
  pieces(passage, /[。！？；;，：:\n]|,(?!(?<=\d,)\d{3})/g),
);

/** The stretches between marks that are not blank, trimmed. */
function pieces({ text, start }: Sentence, mark: RegExp): Sentence[] {
  const found: Sentence[] = [];
  const add = (from: number, to: number): void => {
    const piece = text.slice(from, to);
    const bare = piece.trimStart();
    if (bare !== '')
      found.push({ text: bare.trimEnd(), start: start + from + piece.length - bare.length });
  };
  let from = 0;
  for (const { index } of matchesIn(text, mark)) {
    add(from, index);
    from = index + 1;
  }
  add(from, text.length);
  return found;
}

/** What stands between full stops and semicolons, empty stretches included; each with its place in the whole text. */
export function piecesBetweenStops({ text, start }: Sentence): Sentence[] {
  let from = start;
  return text.split(/[。；;]/).map((piece) => {
    const here = from;
    from += piece.length + 1;
    return { text: piece, start: here };
  });
}
