import type { TextDocument } from '../../document.js';
import { rangeOf, rangeOfText, type Range } from '../../finding-of.js';
import { compareDates, showDate, type NamedDate } from '../../text/dates.js';
import { chineseNumeral } from '../../text/numerals.js';
import type { Table } from '../../text/tables.js';
import { stageOfHeading } from './milestones.js';
import { matchesIn } from '../../text/matches.js';

/** Dates that cannot both be right, with what is wrong between them. */
export interface WrongSpan {
  readonly at: Range;
  /** What it stands against, where that has places of its own. */
  readonly also?: readonly Range[];
  readonly what: string;
  readonly computed: string;
}

const DAY = String.raw`(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?`;
/** 2月10日开始，到1月27日结束; 11月14日至11月5日 */
const SPAN = new RegExp(
  `${DAY}(?:开始|启动|起|开工)?[，,]?(?:至|到|—|—|-|~|～)\\s?${DAY}(?!前|以前)`,
  'g',
);
const DAY_LENGTH = 86_400_000;
const LEAST_GAP = 1;

/** 6月18日至12日 */
const DAYS_OF_MONTH = /(\d{1,2})月(\d{1,2})日?(?:至|到|—|-|~)(\d{1,2})日(?!前|以前)/g;

/** Spans of days of one month that run backwards. */
export const reversedDays = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) =>
    matchesIn(statement.text, DAYS_OF_MONTH)
      .filter(([, , first, last]) => Number(last) < Number(first))
      .map((match) => ({
        at: rangeOf(statement, match),
        what: '起止时间倒置，结束早于开始。',
        computed: `${String(match[3])}日早于${String(match[2])}日`,
      })),
  );

/** Spans that end before they begin; where the end names no year it may be of the next, unless that is still to come. */
export const reversedSpans = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) =>
    matchesIn(statement.text, SPAN).flatMap((match) => {
      const [start, end] = [dateAt(match, 1), dateAt(match, 4)];
      if (start === null || end === null) return [];
      const open =
        match[4] === undefined && start.month !== end.month && !isAlmostAYear(match, start, end);
      const isPast = year !== null && start.year === year + 1;
      if (compareDates(end, start) >= 0 || (open && !isPast)) return [];
      const computed = `${showDate(end)} 早于 ${showDate(start)}`;
      return [{ at: rangeOf(statement, match), what: '起止时间倒置，结束早于开始。', computed }];
    }),
  );

const MOST_OF_A_YEAR = 9;
const LASTS_A_YEAR = /合同|服务|租|任期|保险|采暖|供暖|质保|养护|管护|周期|有效|聘|学年|年度/;

/** 自11月2日起至10月20日止: work of some weeks hardly goes on to the autumn after. */
const isAlmostAYear = (match: RegExpExecArray, start: NamedDate, end: NamedDate): boolean =>
  start.month - end.month <= MONTHS_OF_YEAR - MOST_OF_A_YEAR &&
  /^(?:起|开始|启动|开工)?[，,]?(?:至|到)/.test(match[0].slice(match[0].indexOf('日') + 1)) &&
  !LASTS_A_YEAR.test(match.input);

/** The date whose groups begin at `from`; the second takes the year of the first. */
function dateAt(match: RegExpMatchArray, from: 1 | 4): NamedDate | null {
  // Days of one month need no year.
  const year = match[from] ?? match[1] ?? (match[2] === match[5] ? '0' : undefined);
  const [month, day] = [match[from + 1], match[from + 2]];
  // With a month alone both years are wanted: 9月至3月 is a winter.
  if (year === undefined && day !== undefined && month !== undefined)
    return { year: 0, month: Number(month), day: Number(day) };
  if (year === undefined || month === undefined || day === undefined) return null;
  return { year: Number(year), month: Number(month), day: Number(day) };
}

