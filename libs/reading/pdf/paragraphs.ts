import { isFull } from './full-lines.js';
import { isRow, type Block, type Page } from './blocks.js';
import type { Line } from './pieces.js';
import { joinedRow, withoutHeadings } from './rows.js';
import { withoutRunning } from './running.js';

/** How the lines of a file are set, told by all of its pages. */
interface Layout {
  /** Where the lines of a page end that are full. */
  readonly right: number;
  /** Where lines begin that are not set in. */
  readonly left: number;
  /** From one line of a paragraph to the next. */
  readonly pitch: number;
  /** Whether paragraphs are set in or stand apart, so that a full line that is followed by neither goes on. */
  readonly isMarked: boolean;
  /** Whether they are set in, which shows at the head of a page as well. */
  readonly isSetIn: boolean;
  /** Whether a heading or an entry of a list may be neither. */
  readonly hasPlainHeadings: boolean;
}

/** A paragraph's first line is set in by more characters than this. */
const INDENT = 1.2;
/** The second line of a title in the middle begins further in than a paragraph does. */
const CENTRED = 3;
/** Lines further apart than this many times the usual distance are of two paragraphs. */
const APART = 1.15;
/** Signs of one paragraph are nearly of one size. */
const SAME_SIZE = 0.08;
/** So many paragraphs, and so large a part of them, show how they are marked. */
const FEWEST = 3;
const MARKED_SHARE = 0.7;

/** A line this much of the longest may be full. */
const LONG = 0.9;

const ENDS_SENTENCE = /[。：；！？]$/;
const HEADING =
  /^(?:第[一二三四五六七八九十]+[章节部]|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|\d{1,2}(?:\.\d{1,2})+\s)/;

/** The text of all pages: a line a paragraph, also over the end of a page, and a line a table row with a tab before each cell. */
export function textOf(read: readonly Page[]): string {
  const pages = withoutRunning(read);
  const layout = layoutOf(pages);
  const texts: string[] = [];
  let last: Block | undefined;
  withoutHeadings(pages).forEach((blocks, at) => {
    const isTagged = pages[at]?.isTagged === true;
    blocks.forEach((block, index) => {
      const onOnePage = index > 0;
      const row = last !== undefined && !onOnePage ? joinedRow(last, block) : null;
      const isMore =
        last !== undefined && !(onOnePage && isTagged) && goesOn(last, block, onOnePage, layout);
      const before = row !== null || isMore ? (texts.pop() ?? '') : '';
      texts.push(row === null ? before + written(block) : written(row));
      last = row ?? block;
    });
  });
  return texts.join('\n');
}

const written = (block: Block): string =>
  isRow(block) ? block.cells.map((cell) => `\t${cell?.text ?? ''}`).join('') : block.text;

function layoutOf(pages: readonly Page[]): Layout {
  const all = pages.flatMap(({ lines }) => lines);
  const pairs = pages.flatMap(({ lines }) =>
    lines.slice(1).map((line, at): [Line, Line] => [lines[at] ?? line, line]),
  );
  const right = edgeOf(all.map(({ end }) => end));
  const isFullPair = ([one, next]: [Line, Line]): boolean => isFull(one, next.text, right);
  const found = {
    right,
    left: marginOf(all.map(({ start }) => start)),
    pitch: commonest(pairs.filter(isFullPair).map(([one, next]) => one.y - next.y)),
  };
  const sure = pairs.filter((pair) => !isFullPair(pair));
  const marked = sure.filter(([one, next]) => begins(one, next, true, found));
  const setIn = sure.filter(([, next]) => isSetIn(next, found.left));
  const areMost = ({ length }: readonly unknown[]): boolean =>
    length >= FEWEST && length >= sure.length * MARKED_SHARE;
  const isHeading = ([, { text }]: [Line, Line]): boolean => HEADING.test(text);
  const hasPlainHeadings = sure.filter(isHeading).length > marked.filter(isHeading).length;
  return { ...found, isMarked: areMost(marked), isSetIn: areMost(setIn), hasPlainHeadings };
}

/** Where long lines end; a mark may hang over the edge, so it is not the longest. */
function edgeOf(ends: readonly number[]): number {
  const longest = Math.max(0, ...ends);
  const long = ends.filter((end) => end > longest * LONG).sort((one, other) => one - other);
  return long[Math.floor(long.length / 2)] ?? 0;
}

/** Where lines begin that are not set in: the leftmost place that is no single line's. */
function marginOf(starts: readonly number[]): number {
  const near = starts.map((start) => Math.round(start)).sort((one, other) => one - other);
  return near.find((start, at) => near[at + 1] === start) ?? near[0] ?? 0;
}

/** The value most of them have, to half a point. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const near = Math.round(value * 2) / 2;
    counts.set(near, (counts.get(near) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 0;
}

/** A line that is set in, stands apart from the one above or is of another size begins a paragraph. */
function begins(
  before: Line,
  line: Line,
  onOnePage: boolean,
  { left, pitch }: Pick<Layout, 'left' | 'pitch'>,
): boolean {
  const isApart = onOnePage && before.y - line.y > pitch * APART;
  return isSetIn(line, left) || isApart || !isSameSize(before, line);
}

const isSetIn = ({ start, size }: Line, left: number): boolean => start > left + size * INDENT;

const isSameSize = (one: Line, other: Line): boolean =>
  Math.abs(one.size / other.size - 1) <= SAME_SIZE;

function goesOn(before: Block, block: Block, onOnePage: boolean, layout: Layout): boolean {
  if (isRow(before) || isRow(block)) return false;
  if (!isFull(before, block.text, layout.right)) return false;
  if (onOnePage && isSameSize(before, block) && isCentred(before, block, layout)) return true;
  if (begins(before, block, onOnePage, layout)) return false;
  if (!ENDS_SENTENCE.test(before.text)) return true;
  const isMarked = onOnePage ? layout.isMarked : layout.isSetIn;
  return isMarked && !(layout.hasPlainHeadings && HEADING.test(block.text));
}

/** A title that takes two lines, the second in the middle below the first. */
function isCentred(before: Line, line: Line, { left }: Layout): boolean {
  const middle = ({ start, end }: Line): number => (start + end) / 2;
  const isShort = line.start > left + line.size * CENTRED;
  return isShort && Math.abs(middle(line) - middle(before)) < line.size / 2;
}
