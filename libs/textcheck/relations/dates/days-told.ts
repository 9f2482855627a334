import type { Range } from '../../finding-of.js';
import type { Statement } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** A date of a sentence, a span of dates being one, with the words of its clause. */
export interface DayTold extends Range {
  /** The first and the last day it may be, and the last of its span where that has one, in days of months of 31. */
  readonly from: number;
  readonly to: number;
  readonly until: number;
  readonly year: number;
  readonly month: number;
  /** Its own words name the year. */
  readonly isNamed: boolean;
  /** Some date before it in its paragraph, or its own words, name the year. */
  readonly isDated: boolean;
  /** What stands before and behind it in its clause. */
  readonly lead: string;
  readonly after: string;
  /** What stands between the date before it and its clause. */
  readonly gap: string;
  readonly isSpan: boolean;
  /** It names a day, and no month alone. */
  readonly isDay: boolean;
  readonly sentence: number;
}

/** 3月1日起施工 is the day it began; 3月1日起施行 is a limit of what was issued before it. */
export const BEGUN =
  '施工|开工|动工|进场|动手|开挖|开建|建设|改造|装修|修缮|拆除|安装|铺设|清淤|栽植|播种|发放|开展|实施改造|入户|走访|摸排|排查|巡查|培训|授课|试运行|运行|运营|收治|接收|受理|报名|征集|采集|调查';
const PART = '(\\d{1,2})日|(初|上旬|中旬|下旬|底|末)';
/** A day or a month, or a span that begins with it. */
const DATE = new RegExp(
  `(?:(20\\d\\d)年|(次年|翌年|第二年|同年|当年))?(?<![\\d个.第])(\\d{1,2})月(?:${PART})?(?:(?:至|到|—+|-+|–|~|～)(?=[\\d底末初上中下次翌])(?:(20\\d\\d)年|次年|翌年)?(?:(\\d{1,2})月)?(?:${PART})?(?=[^\\d]|$))?`,
  'g',
);
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 10],
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  底: [21, 31],
  末: [21, 31],
};
const DAYS = 31;
const MONTHS = 12;
const MARK = /[，。；：、,;:]/;
/** Where the words of a date end: at a mark, or at the next date. */
const NEXT = /[，。；：、,;:]|(?:20\d\d年)?\d{1,2}月/;

/** Titles of documents and what stands in brackets tell of other times. */
const plain = (text: string): string =>
  text.replaceAll(/《[^》]*》|“[^”]*”|（[^）]*）|\([^)]*\)/g, (cited) => ' '.repeat(cited.length));

const daysOf = (day: string | undefined, part: string | undefined): readonly [number, number] =>
  day === undefined ? (PARTS[part ?? ''] ?? [1, DAYS]) : [Number(day), Number(day)];

/** The dates some sentences tell one after the other; a date without a year is of the year named last. */
export function daysTold(statements: readonly Statement[], own: number): DayTold[] {
  let year = own;
  let isDated = false;
  return statements.flatMap((statement) => {
    const text = plain(statement.text);
    let last = 0;
    return matchesIn(text, DATE).map((match): DayTold => {
      const [words, named, next = '', month = '', day, part, lastYear, lastMonth, lastDay, end] =
        match;
      year = Number(named ?? year) + (/次年|翌年|第二年/.test(next) ? 1 : 0);
      isDated ||= named !== undefined;
      const months = year * MONTHS + Number(month);
      const [from, to] = daysOf(day, part).map((one) => months * DAYS + one) as [number, number];
      const ending = (Number(lastYear ?? year) * MONTHS + Number(lastMonth ?? month)) * DAYS;
      const lead = clauseBefore(text, match.index, last);
      const gap = text.slice(last, match.index - lead.length);
      last = match.index + words.length;
      return {
        ...{ from, to, year, lead, gap, isDated },
        until: lastDay !== undefined ? ending + daysOf(lastDay, end)[1] : from,
        isSpan: [lastYear, lastMonth, lastDay, end].some((one) => one !== undefined),
        isDay: day !== undefined,
        month: Number(month),
        isNamed: named !== undefined || next !== '',
        after: clauseAfter(text, last, lead),
        sentence: statement.index,
        start: statement.start + match.index,
        end: statement.start + last,
      };
    });
  });
}

/** 3月和9月各招2人，6月退休1人: the second of two that are told together. */
export const isJoined = ({ lead }: DayTold): boolean => /^[和及与、]$/.test(lead);

function clauseBefore(text: string, at: number, after: number): string {
  let from = at;
  while (from > after && !MARK.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, at);
}

/** 11月5日，县政府批复了方案: a day parted by a comma from what it tells of belongs to that clause. */
function clauseAfter(text: string, at: number, lead: string): string {
  const from = lead.length <= LEAST && text.charAt(at) === '，' ? at + 1 : at;
  const length = text.slice(from).search(NEXT);
  return length < 0 ? text.slice(from) : text.slice(from, from + length);
}
const LEAST = 1;
