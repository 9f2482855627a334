import type { TextDocument } from '../../document.js';

/** About a page: a shorter text need not use a word twice. */
const WHOLE_REPORT = 1_200;

/**
 * Whether the words somebody is thought to have meant are words of this report. The longer a text, the more of its pairs of
 * characters look like a slip by chance; but a report that means a word writes it more than once.
 */
export const isWordOf = ({ text }: TextDocument, meant: readonly string[]): boolean =>
  text.length < WHOLE_REPORT || meant.some((one) => one !== '' && text.includes(one));
