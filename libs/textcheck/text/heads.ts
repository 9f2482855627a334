import { isAccountLine } from './account-lines.js';
import { chineseNumeral } from './numerals.js';
import { NO_FIGURE, ranksAtHead } from './structure.js';
import type { Line } from './line.js';
import { CONTENTS_TITLE, nameOfEntry } from './page-lines.js';

/** Ways in which offices number their headings. */
export type HeadStyle =
  | 'part'
  | 'chapter'
  | 'section'
  | 'cn'
  | 'cnParen'
  | 'decimal'
  | 'digit'
  | 'digitParen'
  | 'digitHalf'
  | 'circled';

/** A numbered line of whatever style: its number, its title, and what the line says beyond. */
export interface Head {
  readonly style: HeadStyle;
  /** 5.1.2 has three; all others one. */
  readonly numbers: readonly number[];
  readonly mark: string;
  readonly title: string;
  /** What follows the title on its line. */
  readonly rest: string;
  readonly start: number;
  /** Index of its line in the lines of the text. */
  readonly line: number;
}

const CN = '[一二三四五六七八九十]{1,3}';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
/** 3.5万元 is a figure, 3.5 小学 a heading. */
const NO_UNIT = '(?![万亿元个人次名户家项吨倍年月日亩公平米台件套辆所处小分%])';
const DATE = String.raw`20\d\d年|\d{1,2}月`;
const STYLES: readonly (readonly [HeadStyle, RegExp])[] = [
  ['part', new RegExp(`^第(${CN}|\\d{1,2})(?:部分|篇|编)[\\s、：:]*`)],
  ['chapter', new RegExp(`^第(${CN}|\\d{1,2})章[\\s、：:]*`)],
  ['section', new RegExp(`^第(${CN}|\\d{1,2})节[\\s、：:]*`)],
  ['cn', new RegExp(`^(${CN})(?:[、.．]\\s*|\\s+(?=[一-龥]{2}))`)],
  ['cnParen', new RegExp(`^[（(](${CN})[）)][、.]?\\s*`)],
  [
    'decimal',
    new RegExp(
      `^(\\d{1,2}(?:\\.\\d{1,2}){1,3})(?:[.、]?\\s+(?=[一-龥“《（]|${DATE})|[.、]?${NO_UNIT}(?=[一-龥“《（]))`,
    ),
  ],
  ['digit', new RegExp(`^(\\d{1,2})(?:[.、]${NO_FIGURE}\\s*|\\s+(?=[一-龥“《（]))`)],
  ['digitParen', /^[（(](\d{1,2})[）)][、.]?\s*/],
  ['digitHalf', /^(\d{1,2})[）)][、.]?\s*/],
  ['circled', /^([①②③④⑤⑥⑦⑧⑨⑩])\s*/],
];
/** A title longer than this is a sentence. */
const LONGEST_TITLE = 40;

/** The numbered lines of a text; those of its table of contents are left out. */
export function headsOf(lines: readonly Line[]): Head[] {
  const contents = contentsOf(lines);
  const ranks = ranksAtHead(lines);
  const heads = lines.flatMap((line, index) =>
    contents.has(index) || ranks.has(index) || isAccountLine(lines, index)
      ? []
      : headOf(line, index),
  );
  // 12 所学校 is a chapter only where chapters have sections: 12.1.
  const hasDecimals = heads.some(({ style }) => style === 'decimal');
  return heads.filter(({ style, mark }) => hasDecimals || style !== 'digit' || /[.、]/.test(mark));
}

function headOf({ text, start }: Line, line: number): Head[] {
  for (const [style, pattern] of STYLES) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const after = text.slice(found[0].length);
    const end = after.search(/[。；：:，]/);
    const title = (end < 0 ? after : after.slice(0, end)).trim();
    return [
      {
        style,
        numbers: numbersOf(found[1] ?? ''),
        mark: found[0],
        title: title.length > LONGEST_TITLE ? '' : title,
        rest: end < 0 ? '' : after.slice(end + 1).trim(),
        start,
        line,
      },
    ];
  }
  return [];
}

function numbersOf(mark: string): number[] {
  const circled = CIRCLED.indexOf(mark);
  if (circled >= 0) return [circled + 1];
  return /^\d/.test(mark) ? mark.split('.').map(Number) : [chineseNumeral(mark)?.toNumber() ?? 0];
}

const CONTENTS_RUN = 3;

/** Lines of a table of contents: below its title up to where its first entry comes again, or such a run of entries. */
function contentsOf(lines: readonly Line[]): Set<number> {
  const titles = lines.map(({ text }) => nameOfEntry(text));
  const last = new Map(titles.map((title, index) => [title, index]));
  const found = new Set<number>();
  let run: number[] = [];
  titles.forEach((title, index) => {
    const isEntry = title !== '' && (last.get(title) ?? index) > index;
    run = isEntry ? [...run, index] : [];
    if (run.length >= CONTENTS_RUN) for (const line of run) found.add(line);
    if (!CONTENTS_TITLE.test(lines[index]?.text ?? '')) return;
    const end = titles.indexOf(titles[index + 1] ?? '', index + 2);
    for (let line = index; line < end; line += 1) found.add(line);
  });
  return found;
}
