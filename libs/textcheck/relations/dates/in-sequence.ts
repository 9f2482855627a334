import type { Statement, TextDocument } from '../../document.js';
import { matchesIn } from '../../text/matches.js';
import { mayBeOfNext, plainDays, showDay, type PlainDay } from './plain-days.js';
import type { WrongSpan } from './spans.js';

const TIME = /(?<![\d:：])(\d{1,2})(?:[:：]|时|点)(\d{2})(?:分)?(?![\d:：])/g;
const RANGE = /^\s?(?:至|到|—+|-|~|～)\s?$/;
const OTHER_DAY =
  /次日|第二天|翌日|隔天|当晚|夜|凌晨|每[天日周]|分别|开放|营业|作息|原定|此前|比分|比例|\d日/;

/** 14:30接到电话，14:12抵达: the hours of one day go back. */
function hours(statement: Statement): WrongSpan[] {
  const { text, start } = statement;
  const times = matchesIn(text, TIME).filter(
    ([, hour, minute]) => Number(hour) < 24 && Number(minute) < 60,
  );
  return times.slice(1).flatMap((match, index) => {
    const before = times[index];
    if (before === undefined) return [];
    const between = text.slice(before.index + before[0].length, match.index);
    const [one, other] = [before, match].map(
      ([, hour, minute]) => Number(hour) * 60 + Number(minute),
    );
    const isTold = /[一-龥]{2}/.test(between) && !RANGE.test(between);
    if (one === undefined || other === undefined || other >= one || !isTold) return [];
    if (
      OTHER_DAY.test(between) ||
      /[；。]/.test(between) ||
      /每[天日]|分别|营业|开放时间/.test(text)
    )
      return [];
    const at = { start: start + match.index, end: start + match.index + match[0].length };
    const first = start + before.index;
    const also = { start: first, end: first + before[0].length };
    return [{ at, also: [also], what: '时刻先后颠倒。', computed: `${match[0]}早于${before[0]}` }];
  });
}

const STEPS =
  /依次|先后|逐[步关道]|[道个步]关|四步|三步|五步|环节|流程|程序|步骤|全过程|顺序|走过|经过|历经/;
const LISTED = /([一-龥“”]{2,14})（(?=(?:20\d\d年)?\d{1,2}月)[^（）]{2,14}）/g;

/** 摸底（3月）、审核（6月）、公示（5月）、兑付（8月）: steps said to be in turn, and their months are not. */
function bracketed(statement: Statement, own: number): WrongSpan[] {
  const items = STEPS.test(statement.text) ? matchesIn(statement.text, LISTED) : [];
  if (items.length < 3) return [];
  const days = plainDays(statement, own);
  const told = items.flatMap((item) => {
    const day = days.find(({ index }) => index > item.index && index < item.index + item[0].length);
    return day === undefined ? [] : [day];
  });
  return told
    .slice(1)
    .flatMap((day, index) => oddOne(told[index], day, '依次的环节日期先后颠倒。'));
}

function oddOne(before: PlainDay | undefined, day: PlainDay, what: string): WrongSpan[] {
  if (before === undefined || day.to >= before.from || mayBeOfNext(before, day)) return [];
  return [{ at: day, also: [before], what, computed: `${showDay(day)}早于${showDay(before)}` }];
}

const NTH = /第([一二三四五六七八九])([次批期轮步届场针剂遍道茬回段])(?!全国|党|会议|常委)/g;
const DIGITS = '一二三四五六七八九';

/** 第一针5月22日，第二针5月1日: numbered in turn, and the days go back. */
function numbered(statement: Statement, own: number): WrongSpan[] {
  const { text } = statement;
  const named = text.includes('第') ? matchesIn(text, NTH) : [];
  if (named.length < 2 || /计划|分别|原定|[甲乙丙]|各自|届/.test(text)) return [];
  const days = plainDays(statement, own);
  const told = named.flatMap((match, at) => {
    const end = named[at + 1]?.index ?? text.length;
    const day = days.find(
      ({ index }) => index > match.index && index < Math.min(end, match.index + REACH),
    );
    const isNext = day !== undefined && !/[。；]/.test(text.slice(match.index, day.index));
    return isNext ? [{ rank: DIGITS.indexOf(match[1] ?? ''), word: match[2] ?? '', day }] : [];
  });
  return told.flatMap((one, at) =>
    told.slice(at + 1).flatMap((other) => {
      if (one.word !== other.word || one.rank === other.rank) return [];
      const [first, second] = one.rank < other.rank ? [one, other] : [other, one];
      if (told.filter(({ rank }) => rank === first.rank).length > 1) return [];
      return oddOne(
        first.day,
        second.day,
        `第${DIGITS.charAt(second.rank)}${second.word}早于第${DIGITS.charAt(first.rank)}${first.word}。`,
      );
    }),
  );
}
const REACH = 24;

/** Times of a day, steps in brackets and numbered turns that go back. */
export const inSequence = ({ statements, year }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    if (!/\d/.test(statement.text)) return [];
    const own = year ?? 0;
    return [
      ...(/\d[:：时点]\d/.test(statement.text) ? hours(statement) : []),
      ...(statement.text.includes('月')
        ? [...bracketed(statement, own), ...numbered(statement, own)]
        : []),
    ];
  });
