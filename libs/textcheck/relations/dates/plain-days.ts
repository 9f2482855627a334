import { onceFor } from '../../once-for.js';
import type { Statement } from '../../document.js';
import type { Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';

/** A day or a month as a sentence names it, brackets and all. */
export interface PlainDay extends Range {
  /** Its first and last day, as days since 1970. */
  readonly from: number;
  readonly to: number;
  readonly month: number;
  /** Where it stands in its sentence. */
  readonly index: number;
  readonly until: number;
  /** Its own words name a year. */
  readonly isNamed: boolean;
  /** It names a day, and no month alone. */
  readonly isDay: boolean;
}

const DATE =
  /(?:(20\d\d)年|(次年|翌年|第二年|当年|同年|本年|今年))?(?<![\d个.第])(\d{1,2})月(?:(\d{1,2})日|份?([上中下]旬|底|末|初))?(?!龄|薪)/g;
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 10],
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  底: [21, 31],
  末: [21, 31],
};
const DAY = 86_400_000;
const MONTHS = 12;

/** A calendar day as days since 1970. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY;

interface Named {
  readonly day: string | undefined;
  readonly part: string | undefined;
}

function boundsOf(year: number, month: number, { day, part }: Named): readonly [number, number] {
  const last = dayNumber(year, month + 1, 0);
  if (day !== undefined)
    return [dayNumber(year, month, Number(day)), dayNumber(year, month, Number(day))];
  const [from, to] = PARTS[part ?? ''] ?? [1, 31];
  return [dayNumber(year, month, from), Math.min(last, dayNumber(year, month, to))];
}

const readDays = onceFor((statement: Statement): ((own: number) => readonly PlainDay[]) => {
  const matches = statement.text.includes('月') ? matchesIn(statement.text, DATE) : [];
  return (own) => {
    let year = own;
    return matches.flatMap((match): PlainDay[] => {
      const [words, named, next = '', month = '', day, part] = match;
      year = Number(named ?? year) + (/次年|翌年|第二年/.test(next) ? 1 : 0);
      if (Number(month) < 1 || Number(month) > MONTHS) return [];
      const [from, to] = boundsOf(year, Number(month), { day, part });
      const start = statement.start + match.index;
      return [
        {
          ...{ from, to, start, end: start + words.length, month: Number(month) },
          index: match.index,
          until: match.index + words.length,
          isNamed: named !== undefined || next !== '',
          isDay: day !== undefined,
        },
      ];
    });
  };
});

/** The days of a sentence in the order told; one without a year is of the year named last, or the report's. */
export const plainDays = (statement: Statement, own: number): readonly PlainDay[] =>
  readDays(statement)(own);

const LATE = 10;
const EARLY = 5;
/** A month of spring told after one of autumn, in no year of its own. */
export const mayBeOfNext = (told: PlainDay, next: PlainDay): boolean =>
  !next.isNamed && told.month >= LATE && next.month <= EARLY;

/** 2023年11月6日 without its year, for a message. */
export const showDay = ({ from }: PlainDay): string => {
  const date = new Date(from * DAY);
  return `${String(date.getUTCFullYear())}年${String(date.getUTCMonth() + 1)}月${String(date.getUTCDate())}日`;
};
