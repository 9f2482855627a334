import { type Edit, type Edited, edited, inTurn } from './edits.js';
import { linesOf, type Line } from './line.js';
import { matchesIn } from './matches.js';
import { chineseNumeral } from './numerals.js';

/** No paragraph is as long: whoever copied it has lost where the lines of a text ended. */
const LONGEST = 800;
/** What is read together at most, where nothing but the ends of sentences is left to break at. */
const WIDEST = 400;
/** So many sentences end before a blank where blanks took the place of ends of lines; typed Chinese has none there. */
const FEWEST_ENDS = 3;
const [MOST_CELLS, LONGEST_CELL] = [20, 3_000];
const BLANKS = '[ \\u3000]+';

/**
 * The text with the lines it had before its ends of lines were lost, which web forms and exports do: at blanks, where they took
 * their place, else before the marks of headings and items, else after sentences. A text of paragraphs comes back as it is.
 */
export const withLines = (source: string): Edited => inTurn(source, [atBlanks, atHeads, atStops]);

const inLongLines =
  (breaksOf: (line: Line) => Edit[]) =>
  (source: string): Edited =>
    edited(
      source,
      linesOf(source)
        .filter(({ text }) => text.length > LONGEST && !isOneRow(text))
        .flatMap(breaksOf),
    );

/** A form may tell much in a cell; hundreds of cells are a whole table that lost the ends of its rows. */
function isOneRow(text: string): boolean {
  const cells = text.split(/[|\t]/);
  return (
    cells.length > 1 &&
    cells.length <= MOST_CELLS &&
    cells.every(({ length }) => length <= LONGEST_CELL)
  );
}

/** 《中共中央 国务院关于…》 and 30 | 40 keep their blanks. */
const END_OF_LINE = new RegExp(`(?<![|\\s])${BLANKS}(?![|\\s]|[^《》]{0,60}》)`, 'g');

const atBlanks = inLongLines(({ text, start }) => {
  if (matchesIn(text, new RegExp(`。${BLANKS}`, 'g')).length < FEWEST_ENDS) return [];
  return matchesIn(text, END_OF_LINE).map(({ index, 0: { length } }) => ({
    start: start + index,
    end: start + index + length,
    put: '\n',
  }));
});

/** 一、概况（一）职能1.起草: neither 第一、二季度 nor 一、二级 */
const HEAD =
  /(?<=[一-龥。；：！？）\d%])(?<![第十、一二三四五六七八九])(?:(?<chapter>[一二三四五六七八九十]{1,3})、|[（(](?<section>[一二三四五六七八九十]{1,3})[）)])(?=[一-龥“《])(?![一二三四五六七八九十]{1,3}、)|(?<=[。；：])\d{1,2}[.．、](?=[一-龥“《])/g;

const atHeads = inLongLines(({ text, start }) => {
  const next = { chapter: 1, section: 1 };
  return matchesIn(text, HEAD).flatMap(({ index, groups }) =>
    isNext(next, groups) ? [breakAt(start + index)] : [],
  );
});

/** A mark of a heading follows the one before, or is the first of its chapter; others only speak of one. */
function isNext(
  next: { chapter: number; section: number },
  groups: Readonly<Record<string, string | undefined>> | undefined,
): boolean {
  const { chapter, section } = groups ?? {};
  if (chapter !== undefined) {
    if (numberOf(chapter) !== next.chapter) return false;
    next.chapter += 1;
    next.section = 1;
  } else if (section !== undefined) {
    const number = numberOf(section);
    if (number !== next.section && number !== 1) return false;
    next.section = number + 1;
  }
  return true;
}

const numberOf = (numeral: string): number => Number(chineseNumeral(numeral));

/** After the last sentence, or else the last clause, that is not too far. */
const atStops = inLongLines(({ text, start }) => {
  const ends = (marks: RegExp): number[] => matchesIn(text, marks).map(({ index }) => index + 1);
  const [sentences, clauses] = [ends(/[。；！？]/g), ends(/，/g)];
  const breaks: Edit[] = [];
  for (let from = 0; text.length - from > WIDEST;) {
    const isNear = (end: number): boolean => end > from && end <= from + WIDEST;
    const isLater = (end: number): boolean => end > from + WIDEST;
    const next =
      sentences.findLast(isNear) ??
      clauses.findLast(isNear) ??
      Math.min(...[sentences, clauses].map((all) => all.find(isLater) ?? text.length));
    if (next < text.length) breaks.push(breakAt(start + next));
    from = next;
  }
  return breaks;
});

const breakAt = (place: number): Edit => ({ start: place, end: place, put: '\n' });
