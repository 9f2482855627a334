/** A number typed into a text, where it stands. */
export interface Literal {
  readonly text: string;
  readonly start: number;
}

/** A year, and the number of an official paper, are words rather than figures. */
const NO_FIGURE = /\d{4}年|[〔[（(]\d{4}[〕\]）)]第?\d+号?|第\d+[号条款项次]/g;
const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|\d+(?:\.\d+)?%?/g;

/** Figures typed as digits: they do not follow the facts, so that text and table may come to disagree. */
export function literalNumbers(text: string): Literal[] {
  const plain = text.replaceAll(NO_FIGURE, (word) => ' '.repeat(word.length));
  return [...plain.matchAll(NUMBER)].map((match) => ({ text: match[0], start: match.index }));
}
