import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { dayNumber, plainDays, showDay, type PlainDay } from './plain-days.js';
import type { WrongSpan } from './spans.js';

type MonthDay = readonly [month: number, day: number];

/** Festivals of the same day every year. */
const FIXED: Readonly<Record<string, MonthDay>> = {
  元旦: [1, 1],
  妇女节: [3, 8],
  植树节: [3, 12],
  劳动节: [5, 1],
  五一: [5, 1],
  青年节: [5, 4],
  儿童节: [6, 1],
  六一: [6, 1],
  建党节: [7, 1],
  七一: [7, 1],
  建军节: [8, 1],
  八一: [8, 1],
  教师节: [9, 10],
  国庆: [10, 1],
};

/** Those of the moon, year by year. */
const MOVING: Readonly<Record<string, Readonly<Record<number, MonthDay>>>> = {
  春节: {
    2020: [1, 25],
    2021: [2, 12],
    2022: [2, 1],
    2023: [1, 22],
    2024: [2, 10],
    2025: [1, 29],
    2026: [2, 17],
  },
  元宵: {
    2020: [2, 8],
    2021: [2, 26],
    2022: [2, 15],
    2023: [2, 5],
    2024: [2, 24],
    2025: [2, 12],
    2026: [3, 3],
  },
  清明: {
    2020: [4, 4],
    2021: [4, 4],
    2022: [4, 5],
    2023: [4, 5],
    2024: [4, 4],
    2025: [4, 4],
    2026: [4, 5],
  },
  端午: {
    2020: [6, 25],
    2021: [6, 14],
    2022: [6, 3],
    2023: [6, 22],
    2024: [6, 10],
    2025: [5, 31],
    2026: [6, 19],
  },
  中秋: {
    2020: [10, 1],
    2021: [9, 21],
    2022: [9, 10],
    2023: [9, 29],
    2024: [9, 17],
    2025: [10, 6],
    2026: [9, 25],
  },
  重阳: {
    2020: [10, 25],
    2021: [10, 14],
    2022: [10, 4],
    2023: [10, 23],
    2024: [10, 11],
    2025: [10, 29],
    2026: [10, 18],
  },
};

const NAMES = [...Object.keys(FIXED), ...Object.keys(MOVING)];
const NAME = `[“"]?(?<name>${NAMES.join('|')})[”"]?(?:国际|长假|假期|佳节|传统)?节?(?:（[^）\\d]{0,4}(?:20\\d\\d年)?\\d{1,2}月\\d{1,2}日[^）\\d]{0,4}）)?`;
const BEFORE =
  '(?:(?:来临|到来|放假)?(?:之|以)?前夕?|将至|来临之际|到来之际|前几天|前一天|前一周)(?!后)';
const AFTER = '(?:过后|之后|以后|刚过|一过|收假后|长假后|后)(?!勤|续|备)';
const SIDE = new RegExp(`${NAME}(?:(?<before>${BEFORE})|(?<after>${AFTER}))`, 'g');
const DATED = new RegExp(
  `[“"]?(?<name>${NAMES.join('|')})[”"]?节?（(?:[^）\\d]{0,4})(?:20\\d\\d年)?(\\d{1,2})月(\\d{1,2})日[^）\\d]{0,4}）`,
  'g',
);
const NEXT_YEAR = 150;
const PLAN = /计划|原定|拟|预计|争取|要求|须|应|未能|没能|没赶上|错过|提前|此前|截至|推迟|[比较]/;

function dayOf(name: string, year: number): number | null {
  const day = FIXED[name] ?? MOVING[name]?.[year];
  return day === undefined ? null : dayNumber(year, day[0], day[1]);
}

/** 国庆节前亮了起来，10月11日首次通电: a day on the other side of the festival it is told to be before. */
function onOtherSide(statement: Statement, own: number): WrongSpan[] {
  const { text } = statement;
  return matchesIn(text, SIDE).flatMap((match) => {
    const { name = '', before } = match.groups ?? {};
    const day = dayNear(statement, match, own);
    const feast =
      day === null ? null : dayOf(name, new Date(day.from * 86_400_000).getUTCFullYear());
    if (day === null || feast === null) return [];
    const late = before === undefined ? feast - day.to : day.from - feast;
    if (late <= (before === undefined ? 0 : -1) || late > NEXT_YEAR) return [];
    const what = `日期不在${name}${before === undefined ? '之后' : '之前'}。`;
    return [{ at: day, what, computed: `${showDay(day)}与${name}` }];
  });
}

const REACH = 28;
/** The one day told with the festival: behind it in the next clauses, or right before it. */
function dayNear(statement: Statement, match: RegExpExecArray, own: number): PlainDay | null {
  const { text } = statement;
  const [from, until] = [match.index, match.index + match[0].length];
  const rest = text.slice(until);
  const stop = rest.search(/[。；]/);
  const words = stop < 0 ? rest : rest.slice(0, stop);
  const days = plainDays(statement, own).filter(
    ({ index, until: end, isDay }) => isDay && (index >= until || end <= from),
  );
  const near = days.filter(
    ({ index }) => index >= until && index - until <= Math.min(REACH, words.length),
  );
  const [day, ...more] =
    near.length > 0 ? near : days.filter(({ until: end }) => end <= from && from - end <= 3);
  if (day === undefined || more.length > 0) return null;
  const between = text.slice(Math.min(until, day.until), Math.max(from, day.until + 6));
  return PLAN.test(between) || /[；。]/.test(text.slice(until, day.index)) ? null : day;
}

/** 端午节（6月12日） of a year in which it is another day. */
const wrongDayOf = (statement: Statement, own: number): WrongSpan[] =>
  matchesIn(statement.text, DATED).flatMap((match) => {
    const name = match.groups?.['name'] ?? '';
    const feast = dayOf(name, own);
    const [month, day] = [Number(match[2]), Number(match[3])];
    const start = statement.start + match.index;
    if (feast === null || MOVING[name] === undefined || /20\d\d/.test(match[0])) return [];
    const others = [own - 1, own + 1].map((year) => dayOf(name, year));
    const told = [own - 1, own, own + 1].map((year) => dayNumber(year, month, day));
    if (told.some((one) => one === feast || others.includes(one))) return [];
    return [
      {
        at: { start, end: start + match[0].length },
        what: `${name}的日期不对。`,
        computed: `${String(own)}年的${name}不在${String(month)}月${String(day)}日`,
      },
    ];
  });

/** Days against the festival they are told to be before or after. */
export const besideFestivals = ({ statements, year }: TextDocument): WrongSpan[] =>
  year === null
    ? []
    : statements.flatMap((statement) =>
        statement.text.includes('月') && /[节旦一庆明午秋宵阳]/.test(statement.text)
          ? [...onOtherSide(statement, year), ...wrongDayOf(statement, year)]
          : [],
      );
