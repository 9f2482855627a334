import { takes } from './columns.js';
import { isTableLine } from './tables.js';

/** A text whose paragraphs stand on one line each, and where its characters stood before. */
export interface Joined {
  readonly text: string;
  /** The offset in the given text of an offset in the joined one. */
  readonly origin: (offset: number) => number;
}

/** Places a line takes that runs to the right edge of a page; wider ones are paragraphs of a word processor. */
const NARROWEST = 36;
const WIDEST = 170;
/** Digits and blanks are set narrower or wider than half a character, and figures are not broken: a full line may be this short. */
const FULL = 0.84;
/** So many lines broken amid a sentence are no chance. */
const FEWEST_BROKEN = 3;
/** Of the long lines that end amid a sentence, so many are full where a page's edge broke them. */
const BROKEN_SHARE = 0.6;

/** Cells stand between tabs, bars or runs of blanks. */
const isRow = (line: string): boolean => isTableLine(line) || / {2,}/.test(line.trim());

const ENDS_SENTENCE = /[。；：！？]\s*$/;
/** A line that begins an item, a heading or, by its indent, a paragraph. */
const BEGINS =
  /^(?:\s|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十\d]+[章节部条]|\d{1,2}[.、．](?!\d)|[①②③④⑤⑥⑦⑧⑨⑩]|(?:附[件表]|表|图)\s?\d)/;
/** What is never broken: a run of digits and letters, or marks that may not begin a line. */
const UNBROKEN = /^(?:[\d.,%A-Za-z]+|.)[，。；：、）》”％]*/u;

/**
 * Joins lines broken at the right edge of a page, as they come out of a printed file: a sentence runs on, a word is whole.
 * A text whose paragraphs stand on one line each comes back as it is, and so do tables, headings and lists.
 */
export function joinWrapped(source: string): Joined {
  const lines = source.split('\n');
  const width = pageWidth(lines);
  const breaks = width === null ? [] : breaksOf(lines, width);
  return breaks.length === 0
    ? { text: source, origin: (offset) => offset }
    : { text: without(source, breaks), origin: (offset) => offset + leftOut(breaks, offset) };
}

/** A line end that goes: its first offset in the given text, and how many characters are gone with it. */
interface Break {
  readonly start: number;
  readonly end: number;
  readonly gone: number;
}

/** Places the widest lines take, or null where lines end with their paragraphs. */
function pageWidth(lines: readonly string[]): number | null {
  const widths = lines.map((line) => (isRow(line) ? 0 : widthOf(line)));
  const width = widths.reduce((most, one) => Math.max(most, one), 0);
  if (width < NARROWEST || width > WIDEST) return null;
  const open = widths.filter(
    (own, at) => own >= NARROWEST && !ENDS_SENTENCE.test(lines[at] ?? '') && goesOn(lines, at),
  );
  const full = open.filter((own) => own >= width * FULL);
  const isWrapped = full.length >= FEWEST_BROKEN && full.length >= open.length * BROKEN_SHARE;
  return isWrapped ? width : null;
}

/** The line below could be the rest of the sentence. */
function goesOn(lines: readonly string[], at: number): boolean {
  const below = lines[at + 1] ?? '';
  return below.trim() !== '' && !isRow(below) && !BEGINS.test(below);
}

/** The line ends that break a paragraph; a carriage return belongs to them. */
function breaksOf(lines: readonly string[], width: number): Break[] {
  let [at, gone] = [-1, 0];
  return lines.flatMap((line, index) => {
    at += line.length + 1;
    if (isRow(line) || ENDS_SENTENCE.test(line)) return [];
    if (!goesOn(lines, index) || !isFull(lines, index, width)) return [];
    const start = line.endsWith('\r') ? at - 1 : at;
    gone += at + 1 - start;
    return [{ start, end: at + 1, gone }];
  });
}

/** Has no room for what the next line begins with. */
function isFull(lines: readonly string[], at: number, width: number): boolean {
  const next = UNBROKEN.exec(lines[at + 1] ?? '')?.[0] ?? '';
  return widthOf(lines[at] ?? '') + widthOf(next) > width * FULL;
}

const widthOf = (line: string): number => takes(line, 2);

function without(source: string, breaks: readonly Break[]): string {
  let from = 0;
  const pieces = breaks.map(({ start, end }) => {
    const piece = source.slice(from, start);
    from = end;
    return piece;
  });
  return pieces.join('') + source.slice(from);
}

/** How many characters went before an offset of the joined text. */
function leftOut(breaks: readonly Break[], offset: number): number {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { end, gone } = breaks[middle] ?? { end: 0, gone: 0 };
    if (end - gone <= offset) low = middle + 1;
    else high = middle;
  }
  return breaks[low - 1]?.gone ?? 0;
}
