import type { TextDocument } from '../../document.js';
import { rangeOf, rangeOfText, type Range } from '../../finding-of.js';
import { compareDates, showDate, type NamedDate } from '../../text/dates.js';
import type { Table } from '../../text/tables.js';
import { stageOfHeading } from './milestones.js';

/** Dates that cannot both be right, with what is wrong between them. */
export interface WrongSpan {
  readonly at: Range;
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

/** Spans that end before they begin; where the end names no year it may be of the next, unless that is still to come. */
export const reversedSpans = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) =>
    [...statement.text.matchAll(SPAN)].flatMap((match) => {
      const [start, end] = [dateAt(match, 1), dateAt(match, 4)];
      if (start === null || end === null) return [];
      const open = match[4] === undefined && start.month !== end.month;
      const isPast = year !== null && start.year === year + 1;
      if (compareDates(end, start) >= 0 || (open && !isPast)) return [];
      const computed = `${showDate(end)} 早于 ${showDate(start)}`;
      return [{ at: rangeOf(statement, match), what: '起止时间倒置，结束早于开始。', computed }];
    }),
  );

/** The date whose groups begin at `from`; the second takes the year of the first. */
function dateAt(match: RegExpMatchArray, from: 1 | 4): NamedDate | null {
  const year = match[from] ?? match[1];
  const [month, day] = [match[from + 1], match[from + 2]];
  // With a month alone both years are wanted: 9月至3月 is a winter.
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
    const [first, last, ...more] = [...text.matchAll(WHOLE_DAY)];
    if (first === undefined || last === undefined || more.length > 0) return [];
    const days = daysBetween(first, last);
    const said = Number(match[1]);
    if (days === null || days <= 0 || Math.abs(said - days - 0.5) <= LEAST_GAP) return [];
    const computed = `两个日期相距 ${String(days)} 天，文中为 ${String(said)} 天`;
    return [{ at: rangeOf(statement, match), what: '天数与起止日期不符。', computed }];
  });

function daysBetween(first: RegExpMatchArray, last: RegExpMatchArray): number | null {
  const year = first[1];
  if (year === undefined) return null;
  const at = (match: RegExpMatchArray): number =>
    Date.UTC(Number(match[1] ?? year), Number(match[2]) - 1, Number(match[3]));
  return (at(last) - at(first)) / DAY_LENGTH;
}

const CELL = /^(20\d\d)(?:年|[.\-/])(\d{1,2})(?:月|[.\-/]|$)(?:(\d{1,2})日?)?$/;

/** Rows of a table in which a later stage has the earlier day. */
export const reversedRows = ({ tables }: TextDocument): WrongSpan[] => tables.flatMap(rowsOf);

function rowsOf({ header, rows }: Table): WrongSpan[] {
  const stages = header.map(({ text }) => stageOfHeading(text));
  return rows.flatMap((row) => {
    const dated = row.flatMap((cell, column) => {
      const [stage, match] = [stages[column], CELL.exec(cell.text)];
      if (stage === undefined || stage === null || match === null) return [];
      const [, year, month, day = '0'] = match;
      const date = { year: Number(year), month: Number(month), day: Number(day) };
      return [{ stage, cell, date }];
    });
    return dated.flatMap((later) => {
      const earlier = dated.find(
        ({ stage, date }) => stage < later.stage && compareDates(later.date, date) < 0,
      );
      if (earlier === undefined) return [];
      const computed = `${showDate(later.date)} 早于 ${showDate(earlier.date)}`;
      return [{ at: rangeOfText(later.cell), what: '两个环节的日期先后颠倒。', computed }];
    });
  });
}

const REVIEWED =
  /(20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^。；\d]{0,20}对[^。；\d]{0,12}(20\d\d)年度?[^。；\d]{0,24}?(?:审计|绩效评价|考核|财务检查|决算审核)/;

/** 2023年对2024年度预算执行情况进行审计: looked into before the year had begun. */
export const reviewedAhead = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const match = REVIEWED.exec(
      statement.text.replaceAll(/《[^》]*》/g, (cited) => ' '.repeat(cited.length)),
    );
    if (match === null || Number(match[1]) >= Number(match[2])) return [];
    if (/事前|预算评审|编制|目标/.test(match[0])) return [];
    const computed = `${String(match[1])} < ${String(match[2])}`;
    return [{ at: rangeOf(statement, match), what: '审计或评价早于所属年度。', computed }];
  });
