import { oncePerDocument } from '../../once.js';
import { decimalHeadings } from './decimal-headings.js';

/** Where headings above a place of the text come to: their titles from the outermost in. */
export interface Chapter {
  readonly start: number;
  readonly rank: number;
  readonly title: string;
  readonly path: string;
}

const PART = /^第[一二三四五六七八九十]{1,2}部分[\s、：:]*([^。，；]{2,30})$/;
/** Words of a title without what it says of points. */
const POINTS =
  /(?:[，（(](?:满分|得分|扣分|自评)[^）)]*[）)]?|(?<=[一-龥])(?:满分|自评得分|自评|得分|扣分)\s?\d[^）)]*)$/;

/** The headings of a text of whatever style - 第一部分, 一、, （一）, 1., 5.1 - in order, each with those above it. */
export const chaptersOf = oncePerDocument((document): readonly Chapter[] => {
  const found = [
    ...document.headings
      .filter(({ level, title }) => level <= 3 && title !== '')
      .map(({ start, level, title }) => ({ start, rank: level, title })),
    ...decimalHeadings(document).map(({ start, parts, title }) => ({
      start,
      rank: parts.length,
      title,
    })),
    ...document.lines.flatMap(({ text, start }) => {
      const title = PART.exec(text)?.[1];
      return title === undefined ? [] : [{ start, rank: 0, title }];
    }),
  ].sort((one, other) => one.start - other.start);
  const above: { rank: number; title: string }[] = [];
  return found.map(({ start, rank, title }) => {
    while ((above.at(-1)?.rank ?? -1) >= rank) above.pop();
    above.push({ rank, title: title.replace(POINTS, '') });
    return { start, rank, title, path: above.map((one) => one.title).join('/') };
  });
});

/** Looks up the titles a place stands below; empty above the first heading. */
export const pathFinder = oncePerDocument((document): ((at: number) => string) => {
  const chapters = chaptersOf(document);
  return (at) => {
    let [low, high] = [0, chapters.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((chapters[middle]?.start ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return chapters[low - 1]?.path ?? '';
  };
});

/** Chapters about what is still to be done, or what is wrong. */
export const AHEAD_CHAPTER =
  /改进|下一步|打算|整改措施|工作建议|措施和建议|有关建议|今后|努力方向|工作计划|工作安排|思路|怎么办/;
/** True below a title that looks ahead; 存在问题及改进措施 tells facts as well. */
export const isAhead = (path: string): boolean =>
  path.split('/').some((title) => AHEAD_CHAPTER.test(title) && !PROBLEM_CHAPTER.test(title));
/** Chapters that say what was wanted. */
export const GOAL_CHAPTER =
  /目标(?!.{0,8}(?:完成|实现|达成|分析|自评|评价|管理|设定|设置|偏离))[^/]*$/;
export const PROBLEM_CHAPTER = /问题|不足|困难|偏差/;
