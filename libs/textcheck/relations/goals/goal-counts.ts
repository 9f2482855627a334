import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import { matchesIn } from '../../text/matches.js';
import type { Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';

/** A number of goals set, and another number of them said to be met. */
export interface OtherCount {
  readonly set: Range;
  readonly met: Range;
}

const NUMERAL = `(\\d{1,2}|${CHINESE_NUMERAL})`;
const SORT = '(?:绩效|年度|年初|预期|总体|具体|工作|主要|既定|实事)*';
const THING = `${SORT}(?:目标|指标|任务|承诺)`;
/** 今年的目标有两个, 年初下达三条目标, 绩效目标共四项 */
const SET = new RegExp(
  `${THING}(?:任务)?(?:一?共|总共|共计|合计|共?有|为|是|分为|设|包括|：)*${NUMERAL}(?:项|个|条|件)|(?:设定|设立|设置|确定|下达|制定|提出|定下|安排|明确|共有?|有|承诺)了?(?:了|的|年度|共|以下|如下){0,2}${NUMERAL}(?:项|个|条|件)${THING}|${NUMERAL}(?:项|个|条|件)${THING}(?:是|为|：|有|分别|包括|如下)`,
  'g',
);
/** 三个目标都已完成, 五项任务全部兑现 */
const MET = new RegExp(
  `(?<![第前后余其他\\d一二三四五六七八九十])${NUMERAL}(?:项|个|条|件)${THING}(?:值|任务)?(?:现|目前|也|已经?|最终)?(?:都|均|全部|全|一一|悉数|全面|圆满)[^，。；\\d]{0,6}(?:完成|实现|达|兑现|落实|超|办结|收官|落地)`,
  'g',
);
const PART = /其中|其余|另外|剩余|[一二三]级|分别|类|产出|效益|数量|质量|成本|时效|满意/;

const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (chineseNumeral(text.replace('两', '二'))?.toNumber() ?? 0);

interface Count extends Range {
  readonly count: number;
}

const countsIn = ({ text, start }: Statement, pattern: RegExp): Count[] =>
  matchesIn(text, pattern).flatMap((match) => {
    const from = start + match.index;
    const count = numberOf(match.slice(1).find(Boolean) ?? '');
    const isPart = PART.test(text.slice(Math.max(0, match.index - 6), match.index) + match[0]);
    return isPart || count < 2 ? [] : [{ start: from, end: from + match[0].length, count }];
  });

/** Texts that say how many goals there are, and that all of another number were met. */
export function otherCounts(document: TextDocument): OtherCount[] {
  if (!MAY_COUNT.test(document.text)) return [];
  const prose = document.statements.filter(({ inTable, text }) => !inTable && MAY_COUNT.test(text));
  const met = prose.flatMap((one) => countsIn(one, MET));
  const set = prose
    .flatMap((one) => countsIn(one, SET))
    .filter(({ start, end }) => !met.some((one) => one.start < end && start < one.end));
  const [first, ...more] = set;
  if (first === undefined || more.some(({ count }) => count !== first.count)) return [];
  return met
    .filter(({ count, start }) => count !== first.count && start > first.end)
    .map((one) => ({ set: first, met: one }));
}
const MAY_COUNT = new RegExp(`[\\d一二两三四五六七八九十](?:项|个|条|件)`);
