import { isAccountLine } from './account-lines.js';
import { chineseNumeral } from './numerals.js';
import { alignedLines, isTableLine, tablesIn, type Table } from './tables.js';
import { type Line, linesOf } from './line.js';

/** A numbered heading or item: 一、, （一）, 1., （1）, ①. */
export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly number: number;
  /** The mark as written, e.g. `（一）`. */
  readonly mark: string;
  /** What names it: up to the first full stop or colon. */
  readonly title: string;
  readonly start: number;
  /** Index of its line in `lines`. */
  readonly line: number;
  /** What follows the title on its line. */
  readonly rest: string;
}

/** A text as its reader sees it. */
export interface Structure {
  readonly lines: readonly Line[];
  readonly headings: readonly Heading[];
  readonly tables: readonly Table[];
}

/** 3.5万元 is a figure; 3.5月底 and 2.2024年 are items that begin with a date, 4.0～6岁儿童, 5.2型糖尿病 and 6.12345热线 with a name. */
export const NO_FIGURE = String.raw`(?!\d(?!\d{3}年|\d?月|\d?周?岁|\d?(?:周?岁)?[~～至—-]\d{1,2}(?:周?岁|个?月龄|年级)|型|\d{3,4}(?:\D{0,6})热线))`;
const MARKS: readonly { readonly level: Heading['level']; readonly mark: RegExp }[] = [
  { level: 1, mark: /^([一二三四五六七八九十]+)、/ },
  { level: 2, mark: /^[（(]([一二三四五六七八九十]+)[）)]/ },
  { level: 3, mark: new RegExp(`^(?:附件?[：:]\\s?)?(\\d{1,2})[.、]${NO_FIGURE}`) },
  { level: 4, mark: /^[（(](\d{1,2})[）)]/ },
  { level: 5, mark: /^([①②③④⑤⑥⑦⑧⑨⑩])/ },
];
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const [FORMAL, PLAIN] = ['壹贰叁肆伍陆柒捌玖拾', '一二三四五六七八九十'];
const FORMAL_MARK = /^([壹贰叁肆伍陆柒捌玖拾]{1,2})、/;
/** 壹、 over 一、 over （一）: chapters in the numerals of accounts push the others one level down. */
const BELOW_FORMAL: typeof MARKS = [
  { level: 1, mark: FORMAL_MARK },
  ...MARKS.map(
    ({ level, mark }) => ({ level: level === 1 ? 2 : level === 2 ? 3 : level, mark }) as const,
  ),
];
const FEWEST_FORMAL = 2;
/** 三、四级手术占比: two ranks of one thing, not the third heading. */
const TWO_RANKS =
  /^([一二三四五六七八九])、([二三四五六七八九十])(?:级|类|季度|季|期|批|档|线|年级|层|等|组)/;

/** Indexes of lines that begin with two ranks where no heading of that number is due, or where it comes further down. */
export function ranksAtHead(lines: readonly Line[]): ReadonlySet<number> {
  const marked = lines.flatMap(({ text }, index) => {
    const mark = TOP_MARK.exec(text)?.[1];
    if (mark === undefined) return [];
    const [, first = '', second = ''] = TWO_RANKS.exec(text) ?? [];
    const isPair = first !== '' && numberOf(second) === numberOf(first) + 1;
    return [{ index, number: numberOf(mark), isPair }];
  });
  const found = new Set<number>();
  let last = 0;
  marked.forEach(({ index, number, isPair }, at) => {
    const next = marked.slice(at + 1).find((one) => !one.isPair);
    const isDue = number === last + 1 && next?.number !== number;
    if (isPair && !isDue) found.add(index);
    else last = number;
  });
  return found;
}

const TOP_MARK = /^([一二三四五六七八九十]+)、/;

/** A title longer than this is a sentence. */
const LONGEST_TITLE = 40;

/** Splits a normalised text into running lines, headings and tables (cells between tabs, bars or runs of blanks). */
export function readStructure(text: string): Structure {
  const lines: Line[] = [];
  const tables: Table[] = [];
  let block: Line[] = [];
  const close = (): void => {
    if (block.some((line) => line.text !== '')) tables.push(...tablesIn(block));
    block = [];
  };
  const raws = linesOf(text);
  const aligned = alignedLines(raws);
  for (const raw of raws) {
    const isRow = isTableLine(raw.text) || aligned.has(raw.start);
    const inTable = isRow || (block.length > 0 && raw.text.trim() === '');
    if (inTable) {
      block.push(raw);
      continue;
    }
    close();
    const indent = raw.text.length - raw.text.trimStart().length;
    const trimmed = raw.text.trim();
    if (trimmed !== '') lines.push({ text: trimmed, start: raw.start + indent });
  }
  close();
  const ranks = ranksAtHead(lines);
  const formal = lines.filter((line) => FORMAL_MARK.test(line.text));
  const marks = formal.length < FEWEST_FORMAL ? MARKS : BELOW_FORMAL;
  const headings = lines.flatMap((line, at) =>
    ranks.has(at) || isAccountLine(lines, at) ? [] : headingOf(line, at, marks),
  );
  return { lines, tables, headings };
}

function headingOf(line: Line, index: number, marks: typeof MARKS): Heading[] {
  for (const { level, mark } of marks) {
    const found = mark.exec(line.text);
    if (found === null) continue;
    const after = line.text.slice(found[0].length);
    const end = after.search(/[。：；:，]/);
    const title = (end < 0 ? after : after.slice(0, end)).trim();
    return [
      {
        level,
        number: numberOf(found[1] ?? ''),
        mark: found[0],
        title: title.length > LONGEST_TITLE ? '' : title,
        start: line.start,
        line: index,
        rest: end < 0 ? '' : after.slice(end + 1).trim(),
      },
    ];
  }
  return [];
}

function numberOf(mark: string): number {
  const circled = CIRCLED.indexOf(mark);
  if (circled >= 0) return circled + 1;
  const formal = FORMAL.indexOf(mark.charAt(0));
  if (formal >= 0)
    return numberOf(mark.replaceAll(/./g, (one) => PLAIN.charAt(FORMAL.indexOf(one))));
  return /^\d/.test(mark) ? Number(mark) : (chineseNumeral(mark)?.toNumber() ?? 0);
}
