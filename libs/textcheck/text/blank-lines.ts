import { type Edited, unedited, without } from './edits.js';
import { matchesIn } from './matches.js';

/** Fewer lines may have a blank one between them for any reason. */
const FEWEST_LINES = 20;
/** So many of the lines have one below them where it means nothing; elsewhere it ends a table. */
const DOUBLE_SPACED = 0.95;

const BETWEEN = /\n(?:[ \t\u3000]*\n)+/g;

/** The text without the blank lines of one that has them below every line, rows of tables too. */
export function withoutBlankLines(source: string): Edited {
  const blank = matchesIn(source, BETWEEN);
  const lines = source.split('\n').filter((line) => line.trim() !== '').length;
  if (lines < FEWEST_LINES || blank.length < (lines - 1) * DOUBLE_SPACED) return unedited(source);
  return without(
    source,
    blank.map(({ index, 0: { length } }) => ({ start: index + 1, end: index + length })),
  );
}
