import type { Statement, TextDocument } from '../../document.js';
import type { WrongSpan } from './spans.js';
import { matchesIn } from '../../text/matches.js';

const DAY = String.raw`(?<![\d个])(\d{1,2})月(?:(\d{1,2})日|初|上旬|中旬|下旬|底|末)?`;
/** 2023年10月对物资库进行盘点，发现: when something was looked into, and found wanting. */
const FOUND = new RegExp(
  `(?:(20\\d\\d)年)?${DAY}(?!份?以来|至|到)(?:(?!整改)[^。；]){0,40}?(?:审计|检查|盘点|巡察|巡视|督查|抽查|核查|自查|巡查|排查|稽核|清查|评价|复核|监测|普查)(?:(?!整改)[^。；\\d]){0,24}?(?:发现|指出|查出|提出|反映|查明|通报|认定|反馈)`,
  'g',
);
const MENDED =
  '(?:整改|纠正|改正|归还|退还|清退|收回|追回|上缴|缴回|补缴|补齐|补正|补办|销号|修复|更换|更正|修正|调整|清理|核销|办结|反馈|报送)';
/** 已于当年8月完成账务调整: the day it was put right, or told to be. */
const PUT_RIGHT = new RegExp(
  `(?:[已均]?[于在]|同年|当年|年内|，)(?:[^，。；\\d]{0,4}?)(?:(20\\d\\d)年|(同年|当年)|(次年|翌年))?${DAY}(?!至|到(?!位))(?:之?前|以前)?[^，。；\\d]{0,10}?${MENDED}`,
  'g',
);
/** 8月30日前整改到位，并于6月12日报送整改报告: the report of what had not been done. */
const REPORTED = new RegExp(
  `(?:(20\\d\\d)年)?${DAY}(?:之?前|以前)?[^，。；\\d]{0,8}?整改(?:到位|完毕|完成)[，、][^，。；\\d]{0,4}[于在](?:(20\\d\\d)年|(同年|当年)|(次年|翌年))?${DAY}[^，。；\\d]{0,10}?(?:报送|提交|上报|反馈|报告)[^，。；\\d]{0,6}整改(?:报告|情况|结果)`,
  'g',
);
/** Not yet, or of another time. */
const NO_FACT = /计划|拟|力争|确保|预计|将于|承诺|要求(?:于|在)|应[于在]/;
/** So many characters on the paragraph still tells of what was found. */
const FAR = 120;
const MONTHS = 12;
/** 11月发现，1月整改: a bare month of spring after one of late autumn is of the next year. */
const LATE = 10;
const EARLY = 3;

interface When {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Found by an audit, a check or a count at one date, and told as put right, or reported as such, before it. */
export const mendedBefore = ({ statements, passages }: TextDocument): WrongSpan[] =>
  passages.flatMap((passage, index) => {
    if (!/月/.test(passage.text) || !/整改|发现|指出|查出|提出|反映/.test(passage.text)) return [];
    return statements.some((one: Statement) => one.passage === index && one.inTable)
      ? []
      : [...inText(passage.text), ...reportsIn(passage.text)].map(([start, end, computed]) => ({
          at: { start: passage.start + start, end: passage.start + end },
          what: '整改的时间早于发现问题的时间。',
          computed,
        }));
  });

type Place = readonly [start: number, end: number, computed: string];

function inText(text: string): Place[] {
  const findings = matchesIn(text, FOUND);
  return findings.flatMap((found, index) => {
    const from = found.index + found[0].length;
    const until = Math.min(findings[index + 1]?.index ?? text.length, from + FAR);
    const rest = text.slice(from, until);
    const mended = matchesIn(rest, PUT_RIGHT).find((match) => isBefore(match, found, 1));
    if (mended === undefined || NO_FACT.test(mended[0])) return [];
    const start = from + mended.index;
    return [[start, start + mended[0].length, told(mended[0], found[0])]];
  });
}

const reportsIn = (text: string): Place[] =>
  matchesIn(text, REPORTED).flatMap((match): Place[] => {
    const later = match.slice(FIRST_GROUPS) as RegExpMatchArray;
    if (NO_FACT.test(match[0]) || !isBefore(later, match, 0)) return [];
    const cut = match[0].search(/[，、]/);
    const [start, end] = [match.index + cut + 1, match.index + match[0].length];
    return [[start, end, told(text.slice(start, end), match[0].slice(0, cut))]];
  });
/** Year, month and day of the first date stand before those of the second. */
const FIRST_GROUPS = 4;

const told = (mended: string, found: string): string =>
  `“${/\d[^，]*$/.exec(mended)?.[0] ?? mended}”早于“${/^[^月]*月(?:\d{1,2}日)?/.exec(found)?.[0] ?? ''}”`;

/** The groups of a later step, from `at` on, name a date before the one found at. */
function isBefore(match: RegExpMatchArray, found: RegExpMatchArray, at: number): boolean {
  const [year, same, next, month, day = '0'] = match.slice(at);
  const first = {
    year: Number(found[1] ?? 0),
    month: Number(found[2]),
    day: Number(found[3] ?? 0),
  };
  const own = Number(year ?? 0) || first.year;
  const isNext = next !== undefined || isOfSpring(year ?? same, first.month, Number(month));
  const then = { year: own + (isNext ? 1 : 0), month: Number(month), day: Number(day) };
  // A day with a year is set only against another with one.
  if (year !== undefined && first.year === 0) return false;
  return isEarlier(then, first);
}

const isOfSpring = (named: string | undefined, first: number, month: number): boolean =>
  named === undefined && first >= LATE && month <= EARLY;

const isEarlier = (one: When, other: When): boolean => {
  const months = (one.year - other.year) * MONTHS + one.month - other.month;
  return months < 0 || (months === 0 && one.day > 0 && one.day < other.day);
};
