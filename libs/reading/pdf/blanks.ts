/** A line set to both edges whose signs stand so far apart that the reader takes the gaps for blanks. */
const STRETCHED = /[^\x20-\u2e7f] [^\x20-\u2e7f] [^\x20-\u2e7f]/;
const STRETCH = /(?<=[^\x20-\u2e7f]) (?=[^\x20-\u2e7f])/g;
/** Programs set figures apart from Chinese words by themselves. */
const SET_APART = /(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])/g;

/** A line as it was typed. */
export const withoutStretch = (line: string): string =>
  STRETCHED.test(line) ? line.replaceAll(STRETCH, '') : line;

/** A line of a cell as it was typed. */
export const cellText = (line: string): string => withoutStretch(line).replaceAll(SET_APART, '');
