import { type Edited, type Stretch, unedited, without } from './edits.js';
import { areMostlyKnown, isHeadingCell } from './cell-words.js';
import { type Line, linesOf } from './line.js';
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

/** Columns of a table of one cell a line, and rows below its headings that show it is one. */
const FEWEST_COLUMNS = 3;
const FEWEST_ROWS = 2;

/** The text without the blank lines between the rows of a table that has one cell a line. */
export function withoutRowGaps(source: string): Edited {
  const groups = groupsOf(source);
  const cuts: Stretch[] = [];
  for (let at = 0; at < groups.length;) {
    const rows = rowsAt(groups, at);
    cuts.push(...rows.slice(1).map((row, index) => gapBetween(rows[index] ?? [], row)));
    at += Math.max(1, rows.length);
  }
  return without(source, cuts);
}

/** Lines with no blank one between them. */
type Group = readonly Line[];

function groupsOf(source: string): Group[] {
  const groups: Line[][] = [[]];
  for (const line of linesOf(source))
    if (line.text.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  return groups.filter(({ length }) => length > 0);
}

/** The lines that end with the headings of a table, and the groups below of as many lines as it has columns; none where too few have. */
function rowsAt(groups: readonly Group[], at: number): readonly Group[] {
  const columns = groups[at + 1]?.length ?? 0;
  const heading = groups[at]?.slice(-columns) ?? [];
  const names = heading.map(({ text }) => text.trim());
  const isHeaded = names.length === columns && names.every(isHeadingCell) && areMostlyKnown(names);
  if (columns < FEWEST_COLUMNS || !isHeaded) return [];
  let end = at + 1;
  while (groups[end]?.length === columns) end += 1;
  const rows = groups.slice(at + 1, end);
  return rows.length < FEWEST_ROWS ? [] : [heading, ...rows];
}

function gapBetween(above: Group, below: Group): Stretch {
  const last = above.at(-1);
  const end = last === undefined ? 0 : last.start + last.text.length;
  return { start: end + 1, end: below[0]?.start ?? end + 1 };
}
