import type { TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';

/** A heading numbered 5 or 5.1 or 5.1.2; `start` and `end` are those of its number. */
export interface DecimalHeading extends Range {
  readonly parts: readonly number[];
  readonly title: string;
}

/** The number, then a blank: 5.1 存在问题; 3.5万元 is a figure. */
const MARK =
  /^(\d{1,2}(?:\.\d{1,2}){0,3})[.、]?\s+(?=[一-龥“"《（]|20\d\d年|\d{1,2}月)([^。；，：:\n]{2,40})/;
/** With two figures or more the blank may be missing. */
const TIGHT =
  /^(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?(?=[一-龥“"])(?![万亿元个人次名户家项吨倍年月日亩公平米台件套辆所处小分%])([^。；，：:\n]{2,40})/;
const FEWEST = 2;

/** Headings with decimal numbers, where a text uses them throughout. */
export function decimalHeadings({ lines }: TextDocument): DecimalHeading[] {
  const found = lines.flatMap(({ text, start }) => {
    const [, mark = '', title = ''] = MARK.exec(text) ?? TIGHT.exec(text) ?? [];
    if (mark === '') return [];
    return [
      { parts: mark.split('.').map(Number), title: title.trim(), start, end: start + mark.length },
    ];
  });
  const isUsed = found.filter(({ parts }) => parts.length > 1).length >= FEWEST;
  return isUsed ? found : [];
}

/** Two headings in a row whose numbers do not follow each other; a number of 1 begins anew. */
export function decimalGaps(
  document: TextDocument,
): { here: DecimalHeading; before: DecimalHeading }[] {
  const all = decimalHeadings(document);
  const hasTops = all.some(({ parts }) => parts.length === 1);
  return all.flatMap((here, index) => {
    const before = all[index - 1];
    if (before === undefined || follows(before.parts, here.parts, hasTops)) return [];
    return opensChapter(document, before, here) ? [] : [{ here, before }];
  });
}

/** 三、 or 第三部分 over 3.1, with a chapter before it that has no numbered parts. */
const opensChapter = (
  { headings, lines }: TextDocument,
  before: DecimalHeading,
  { start, parts }: DecimalHeading,
): boolean => {
  const isBetween = (one: { readonly start: number }): boolean =>
    before.start < one.start && one.start < start;
  return (
    parts.slice(1).every((part) => part === 1) &&
    (headings.some((one) => one.level === 1 && one.number === parts[0] && isBetween(one)) ||
      lines.some((line) => isBetween(line) && partNumber(line.text) === parts[0]))
  );
};

const PART = /^第([一二三四五六七八九十])(?:部分|章|篇)/;
const partNumber = (text: string): number =>
  '一二三四五六七八九十'.indexOf(PART.exec(text)?.[1] ?? '无') + 1;

/** 5.2 is followed by 5.3, 5.2.1 or 6; by 6.1 only where chapters are numbered otherwise. */
function follows(before: readonly number[], here: readonly number[], hasTops: boolean): boolean {
  const depth = here.length - 1;
  const own = here[depth] ?? 0;
  const isSameBranch = here.slice(0, depth).every((part, at) => part === before[at]);
  if (here.every((part) => part === 1)) return true;
  if (here.length > before.length) return isSameBranch && own === 1;
  if (isSameBranch) return own === (before[depth] ?? 0) + 1;
  return !hasTops && own === 1;
}
