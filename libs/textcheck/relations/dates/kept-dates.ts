import { compareDates, exists, showDate, type NamedDate } from '../../text/dates.js';
import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import type { WrongSpan } from './spans.js';

const DATE = String.raw`(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(?:(\d{1,2})日|底|末)?`;
const PLANNED = new RegExp(
  String.raw`(?:计划|原定|约定|要求|应当?|规定|截止时间为|时限为|期限为|目标)[^，。；\d]{0,12}${DATE}(?:之?前|以前)?`,
);
const ACTUAL = new RegExp(String.raw`(?:实际)[^，。；\d]{0,10}${DATE}`);
const EARLY = /(?<!不|未|没有|未能)提前(?!下达|拨付|预)|(?:按期|如期|按时)(?!支付|足额|发放)/;
const LATE = /(?<!未|无|没有|不)(?:逾期|延期|推迟|延后|超期|滞后)(?!率)/;

/** 计划9月底完工，实际10月15日完工，按期完成: kept or missed by the dates, and the other way by the words. */
export const keptDates = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (statement.inTable || !text.includes('实际')) return [];
    const [planned, actual] = [PLANNED.exec(text), ACTUAL.exec(text)];
    if (planned === null || actual === null || planned.index > actual.index) return [];
    const due = dateOf(planned, year ?? 0);
    const done = dateOf(actual, due.year);
    const word = wordAgainst(text, text.slice(actual.index), compareDates(done, due));
    if (word === null) return [];
    const start = statement.start + planned.index;
    return [
      {
        at: { start, end: statement.start + actual.index + word.index + word[0].length },
        what: '按期与否与两个日期不符。',
        computed: `计划 ${showDate(due)}，实际 ${showDate(done)}，文中为“${word[0]}”`,
      },
    ];
  });

/** What is said of a day so much after, or before, the one it was wanted by. */
function wordAgainst(text: string, rest: string, gap: number): RegExpExecArray | null {
  if (gap === 0 || rest.includes('除')) return null;
  const [wrong, right] = gap > 0 ? [EARLY, LATE] : [LATE, EARLY];
  return right.test(text) ? null : wrong.exec(rest);
}

function dateOf([whole, year, month, day]: RegExpExecArray, own: number): NamedDate {
  const isEnd = /[底末]/.test(whole);
  return { year: Number(year ?? own), month: Number(month), day: isEnd ? 31 : Number(day ?? 0) };
}

const WEEKDAY = /(20\d\d)年(\d{1,2})月(\d{1,2})日[（(]?(?:星期|周)([一二三四五六日天])/g;
const NAMES = '日一二三四五六';

/** 2023年5月1日（星期三）: a weekday that day is not. */
export const weekdays = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) =>
    /星期|周[一二三四五六日]/.test(statement.text)
      ? matchesIn(statement.text, WEEKDAY).flatMap((match) => {
          const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
          const right = NAMES.charAt(
            new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay(),
          );
          if (!exists(date) || right === match[4]?.replace('天', '日')) return [];
          return [spanOf(statement, match, '星期与日期不符。', `这一天是星期${right}`)];
        })
      : [],
  );

const PART = String.raw`(上半年|下半年|第?[一二三四]季度)`;
const MONTHS = String.raw`(\d{1,2})月?(?:\d{1,2}日)?(?:(?:至|到|—|–|-|~|、)(\d{1,2})月)`;
const IS_PART = new RegExp(
  String.raw`${PART}[（(，,]?(?:即|为|是|指)?[（(]?(?:20\d\d年)?${MONTHS}`,
  'g',
);
const OF_PART = new RegExp(
  String.raw`(?<![\d至到—–~-])${MONTHS}(?:份)?[（(，,]?(?:即|为|是|属)?${PART}`,
  'g',
);
const FIRST: Readonly<Record<string, readonly [number, number]>> = {
  上半年: [1, 6],
  下半年: [7, 12],
  一季度: [1, 3],
  二季度: [4, 6],
  三季度: [7, 9],
  四季度: [10, 12],
};

