import { takes } from './columns.js';
import { type Edited, type Stretch, without } from './edits.js';
import { BEGINS, PAGE_NUMBER } from './page-lines.js';
import { isFlatRow, isLeader, isRow } from './tables.js';

/** Places a line takes that runs to the right edge of a page; wider ones are paragraphs of a word processor. */
const NARROWEST = 36;
const WIDEST = 170;
/** Digits and blanks are set narrower or wider than half a character, and figures are not broken: a full line may be this short. */
const FULL = 0.84;
/** So many lines broken amid a sentence are no chance. */
const FEWEST_BROKEN = 3;
/** Of the long lines that end amid a sentence, so many are full where a page's edge broke them. */
const BROKEN_SHARE = 0.6;
/** A line torn amid a bracket or before a mark is at least this long; columns of a form are narrower. */
const TORN = 0.5;
/** Lines of one paragraph differ by a character or two. */
const EVEN = 0.92;

const ENDS_SENTENCE = /[。；：！？]\s*$/;
/** What is never broken: a run of digits and letters, or marks that may not begin a line. */
const UNBROKEN = /^(?:[\d.,%A-Za-z]+|.)[，。；：、）》”％,;:)]*/u;
/** Marks no line begins with, and such that none ends with. */
const NEVER_FIRST = /^[，。；：、）”’》〉】％%,;:)]/;
const NEVER_LAST = /[，、（“‘《〈,(]$/;
const PAIRS = [
  ['（', '）'],
  ['“', '”'],
  ['《', '》'],
] as const;
/** What sentences have and titles lack. */
const RUNNING = /[，。；：、（）]/;
const BETWEEN_PAGES = new RegExp(`^(?:${PAGE_NUMBER}|\\d{1,3}|[①-⑳]|[\\s—–－-]*)$`);
/** The sign of a note, which printed files set on a line of its own amid the sentence. */
const NOTE_SIGN = /^\s*[①-⑳]\s*$/;
const LONGEST_PAGE_END = 4;
/** Lines a quotation or a bracket runs over at most. */
const LONGEST_QUOTE = 4;

/** A line with what is asked of it more than once. */
interface Printed {
  readonly text: string;
  /** Places it takes; 0 for what is no running text: a row, an entry of a table of contents, nothing. */
  readonly width: number;
  /** Ends with its sentence, or is no running text. */
  readonly isClosed: boolean;
}

/**
 * Joins lines broken at the right edge of a page, as they come out of a printed file: a sentence runs on, a word is whole.
 * A text whose paragraphs stand on one line each comes back as it is, and so do tables, headings and lists.
 */
export function joinWrapped(source: string): Edited {
  const lines = source.split('\n').map(printed);
  const width = pageWidth(lines);
  return without(source, width === null ? [] : breaksOf(lines, width));
}

function printed(text: string): Printed {
  const width = isRow(text) || isFlatRow(text) || isLeader(text) ? 0 : takes(text.trim(), 2);
  return { text, width, isClosed: width === 0 || ENDS_SENTENCE.test(text) };
}

/** Places a full line takes, or null where lines end with their paragraphs. */
function pageWidth(lines: readonly Printed[]): number | null {
  const open = lines.filter(
    (line, at) => line.width >= NARROWEST && !line.isClosed && goesOn(lines, at),
  );
  const width = mostCommon(open);
  if (width === null || width > WIDEST) return null;
  const isFullLine = (line: Printed): boolean => line.width >= width * FULL;
  const full = open.filter(isFullLine).length;
  const short = open.filter((line) => !isFullLine(line) && RUNNING.test(line.text)).length;
  return full >= (full + short) * BROKEN_SHARE ? width : null;
}

/** The width most lines are full of; a few wider ones are of another page, or set tighter. */
function mostCommon(lines: readonly Printed[]): number | null {
  const widths = lines.map(({ width }) => width).sort((one, other) => one - other);
  let [most, best, from]: [number, number | null, number] = [FEWEST_BROKEN, null, 0];
  for (const [at, width] of widths.entries()) {
    while ((widths[from] ?? width) < width * FULL) from += 1;
    const full = at + 1 - from;
    // Of two as common the wider one.
    if (full >= most) [most, best] = [full, width];
  }
  return best;
}

/** The line below could be the rest of the sentence. */
function goesOn(lines: readonly Printed[], at: number): boolean {
  const below = lines[at + 1];
  return below !== undefined && below.width > 0 && !BEGINS.test(below.text);
}

/** The line ends that break a paragraph; a carriage return belongs to them, and so does the number of a page. */
function breaksOf(lines: readonly Printed[], width: number): Stretch[] {
  let at = -1;
  return lines.flatMap((line, index) => {
    at += line.text.length + 1;
    if (line.width === 0) return [];
    const between = pageEnd(lines, index + 1);
    const next = index + between.length;
    if (!goesOn(lines, next)) return [];
    const below = lines.slice(next + 1, next + 1 + LONGEST_QUOTE).map(({ text }) => text);
    const isNoted = between.some(({ text }) => NOTE_SIGN.test(text));
    const isBroken = line.isClosed
      ? isFull(line, below, width) && isWithinPair(line, below)
      : isNoted ||
        isFull(line, below, width) ||
        isTorn(line, below, width) ||
        isEven(line, lines[next + 1], width);
    if (!isBroken) return [];
    const end = between.reduce((to, { text }) => to + text.length + 1, at + 1);
    return [{ start: line.text.endsWith('\r') ? at - 1 : at, end }];
  });
}

/** What stands between two pages: the number of one, empty lines beside it, a sign of a note on a line of its own. */
function pageEnd(lines: readonly Printed[], from: number): readonly Printed[] {
  const rest = lines.slice(from, from + LONGEST_PAGE_END + 1);
  const end = rest.findIndex(({ text }) => !BETWEEN_PAGES.test(text.trim()));
  const between = end < 0 ? [] : rest.slice(0, end);
  // Empty lines alone part paragraphs, unless there are more than one.
  return between.length === 1 && between[0]?.text.trim() === '' ? [] : between;
}

/** Has no room for what the next line begins with. */
const isFull = (line: Printed, [next = '']: readonly string[], width: number): boolean =>
  line.width + takes(UNBROKEN.exec(next)?.[0] ?? '', 2) > width * FULL;

/** Ends within brackets, or where no line ends. */
const isTorn = (line: Printed, below: readonly string[], width: number): boolean =>
  line.width >= width * TORN &&
  (NEVER_FIRST.test(below[0] ?? '') || NEVER_LAST.test(line.text) || isWithinPair(line, below));

/** As wide as the line below, as in an item set in on both sides. */
const isEven = (line: Printed, below: Printed | undefined, width: number): boolean =>
  below !== undefined &&
  line.width >= width * TORN &&
  Math.min(line.width, below.width) >= Math.max(line.width, below.width) * EVEN &&
  RUNNING.test(line.text) &&
  RUNNING.test(below.text);

/** Opens brackets or quotes that one of the next lines closes. */
function isWithinPair({ text }: Printed, below: readonly string[]): boolean {
  const items = below.findIndex((line) => BEGINS.test(line) || line.trim() === '');
  const rest = (items < 0 ? below : below.slice(0, items)).join('');
  return PAIRS.some(([open, close]) => {
    const [opens, closes] = [rest.indexOf(open), rest.indexOf(close)];
    return (
      text.lastIndexOf(open) > text.lastIndexOf(close) &&
      closes >= 0 &&
      (opens < 0 || closes < opens)
    );
  });
}
