import { rangeOfText, type Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import { overlap, wordsOf } from '../words/words.js';

const FEWEST = 3;
/** Two sentences further on another thought begins. */
const NEAR = 2;
const ALIKE = 0.4;
/** What goes on to reckon with the same figures, and is no copy. */
const GOES_ON = /其中|折合|上述|以上|前述|也就是|合计|相加|之和|目标|计划/;

const keyOf = ({ mentions }: Statement): string =>
  mentions
    .map(({ base, thing }) => `${base.toFixed()}${thing}`)
    .sort()
    .join('|');

/** A sentence told again right behind it in other words: the same figures, three at least, of the same things. */
export function toldWithSameFigures({ statements }: TextDocument): [Range, Range][] {
  return statements.flatMap((first, at): [Range, Range][] => {
    if (first.inTable || first.mentions.length < FEWEST || GOES_ON.test(first.text)) return [];
    const key = keyOf(first);
    const words = wordsOf(first.text);
    const later = statements
      .slice(at + 1, at + 1 + NEAR)
      .find(
        (one) =>
          !one.inTable &&
          one.mentions.length === first.mentions.length &&
          !GOES_ON.test(one.text) &&
          keyOf(one) === key &&
          overlap(words, wordsOf(one.text)) >= ALIKE,
      );
    return later === undefined ? [] : [[rangeOfText(later), rangeOfText(first)]];
  });
}