/** 三季度（6—9月）: months that are not of that part of the year. */
export const monthsOfParts = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (!/季度|半年/.test(text) || !text.includes('月')) return [];
    const before = matchesIn(text, IS_PART).map(
      (match) => [match, match[1], match[2], match[3]] as const,
    );
    const after = matchesIn(text, OF_PART).map(
      (match) => [match, match[3], match[1], match[2]] as const,
    );
    return [...before, ...after].flatMap(([match, part = '', first, last]) => {
      const [from, to] = FIRST[part.replace('第', '')] ?? [1, 12];
      if (Number(first) >= from && Number(last) <= to) return [];
      return [
        spanOf(
          statement,
          match,
          '月份不在所说的季度或半年内。',
          `${part}为${String(from)}—${String(to)}月`,
        ),
      ];
    });
  });

const NEXT_YEAR = /(20\d\d)年(?:(?!20\d\d年)[^。；]){0,40}?(?:次年|翌年)[（(，]?(?:即)?(20\d\d)年/g;
const SAME_YEAR = /(20\d\d)年(?:(?!20\d\d年)[^。；]){0,40}?同年[（(，]?(?:即)?(20\d\d)年/g;

/** 2022年12月签订，次年2024年: the year after, and another. */
export const nextYears = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (!/次年|翌年|同年/.test(text)) return [];
    return [
      ...matchesIn(text, NEXT_YEAR).filter(([, one, other]) => Number(other) !== Number(one) + 1),
      ...matchesIn(text, SAME_YEAR).filter(([, one, other]) => one !== other),
    ].map((match) => spanOf(statement, match, '年份与“次年”“同年”不符。', match[2] ?? ''));
  });

const PUBLIC =
  /公示(?:期|时间|时长)?(?:为|共|了|不少于)?(\d{1,2}|[一二三五七十])\s?(个工作日|天|日)/;
const SPAN = /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日?(?:至|到|—|–|-|~)(?:(\d{1,2})月)?(\d{1,2})日/;
const DIGITS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 五: 5, 七: 7, 十: 10 };
const DAY = 86_400_000;
const NEAR = 30;

/** 公示7天（5月8日至5月10日）: fewer days than it is said to last. */
export const daysOfNotice = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (!text.includes('公示') || /要求|规定|应|不少于/.test(text)) return [];
    const [told, span] = [PUBLIC.exec(text), SPAN.exec(text)];
    if (told === null || span === null) return [];
    const days = daysOfSpan(span, year ?? 0);
    const said = numberIn(told);
    const isOff = told[2] === '个工作日' ? days < said : Math.abs(days - said) > 1;
    const isFar = Math.abs(span.index - told.index) > NEAR;
    if (days <= 0 || !isOff || isFar) return [];
    return [
      spanOf(
        statement,
        span,
        '公示天数与起止日期不符。',
        `起止共 ${String(days)} 天，文中为 ${String(said)}${told[2] ?? ''}`,
      ),
    ];
  });

const numberIn = ([, told = '']: RegExpExecArray): number => DIGITS[told] ?? Number(told);

function daysOfSpan(span: RegExpExecArray, own: number): number {
  const [, named, month = '', first = '', toMonth = month, last = ''] = span;
  const at = (one: string, day: string): number =>
    Date.UTC(Number(named ?? own), Number(one) - 1, Number(day)) / DAY;
  return at(toMonth, last) - at(month, first) + 1;
}

const spanOf = (
  statement: Statement,
  match: RegExpExecArray,
  what: string,
  computed: string,
): WrongSpan => ({ at: rangeOf(statement, match), what, computed });

const LIMIT = new RegExp(
  String.raw`${DATE}(?:之?前|以前|截止|为限|为截止|止)(?:[^。；\d]{0,30}?)${DATE}(?!之?前|以前)`,
);
const WITHIN =
  /(?<!未|不|没有?)(?:在)?(?:规定|要求|约定|限定)?(?:的)?(?:期限内|时限内|时间内|按时|按期|如期)/;

