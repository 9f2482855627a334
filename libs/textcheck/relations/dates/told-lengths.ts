import type { TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { chineseNumeral } from '../../text/numerals.js';
import { matchesIn } from '../../text/matches.js';
import type { WrongSpan } from './spans.js';

const DATE = /(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(?:(\d{1,2})日)?/g;
const LENGTH =
  /(?:为期|期限|工期|服务期|租期|质保期|有效期|合同期|建设期|实施期|养护期|管护期|聘期|任期|周期|试用期|历时|保修期|租赁期|施工期)限?(?:为|是|共|约定为|：)?(\d{1,3}|[一二两三四五六七八九十半]{1,3})\s?(年半?|个月|日历天|天)/;
const NOT_COUNTED =
  /停工|顺延|扣除|延期|延长|延至|工作日|节假日|[比较]|提前|推迟|超期|逾期|分别|续签|累计|另|实际/;
const MONTHS = 12;
const DAY = 86_400_000;

/** 自2023年1月1日起为期一年，至2024年6月30日止: a length that the two ends do not make. */
export const toldLengths = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    const told = /[期时]/.test(text) ? LENGTH.exec(text) : null;
    if (told === null || NOT_COUNTED.test(text)) return [];
    const dates = matchesIn(text, DATE);
    const pair = pairOf(dates, told);
    if (pair === null || !isOff(pair, told, yearBefore(dates, pair[0]) ?? year ?? 0)) return [];
    const [start, ends] = [rangeOf(statement, pair[0]).start, [pair[1], told]];
    return [
      {
        at: { start, end: Math.max(...ends.map((match) => rangeOf(statement, match).end)) },
        what: '时间长短与起止日期不符。',
        computed: `文中为${told[1] ?? ''}${told[2] ?? ''}`,
      },
    ];
  });

/** The last date before the length with the first behind it, or the two before it. */
function pairOf(dates: readonly RegExpExecArray[], told: RegExpExecArray): Pair | null {
  const before = dates.filter(({ index }) => index < told.index);
  const behind = dates.filter(({ index }) => index > told.index);
  const [next] = behind;
  if (before.length === 0) return twoOf(behind);
  const gap = next === undefined ? '，，' : told.input.slice(told.index, next.index);
  if (next !== undefined && !/[。；]|，.*，/.test(gap)) return twoOf([...before.slice(-1), next]);
  return twoOf(before);
}

const twoOf = ([first, last, ...more]: readonly RegExpExecArray[]): Pair | null =>
  first === undefined || last === undefined || more.length > 0 ? null : [first, last];

type Pair = readonly [first: RegExpExecArray, last: RegExpExecArray];

/** The ends are those of the length, and do not make it. */
function isOff([first, last]: Pair, told: RegExpExecArray, year: number): boolean {
  const length = lengthOf(told);
  const [from, to] = endsOf(first, last, year);
  return length !== null && isSpan(told.input, first, last, told) && !fits(from, to, length);
}

const yearBefore = (
  dates: readonly RegExpExecArray[],
  first: RegExpExecArray,
): number | undefined => {
  const named = dates.filter(({ index }) => index <= first.index).findLast(([, year]) => year);
  return named === undefined ? undefined : Number(named[1]);
};

/** The two dates are the ends of what lasts so long. */
function isSpan(
  text: string,
  first: RegExpExecArray,
  last: RegExpExecArray,
  told: RegExpExecArray,
): boolean {
  const between = text.slice(first.index + first[0].length, last.index);
  const isEnd =
    /(?:至|到|—|-|~|止于|截止)$/.test(between) ||
    /^(?:止|到期|届满|期满|终止)/.test(text.slice(last.index + last[0].length));
  const gap = told.index - (last.index + last[0].length);
  return isEnd && !/[。；]/.test(between) && gap < 24 && first.index - told.index < 30;
}

interface Length {
  readonly value: number;
  readonly unit: 'days' | 'months';
}

function lengthOf([, value = '', unit = '']: RegExpExecArray): Length | null {
  const number = /^\d/.test(value)
    ? Number(value)
    : value === '半'
      ? 0.5
      : (chineseNumeral(value)?.toNumber() ?? 0);
  if (number <= 0) return null;
  if (unit.includes('天')) return { value: number, unit: 'days' };
  const months = unit.startsWith('年') ? number * MONTHS + (unit === '年半' ? 6 : 0) : number;
  return { value: months, unit: 'months' };
}

