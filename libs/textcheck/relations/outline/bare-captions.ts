import { rangeOfText, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';

/** 扣分原因逐项分析, （附）分月整改进度安排: a title without a number that leads to something. */
const CAPTION =
  /^(?:[（(]附[)）]\s?)?[一-龥\d]{2,20}?(?:原因(?:逐项)?分析|(?:情况|逐项|偏差)(?:的)?(?:分析|说明)|进度安排|工作安排|整改安排|明细(?:如下)?|测算过程|计算过程|分析如下|情况如下)$/;
const GREAT =
  /^(?:第[一二三四五六七八九十]{1,3}(?:部分|章)|[一二三四五六七八九十]{1,3}、|[壹贰叁肆伍陆柒捌玖拾]、)/;
/** What stands before it is a text and no list of titles. */
const ENDS = /[。；]$|\d$/;
const NUMBERED = /^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|第|附[表件])/;

/** Titles without a number right above the next chapter: nothing is told below them. */
export const bareCaptions = ({ lines }: TextDocument): Range[] =>
  lines.flatMap((line, at) => {
    const [before, next] = [lines[at - 1], lines[at + 1]];
    const isBare =
      CAPTION.test(line.text) &&
      !NUMBERED.test(line.text) &&
      GREAT.test(next?.text ?? '') &&
      ENDS.test(before?.text.trim() ?? '');
    return isBare ? [rangeOfText(line)] : [];
  });
