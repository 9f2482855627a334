import type { Line } from './pieces.js';

/** A full line ends so many characters before the edge at most, besides what did not fit. */
const SLACK = 0.5;
/** What is never broken at the end of a line: figures with their signs, a sign with the marks that may not begin a line. */
const UNBROKEN = /^(?:[《〈（“〔(]*(?:[\d.,%A-Za-z]+|.))[，。；：、）”》〕％%,;:)]*/u;

/** Whether the line had no room for what the next one begins with. Widths in signs as wide as high; Latin ones half so. */
export function isFull({ end, size }: Line, next: string, right: number): boolean {
  const [unbroken = ''] = UNBROKEN.exec(next) ?? [];
  const width = [...unbroken].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.5), 0);
  return end + (width + SLACK) * size > right;
}