const LASTS = /(?:历时|为期|用时|共计?|总计|实际工期(?:为|共)?|历经)\s?(\d{1,4})\s?(?:日历)?天/;
const TERM = /工期(?:为|是|共)?\s?(\d{1,4})\s?(?:个)?(?:日历)?天/;
const FROM_TO = new RegExp(`自${DAY}(?:起|开始|开工)?[，,]?(?:至|到)${DAY}`);
const WHOLE_DAY = new RegExp(`(?:(20\\d\\d)年)?(\\d{1,2})月(\\d{1,2})日`, 'g');
/** Days that were not worked, or are counted in another way. */
const NOT_COUNTED = /停工|顺延|扣除|延期|工作日|节假日|较|比|提前|推迟|超期|逾期|除/;

/** 5月6日开工，9月2日完工，历时160天: days that are not those between the two dates. */
export const wrongDurations = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    const match = LASTS.exec(text) ?? (FROM_TO.test(text) ? TERM.exec(text) : null);
    if (match === null || NOT_COUNTED.test(text)) return [];
    const [first, last, ...more] = matchesIn(text, WHOLE_DAY);
    if (first === undefined || last === undefined || more.length > 0) return [];
    const days = daysBetween(first, last);
    const said = Number(match[1]);
    if (days === null || days <= 0 || Math.abs(said - days - 0.5) <= LEAST_GAP) return [];
    const computed = `两个日期相距 ${String(days)} 天，文中为 ${String(said)} 天`;
    return [{ at: rangeOf(statement, match), what: '天数与起止日期不符。', computed }];
  });

