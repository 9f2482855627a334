import type { Sentence } from '../../text/sentences.js';
import { matchesIn } from '../../text/matches.js';

const NUMBER = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
/** A day or a month of a year, with what stands for the year before it. */
export const DAY = new RegExp(
  `(?:(20\\d\\d)年|(次年|翌年|第二年|同年|当年))?(?<![\\d个])(${NUMBER})月(?:(${NUMBER})日|初|上旬|中旬|下旬|底|末)?(?!至|到(?![货场位])|\\d|份?以[来前后])`,
  'g',
);
const SPAN_END =
  /(?<=月(?:\d{1,2}日)?)(?:至|到|—|-|~)(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}[日月](?:底|末)?/g;

/** 2月17日至28日自评 is told of its first day. */
export const openSpans = (text: string): string =>
  text.replaceAll(SPAN_END, (end) => ' '.repeat(end.length));

/** Clauses of which each has its day: 3月8日开标、4月2日签订合同 are two, 1月6日，结果经会议审定 is one. */
export function datedClauses(clauses: readonly Sentence[]): Sentence[] {
  return clauses.flatMap((clause, index) => {
    if (isDayOf(clauses[index - 1], clause)) return [];
    const next = clauses[index + 1];
    if (next === undefined || !isDayOf(clause, next)) return daysApart(clause);
    const gap = next.start - clause.start - clause.text.length;
    return [{ text: clause.text + ' '.repeat(gap) + next.text, start: clause.start }];
  });
}

const BARE_DAY = new RegExp(`^(?:${DAY.source})\\s*$`);
/** True for a clause that is but the day of the next, which names none. */
const isDayOf = (clause: Sentence | undefined, next: Sentence): boolean =>
  clause !== undefined && BARE_DAY.test(clause.text) && next.text.search(DAY) < 0;

const DAY_AFTER = /(?<![月日])、(?=(?:20\d\d年|次年|翌年|同年|当年)?\d{1,2}月)/g;

/** 3月8日开标、4月2日签订合同, 11月开工、次年5月完工: a clause each. */
function daysApart({ text, start }: Sentence): Sentence[] {
  const cuts = matchesIn(text, DAY_AFTER).map(({ index }) => index + 1);
  return [0, ...cuts].map((from, at) => ({
    text: text.slice(from, (cuts[at] ?? text.length + 1) - 1),
    start: start + from,
  }));
}