/** 5月20日截止，5月28日才完成，均在规定期限内: done after the limit, and within it by the words. */
export const withinLimits = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (statement.inTable || !WITHIN.test(text) || LATE.test(text)) return [];
    const found = LIMIT.exec(text);
    if (found === null || matchesIn(text, new RegExp(DATE, 'g')).length !== 2) return [];
    const due = partOf(found, 1, year ?? 0);
    const done = partOf(found, 4, due.year);
    const isToDo = /计划|拟|将|分别|起|次年|下一|另/.test(text);
    if (compareDates(done, due) <= 0 || isToDo) return [];
    const computed = `期限 ${showDate(due)}，实际 ${showDate(done)}`;
    return [spanOf(statement, found, '晚于期限，文中却说在期限内。', computed)];
  });

const partOf = (match: RegExpExecArray, from: number, own: number): NamedDate => ({
  year: Number(match[from] ?? own),
  month: Number(match[from + 1]),
  day: Number(match[from + 2] ?? 0),
});

const RATE_AT =
  /(?:截至)?(\d{1,2})月(?:底|末)?(?:份)?(?:[^，。；、\d]{0,8}?)(?:为|达到?|是)?(\d{1,3}(?:\.\d+)?)%/g;

/** 支付率6月底为62%，9月底为55%: what is paid by then only grows. */
export const fallingRates = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const { text } = statement;
    if (statement.inTable || !/(?:执行|支付|支出|完成|使用)(?:率|进度)/.test(text)) return [];
    if (!/月[底末]/.test(text) || /[比较]|当月|分月|目标|要求|同期|分别|上年|其中/.test(text))
      return [];
    const told = matchesIn(text, RATE_AT);
    return told.slice(1).flatMap((match, index) => {
      const before = told[index];
      const isBack =
        before !== undefined &&
        Number(match[1]) > Number(before[1]) &&
        Number(match[2]) < Number(before[2]);
      const isNear = match.index - (before?.index ?? 0) - (before?.[0].length ?? 0) < 6;
      if (!isBack || !isNear) return [];
      return [
        spanOf(
          statement,
          match,
          '累计进度后来反而低于先前。',
          `${before[2] ?? ''}% 之后为 ${match[2] ?? ''}%`,
        ),
      ];
    });
  });

const IN_ORDER = new RegExp(
  String.raw`第一(次|批|期|轮|步|阶段)[^；。\d]{0,20}${DATE}[^；。]{0,60}?第二\1[^；。\d]{0,20}${DATE}`,
  'g',
);
const RENEWED = new RegExp(
  String.raw`(?:上一?(?:份|期|轮|个)|原)[^。；\d]{0,16}${DATE}(?:到期|届满|期满|止)[^。；\d]{0,12}(?:新|本期|续签|本轮|下一?期)[^。；\d]{0,12}${DATE}`,
  'g',
);

/** 第一次是2023年6月，第二次是2022年9月; a contract that begins before the last one ended. */
export const namedInOrder = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    if (!/第二|到期|届满|期满|止/.test(statement.text)) return [];
    const told = [
      ...matchesIn(statement.text, IN_ORDER).map((match) => [match, 2] as const),
      ...matchesIn(statement.text, RENEWED).map((match) => [match, 1] as const),
    ];
    return told.flatMap(([match, from]) => {
      const first = partOf(match, from, year ?? 0);
      const second = partOf(match, from + 3, first.year);
      const isNext = match[from + 3] === undefined && first.month >= 10 && second.month <= 4;
      if (isNext || compareDates(second, first) >= 0) return [];
      const computed = `${showDate(second)} 早于 ${showDate(first)}`;
      return [spanOf(statement, match, '先后两次的日期颠倒。', computed)];
    });
  });