const MONTHS_TOLD =
  /(?:(20\d\d)年)?(\d{1,2})月份?(?:至|到|—|-|~)(?:(20\d\d)年|次年)?(\d{1,2})月份?(?:[，,（(]?(?:共|共计|合计|历时|为期|按|计)+\s?|[（(])(\d{1,2})个月/g;
const YEARS_TOLD =
  /(20\d\d)年?(?:至|到|—|-|~)(20\d\d)年(?:度)?(?:[，,（(]?(?:共|共计|合计|历时|为期|连续)+\s?|[（(])([二两三四五六七八九\d])(?:个)?年(?!度|级|内)/g;
const MONTHS_OF_YEAR = 12;

/** 4月至12月共10个月, 2021年至2024年共3年: one more or fewer than the two ends make; both ways of counting are right. */
export const wrongLengths = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    const months = matchesIn(text, MONTHS_TOLD).map((match) => {
      const [, from, first, to, last, said] = match;
      const isNext = /次年/.test(match[0]) || (from !== undefined && to !== undefined && to > from);
      const years = from !== undefined && to !== undefined ? Number(to) - Number(from) : 1;
      const gap = Number(last) - Number(first) + (isNext ? years * MONTHS_OF_YEAR : 0);
      return { match, gap, said: Number(said), unit: '个月' };
    });
    const years = matchesIn(text, YEARS_TOLD).map((match) => {
      const [, from, to, said = ''] = match;
      const told = /\d/.test(said) ? Number(said) : (chineseNumeral(said)?.toNumber() ?? 0);
      return { match, gap: Number(to) - Number(from), said: told, unit: '年' };
    });
    return [...months, ...years]
      .filter(({ gap, said }) => gap > 0 && said > 0 && said !== gap && said !== gap + 1)
      .map(({ match, gap, said, unit }) => ({
        at: rangeOf(statement, match),
        what: '时间长短与起止不符。',
        computed: `起止相距 ${String(gap)}${unit}，含首尾 ${String(gap + 1)}${unit}，文中为 ${String(said)}${unit}`,
      }));
  });

function daysBetween(first: RegExpMatchArray, last: RegExpMatchArray): number | null {
  const year = first[1];
  if (year === undefined) return null;
  const at = (match: RegExpMatchArray): number =>
    Date.UTC(Number(match[1] ?? year), Number(match[2]) - 1, Number(match[3]));
  return (at(last) - at(first)) / DAY_LENGTH;
}

const CELL =
  /^(?:(20\d\d)(?:年|[.\-/])(?=\d{1,2}(?:月|[.\-/]|$))|(?=\d{1,2}月))(\d{1,2})(?:月|[.\-/]|$)(?:(\d{1,2})日?)?$/;

/** Rows of a table in which a later stage has the earlier day. */
export const reversedRows = ({ tables }: TextDocument): WrongSpan[] => tables.flatMap(rowsOf);

/** 开始时间, 结束时间: the ends of anything. */
const endOf = (heading: string): number | null => {
  if (/计划|预计|应|目标|原定/.test(heading)) return null;
  if (/^(?:开始|起始|启动|起)(?:时间|日期)?$/.test(heading)) return 0;
  return /^(?:结束|截[至止]|终止|完成|止)(?:时间|日期)?$/.test(heading) ? END : null;
};
const END = 100;
/** A month of spring behind one of autumn may be of the next year. */
const [LATE, EARLY] = [10, 5];

function rowsOf({ header, rows }: Table): WrongSpan[] {
  const stages = header.map(({ text }) => stageOfHeading(text) ?? endOf(text));
  return rows.flatMap((row) => {
    const dated = row.flatMap((cell, column) => {
      const [stage, match] = [stages[column], CELL.exec(cell.text)];
      if (stage === undefined || stage === null || match === null) return [];
      const [, year = '0', month, day = '0'] = match;
      const date = { year: Number(year), month: Number(month), day: Number(day) };
      return [{ stage, cell, date }];
    });
    return dated.flatMap((later) => {
      const earlier = dated.find(
        ({ stage, date }) =>
          stage < later.stage &&
          (date.year === 0) === (later.date.year === 0) &&
          !(date.year === 0 && date.month >= LATE && later.date.month <= EARLY) &&
          compareDates(later.date, date) < 0,
      );
      if (earlier === undefined) return [];
      const computed = `${showDate(later.date)} 早于 ${showDate(earlier.date)}`;
      return [{ at: rangeOfText(later.cell), what: '两个环节的日期先后颠倒。', computed }];
    });
  });
}

/** 9月底前支出不低于70%，6月底前全部支出: by when how much of it. */
const SHARE_BY =
  /(\d{1,2})月(?:底|末|\d{1,2}日)?(?:以)?前?[^，。；、\d]{0,12}?(?:(?:不低于|不少于|达到?|超过|完成)\s?(\d{1,3}(?:\.\d+)?)%|(全部)(?=支出|支付|完成|拨付|发放|到位|执行))/g;
const WHOLE = 100;

/** Plans by which more of something is done by an earlier month than by a later one. */
export const shrinkingShares = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (!/月[^，。；]{0,14}(?:%|全部)/.test(text) || /次年|翌年|上年|同期|其中/.test(text))
      return [];
    const steps = matchesIn(text, SHARE_BY).map((match) => ({
      match,
      month: Number(match[1]),
      share: match[3] === undefined ? Number(match[2]) : WHOLE,
    }));
    const [first, second, ...more] = steps;
    if (first === undefined || second === undefined || more.length > 0) return [];
    const between = text.slice(first.match.index + first.match[0].length, second.match.index);
    const isPlan = /前/.test(first.match[0]) && /前/.test(second.match[0]);
    const isNext = isPlan && /^[^；。，\d]{0,4}[，、][^；。，\d]{0,2}$/.test(between);
    if (!isNext || second.month >= first.month || second.share <= first.share) return [];
    const from = rangeOf(statement, first.match).start;
    return [
      {
        at: { start: from, end: rangeOf(statement, second.match).end },
        what: '先后两个时点的进度要求颠倒。',
        computed: `${String(second.month)}月要求 ${String(second.share)}%，${String(first.month)}月要求 ${String(first.share)}%`,
      },
    ];
  });