interface End {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
}

function endsOf(first: RegExpExecArray, last: RegExpExecArray, own: number): [End, End] {
  const year = Number(first[1] ?? own);
  const end = (match: RegExpExecArray, otherwise: number): End => ({
    year: Number(match[1] ?? otherwise),
    month: Number(match[2]),
    day: match[3] === undefined ? null : Number(match[3]),
  });
  const from = end(first, year);
  const to = end(last, year);
  // 2023年11月至3月 is of the next year.
  return [from, last[1] === undefined && to.month < from.month ? { ...to, year: year + 1 } : to];
}

function fits(from: End, to: End, { value, unit }: Length): boolean {
  if (unit === 'days') {
    if (from.day === null || to.day === null) return true;
    const at = ({ year, month, day }: End): number => Date.UTC(year, month - 1, day ?? 1);
    const days = (at(to) - at(from)) / DAY;
    return Math.abs(days + 0.5 - value) <= 1;
  }
  const gap = (to.year - from.year) * MONTHS + to.month - from.month;
  if (gap < 0) return true;
  const exact = gap + ((to.day ?? 0) - (from.day ?? 0)) / DAYS_OF_MONTH;
  return from.day === null || to.day === null
    ? value === gap || value === gap + 1
    : Math.abs(exact - value) < HALF;
}
const DAYS_OF_MONTH = 30.4;
const HALF = 0.6;

const WORKED = /工期(?:为|是|共)?\s?(\d{1,4})\s?(?:个)?(?:日历)?天/;
const KEPT = /(?<!不|未能?|没有)(?:按期|如期|按(?:照)?合同工期|按时|在工期内|未超期|未逾期|工期内)/;

/** 工期60天，4月10日开工，7月25日完工，按合同工期完成: kept, by the words, and not by the days. */
export const keptTerms = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    const told = text.includes('工期') ? WORKED.exec(text) : null;
    if (told === null || !KEPT.test(text) || NOT_KEPT.test(text)) return [];
    const pair = twoOf(matchesIn(text, DATE).filter(({ 3: day }) => Number(day) > 0));
    if (pair === null) return [];
    const [first, last] = pair;
    const words = text.slice(first.index, last.index + last[0].length + 8);
    const days = daysOf(...endsOf(first, last, year ?? 0));
    if (!WORK.test(words) || days <= Number(told[1]) + 1) return [];
    return [
      {
        at: { start: rangeOf(statement, first).start, end: rangeOf(statement, last).end },
        what: '两个日期之间超过工期，文中却说按期。',
        computed: `相距 ${String(days)} 天，工期 ${told[1] ?? ''} 天`,
      },
    ];
  });

const WORK = /(?:开工|进场|动工).*(?:完工|竣工|完成|验收)/;
const NOT_KEPT = /停工|顺延|扣除|延期|工作日|分别|另|批准/;
const daysOf = (from: End, to: End): number => {
  const at = ({ year, month, day }: End): number => Date.UTC(year, month - 1, day ?? 1);
  return (at(to) - at(from)) / DAY;
};

const FROM_ON =
  /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日起(?:公示|为期|连续|共|张榜|公告)*(\d{1,2}|[三五七十])\s?(?:天|日|个工作日)[^。；\d]{0,16}(?:20\d\d年)?(\d{1,2})月(\d{1,2})日[^，。；]{0,8}(?:期满|结束|届满)/g;
const CHINESE: Readonly<Record<string, number>> = { 三: 3, 五: 5, 七: 7, 十: 10 };

/** 自6月5日起7天，6月8日期满: over before so many days had gone. */
export const overTooSoon = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) =>
    statement.text.includes('日起')
      ? matchesIn(statement.text, FROM_ON).flatMap((match) => {
          const [, named, month, day, length = '', toMonth, toDay] = match;
          const own = Number(named ?? year ?? 0);
          const from = { year: own, month: Number(month), day: Number(day) };
          const days = daysOf(from, { year: own, month: Number(toMonth), day: Number(toDay) });
          const said = CHINESE[length] ?? Number(length);
          if (days < 0 || days >= said - 1) return [];
          const computed = `相距 ${String(days)} 天，文中为 ${String(said)} 天`;
          return [{ at: rangeOf(statement, match), what: '期限未满。', computed }];
        })
      : [],
  );
