/** A line that begins an item, a heading or, by its indent, a paragraph. */
export const BEGINS =
  /^(?:\s{2}|\u3000|\t|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十\d]+[章节部条]|\d{1,2}[.、．](?!\d)|[①②③④⑤⑥⑦⑧⑨⑩]|(?:附[件表]|表|图)\s?\d)/;

/** What numbers a page where it stands alone on a line: — 3 —, 第3页 共20页, Page 3 of 20. */
export const PAGE_NUMBER =
  '[—–－-]+\\s*\\d{1,3}\\s*[—–－-]+|第\\s*\\d{1,3}\\s*页(?:[\\s，,/]*共\\s*\\d{1,3}\\s*页)?|[Pp]age\\s*\\d{1,3}(?:\\s*(?:of|/)\\s*\\d{1,3})?';

export const CONTENTS_TITLE = /^(?:目\s*录|目\s*次|索\s*引|内容提要)[：:]?$/;
/** The dots and the page a table of contents adds. */
const LEADER = /(?<![.…·\s])[.…·\s]*(?:\d+\s*)?$/;
/** What an entry of a table of contents has in common with the title it is of. */
export const nameOfEntry = (text: string): string => text.replace(LEADER, '').replaceAll(/\s/g, '');
