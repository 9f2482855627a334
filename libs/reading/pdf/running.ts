import { isRow, type Block, type Page } from './blocks.js';
import type { Line } from './pieces.js';

/** A head or foot stands on so many pages, and on so large a part of them. */
const FEWEST_PAGES = 3;
const SHARE = 0.5;
/** Blocks at either end of a page that may be its head or foot. */
const DEPTH = 2;
/** Heads stand at one height, to a few points. */
const HEIGHT = 4;

/** Pages without what is printed at the same place of most of them, such as a title or the number of the page. */
export function withoutRunning(pages: readonly Page[]): Page[] {
  const counts = new Map<string, number>();
  for (const { blocks } of pages)
    for (const key of new Set(ends(blocks).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRunning = (line: Line): boolean => {
    const count = counts.get(keyOf(line)) ?? 0;
    return count >= FEWEST_PAGES && count >= pages.length * SHARE;
  };
  return pages.map((page) => {
    const running = new Set<Block>(ends(page.blocks).filter(isRunning));
    return {
      ...page,
      blocks: page.blocks.filter((block) => !running.has(block)),
      lines: page.lines.filter((line) => !running.has(line)),
    };
  });
}

const ends = (blocks: readonly Block[]): Line[] =>
  [...blocks.slice(0, DEPTH), ...blocks.slice(DEPTH).slice(-DEPTH)].filter(
    (block): block is Line => !isRow(block),
  );

const keyOf = ({ y, text }: Line): string =>
  `${String(Math.round(y / HEIGHT))} ${text.replaceAll(/\d+/g, '#')}`;
