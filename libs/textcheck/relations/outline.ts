import type { TextDocument } from '../document.js';
import type { Heading } from '../text/structure.js';
import { chineseNumeral } from '../text/numerals.js';
import { rangeOf, type Range } from '../finding-of.js';
import type { Line } from '../text/line.js';

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
const PART_NUMBER = /^第([一二三四五六七八九十]{1,2})(?:部分|章|篇)/;

/** 第六部分 after 第四部分; a first part begins anew, as after the contents. */
export function partGaps({ lines }: TextDocument): { here: Range; before: Range }[] {
  const parts = lines.flatMap((line) => {
    const match = PART_NUMBER.exec(line.text);
    return match === null
      ? []
      : [{ ...rangeOf(line, match), number: chineseNumeral(match[1] ?? '')?.toNumber() ?? 0 }];
  });
  return parts.flatMap((here, index) => {
    const before = parts[index - 1];
    const isNext = before === undefined || [1, before.number + 1].includes(here.number);
    return isNext ? [] : [{ here, before }];
  });
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
    const isFirst = before.level < heading.level && heading.number === 2;
    const told = text.slice(before.start + before.mark.length, heading.start);
    return isFirst && !FIRST_MARK.test(told);
  });
}

/** The first item may stand within a paragraph: 措施有：（一）…. */
const FIRST_MARK = /[（(][一1][）)]|(?<!\d)1[.、．]|①|一是|一、|首先|第一/;

/** More than a line of a table of contents. */
const isTold = ({ rest }: Heading, below: readonly Line[]): boolean =>
  rest !== '' || below.length > 0;

/** Pairs of headings of one rank and title below one parent, both with a text of their own; the later first. */
export function sameTitles(document: TextDocument): [Heading, Heading][] {
  const sections = sectionsOf(document).filter(
    ({ heading, lines, children }) => heading.rest !== '' || lines.length > children.length + 1,
  );
  const parts = document.lines.filter(({ text }) => PART.test(text)).map(({ start }) => start);
  const partOf = (at: number): number => parts.filter((start) => start <= at).length;
  return sections.flatMap(({ heading }, index): [Heading, Heading][] => {
    const first = sections
      .slice(0, index)
      .findLast((one) => one.heading.level <= heading.level && isTwin(one.heading, heading));
    if (first === undefined || first.heading.level !== heading.level) return [];
    const parted = document.headings.some(
      ({ level, start }) =>
        level < heading.level && start > first.heading.start && start < heading.start,
    );
    const isOne = !parted && partOf(first.heading.start) === partOf(heading.start);
    return isOne ? [[heading, first.heading]] : [];
  });
}

const SHORTEST_TITLE = 4;
const isTwin = (one: Heading, other: Heading): boolean =>
  one.title === other.title && one.title.length >= SHORTEST_TITLE;
