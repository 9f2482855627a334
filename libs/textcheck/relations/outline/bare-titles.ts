import type { Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';

/** What a title of a part of a report ends with; a caption of a table ends with 表. */
const TITLE =
  /^(?:[（(]附[）)]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])?[一-龥“”、及和与年度\d]{3,18}(?:分析|安排|情况|应用|说明|措施|打算|问题|建议|经验|做法|成效|效益|结论|设想|进度|原因|计划|意见|方向|明细|(?:测算|计算)过程|(?:分析|情况|明细)如下)$/;
/** The next chapter, but for the first of a count that begins below the title, which is its content: 一、项目概述; or what stands below a report's last line. */
const NEXT_CHAPTER =
  /^(?:第(?!一(?:部分|章|节))[一二三四五六七八九十]{1,3}(?:部分|章|节)|(?!一、)[一二三四五六七八九十]{1,3}、)/;
const BELOW_ALL = /^(?:联系人|填报人|填表人|经办人|单位负责人|审核人|联系电话)[：:]/;
const NUMBERED = /^[一二三四五六七八九十壹贰叁肆伍陆柒捌玖]+、/;
/** A line that ends a thought: behind a title there may be another, as in a list of contents. */
const ENDS_THOUGHT = /[。；！？）)%\d]$/;
const FIRST_LINES = 2;

/** Titles right above the next chapter: 扣分原因逐项分析 ⏎ 第六部分 主要做法. */
export function bareTitles({ lines, tables, text }: TextDocument): Range[] {
  const told = lines.filter((line) => line.text.trim() !== '');
  return told.flatMap(({ text: line, start }, at): Range[] => {
    const [before, after] = [told[at - 1], told[at + 1]];
    if (at < FIRST_LINES || before === undefined || after === undefined) return [];
    const title = line.trim();
    const next = after.text.trim();
    // A numbered title above the next chapter is one that lost its text only where the report ends.
    const ends = BELOW_ALL.test(next) || (NEXT_CHAPTER.test(next) && !NUMBERED.test(title));
    const hasTable = startsBetween(tables, start, after.start);
    if (!TITLE.test(title) || !ends || hasTable) return [];
    const isBehindText =
      ENDS_THOUGHT.test(before.text.trim()) || startsBetween(tables, before.start, start);
    const from = start + line.indexOf(title);
    return isBehindText && text.startsWith(title, from)
      ? [{ start: from, end: from + title.length }]
      : [];
  });
}

/** A table begins between two lines. */
const startsBetween = (tables: TextDocument['tables'], from: number, until: number): boolean =>
  tables.some(({ header }) => {
    const at = header[0]?.start ?? 0;
    return at > from && at < until;
  });
