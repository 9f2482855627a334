import { type Edited, rewritten, type Rule } from './edits.js';

/** Marks nobody sees: blanks without width, marks of direction, hyphens a line may break at, byte order marks. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/g;
/** How lines end elsewhere: of other systems, broken by hand in Word, at the end of a page. */
const OTHER_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** The text with the usual ends of lines, without marks nobody sees, which copying from pages and chats brings along. */
export const withoutUnseen = (source: string): Edited =>
  rewritten(source, [
    [OTHER_ENDS, '\n'],
    [UNSEEN, ''],
  ]);

/** Titles behind #, or a table ruled below its head: the text is written for such marks. */
const IS_MARKED = /^ {0,3}#{1,6} |^ {0,3}\|? {0,3}:?-{3,}:? {0,3}(?:\||$)/m;
/** **资金情况**; 张** stands for a name that is not told. */
const BOLD = /(?<!\*)\*\*(?=[^\s*，。；、])([^*\n]+)(?<=[^\s*])\*\*(?!\*)/g;
/** **县**镇, **年**月: of a template that nobody filled in, unless the text is written for such marks. */
const BOLD_OR_OPEN =
  /(?<!\*)\*\*(?=[^\s*，。；、])(?![省市县区乡镇村局年月日个项人元%]|万元)([^*\n]{2,})(?<=[^\s*])\*\*(?!\*)/g;
const NOTHING = { before: '', behind: '' };

const MARKED: readonly Rule[] = [
  [/^ {0,3}#{1,6}[ \t]+/gm, ''],
  [/^ {0,3}(?:-{3,}|\*{3,}|_{3,}|`{3}\w*)[ \t]*$/gm, ''],
  [/^ {0,3}> ?/gm, ''],
  [/`/g, ''],
  // 1\. and \*
  [/\\(?=[.#*_+\-()[\]|~>])/g, ''],
];
const ALWAYS: readonly Rule[] = [
  [/(?<=[。；，：、]) ?<br *\/?>/gi, ''],
  [/ ?<br *\/?>/gi, '；'],
  [/&nbsp;/g, ' '],
  // - 完成…, ● 完成…; - 3 - numbers a page.
  [/^[ \t\u3000]*[-*+][ \t]+(?=[^\s\d|]|\d+[.、．](?!\d)|\d[^\n]*[一-龥])/gm, ''],
  [/^[ \t\u3000]*[•●◆◇▪►▶➢➤][ \t\u3000]*(?=\S)/gm, ''],
];

/** The text without the signs a plain text uses for titles, bold print and the items of a list. */
export function withoutMarkup(source: string): Edited {
  const isMarked = IS_MARKED.test(source);
  return rewritten(source, [
    [isMarked ? BOLD : BOLD_OR_OPEN, NOTHING],
    ...(isMarked ? MARKED : []),
    ...ALWAYS,
  ]);
}
