import type { Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';

/** What is claimed, and the place that seems to take it back. */
export interface Pair {
  readonly document: TextDocument;
  readonly claimed: Range;
  readonly told: Range;
}

/** The figures of a place. */
export const mentionsIn = (document: TextDocument, { start, end }: Range): Mention[] =>
  document.statements
    .filter((one) => one.start < end && one.start + one.text.length > start)
    .flatMap(({ mentions }) => mentions)
    .filter((one) => one.start >= start && one.end <= end);

/** The clause a place stands in. */
export function clauseAt(text: string, { start, end }: Range): string {
  const before =
    /[^，。；：\n\t|]*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '';
  const after = /^[^，。；：\n\t|]*/.exec(text.slice(end, end + REACH))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}
const REACH = 40;
