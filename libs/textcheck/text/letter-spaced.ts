import { type Edited, without } from './edits.js';
import { matchesIn } from './matches.js';

/** Characters side by side, and such with blanks between. */
const PAIR = /[一-龥](?=[一-龥])/g;
const SPACED_PAIR = /[一-龥][ \u00a0]+(?=[一-龥])/g;
/** Blanks that stand beside a character or a mark of Chinese print. */
const SPACES =
  /(?<=[一-龥“”（）《》，。；：、])[ \u00a0]+|[ \u00a0]+(?=[一-龥“”（）《》，。；：、])/g;
/** So many, and of all pairs so many, are the file's way to set its characters; else blanks part names or cells. */
const FEWEST = 50;
const SHARE = 0.6;

/** The text without the blanks some printed files give between all characters: 全  市  收  入  80.8亿  元. */
export function withoutLetterSpaces(source: string): Edited {
  const spaced = matchesIn(source, SPACED_PAIR).length;
  const isSpaced = spaced >= FEWEST && spaced >= (spaced + matchesIn(source, PAIR).length) * SHARE;
  return without(
    source,
    isSpaced
      ? matchesIn(source, SPACES).map((blanks) => ({
          start: blanks.index,
          end: blanks.index + blanks[0].length,
        }))
      : [],
  );
}
