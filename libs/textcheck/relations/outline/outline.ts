import type { TextDocument } from '../../document.js';
import type { Heading } from '../../text/structure.js';
import { chineseNumeral } from '../../text/numerals.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { Line } from '../../text/line.js';

/** A heading with all that stands below it, up to the next of its own or a higher level. */
export interface Section {
  readonly heading: Heading;
  /** The heading's own line and those below. */
  readonly lines: readonly Line[];
  readonly children: readonly Heading[];
  /** End of the section as an offset: where the next begins. */
  readonly end: number;
}

export function sectionsOf(document: TextDocument): Section[] {
  const { headings, lines, text } = document;
  return headings.map((heading, index) => {
    const following = headings.slice(index + 1);
    const next = following.findIndex(({ level }) => level <= heading.level);
    const below = next < 0 ? following : following.slice(0, next);
    const until = next < 0 ? undefined : following[next];
    return {
      heading,
      lines: lines.slice(heading.line, until?.line ?? lines.length),
      children: below,
      end: until?.start ?? text.length,
    };
  });
}

/** Headings of one rank below one parent, in order. */
export function siblings(headings: readonly Heading[]): Heading[][] {
  const groups: Heading[][] = [];
  const open = new Map<number, Heading[]>();
  for (const heading of headings) {
    for (const level of [...open.keys()]) if (level > heading.level) open.delete(level);
    const group = open.get(heading.level);
    if (group === undefined || heading.number === 1) {
      const begun = [heading];
      open.set(heading.level, begun);
      groups.push(begun);
    } else group.push(heading);
  }
  return groups;
}

const PART = /^第[一二三四五六七八九十]{1,2}(?:部分|章|篇)/;
const GREAT_NUMBER =
  /^第([一二三四五六七八九十]{1,3}|\d{1,2})(部分|章|篇|节|条)(?=[\s、：:]|$)|^[壹贰叁肆伍陆柒捌玖拾]、/;
const FORMAL = '壹贰叁肆伍陆柒捌玖拾';

/** 第六部分 after 第四部分; a first one begins anew, as after the contents, and articles are those that begin with it. */
export function partGaps({ lines }: TextDocument): { here: Range; before: Range }[] {
  const last = new Map<string, Range & { number: number }>();
  return lines.flatMap((line) => {
    const match = GREAT_NUMBER.exec(line.text);
    if (match === null) return [];
    const { sort, number } = greatNumber(match);
    const here = { ...rangeOf(line, match), number };
    const before = last.get(sort);
    if (before !== undefined || number === 1 || sort !== '条') last.set(sort, here);
    const isNext = before === undefined || [1, before.number + 1].includes(number);
    return isNext ? [] : [{ here, before }];
  });
}

function greatNumber([whole, mark, part]: RegExpMatchArray): { sort: string; number: number } {
  const number = FORMAL.indexOf(whole.charAt(0)) + 1;
  if (mark === undefined) return { sort: FORMAL, number };
  return { sort: part ?? '', number: Number(chineseNumeral(mark)?.toNumber() ?? mark) };
}

/** A line that may be a heading without a number. */
const isBareTitle = ({ text }: Line): boolean => text.length <= 24 && !/[。；，：]$/.test(text);

/** Headings whose rank begins late below its parent, or begins anew at once: （二） first, （一） after （一）. */
export function startsLate(document: TextDocument): Heading[] {
  const { headings, lines, text } = document;
  return headings.filter((heading, index) => {
    const before = headings[index - 1];
    if (before === undefined || heading.level > 4 || heading.title === '') return false;
    const between = lines.slice(before.line + 1, heading.line);
    if (between.some((line) => isBareTitle(line) || PART.test(line.text))) return false;
    if (before.level === heading.level)
      return (
        heading.number === 1 && before.number === 1 && heading.level <= 2 && isTold(before, between)
      );
    const isFirst =
      before.level < heading.level && heading.number === 2 && !goesOn(headings, index);
    const told = text.slice(before.start + before.mark.length, heading.start);
    return isFirst && !FIRST_MARK.test(told);
  });
}

/** 2. after 1. with （一） and （二） in between, which some use below it. */
function goesOn(headings: readonly Heading[], index: number): boolean {
  const level = headings[index]?.level;
  const at = headings.slice(0, index).findLastIndex((heading) => heading.level === level);
  return headings[at]?.number === 1 && headings[at + 1]?.number === 1;
}

/** The first item may stand within a paragraph: 措施有：（一）…. */
const FIRST_MARK = /[（(][一1][）)]|(?<!\d)1[.、．]|①|一是|一、|首先|第一/;

/** More than a line of a table of contents. */
const isTold = ({ rest }: Heading, below: readonly Line[]): boolean =>
  rest !== '' || below.length > 0;
