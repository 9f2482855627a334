import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { countOf } from './counted-years.js';
import { daysTold, type DayTold } from './days-told.js';
import { dayNumber } from './plain-days.js';
import type { WrongSpan } from './spans.js';

const NUMBER = '\\d{1,3}|[一二两三四五六七八九十]{1,3}';
/** 历时15天, 前后两个多月, 为期45天 */
const LENGTH = new RegExp(
  `(?:历时|为期|前后|用时|耗时|历经|持续|总共|总计|一共|共计|(?<![平一])共|工期|施工期|周期)(?:了|为|是|共|仅|只有?|约|不到|近|将近)?(近|约|不到)?\\s?(${NUMBER})\\s?(?:个)?(?:日历|自然)?(天|多天|余天|月|多月|余月|半月|周|星期)(?![前后内])`,
  'g',
);
const NOT_COUNTED =
  /停工|停课|停训|顺延|扣除|延期|延长|工作日|节假日|周末|双休|[比较]|提前|推迟|超期|逾期|分别|累计|另|实际施工|除|分[两三四]|期间共|间断|陆续|批|每/;
const BEGINS =
  /开始|启动|动工|开工|进场|施工|开班|开课|开训|开幕|开赛|开展|开馆|开放|上路|出车|出发|奠基|入驻|进驻|入户|组织|发出|发放|报名|起$|^起/;
const ENDS =
  /结束|完成|完毕|完工|竣工|收工|收尾|结课|结业|结班|收车|返回|闭幕|收官|闭营|落幕|撤场|退场|撤离|建成|交工|交付|截止|回收|收回|止/;
const FROM = /[自从]$/;
const UNTIL = /(?:至|到|直至|直到)$/;
const MONTH = 30.4;
const MONTHS = 12;
const DAYS = 31;

interface Length {
  readonly least: number;
  readonly most: number;
}

/** How many days some words may mean. */
function lengthOf([, about, number = '', unit = '']: RegExpMatchArray): Length {
  const said = countOf(number);
  const isMonths = unit.includes('月');
  const one = isMonths ? MONTH : /周|星期/.test(unit) ? 7 : 1;
  const slack = isMonths ? 0.55 * MONTH : one === 1 ? 1.5 + said * 0.03 : 5;
  const more = /多|余/.test(unit) ? one * (isMonths ? 1 : 9) : unit === '半月' ? 0.5 * MONTH : 0;
  const less = about === undefined ? 0 : one * (isMonths ? 0.5 : 5);
  return { least: said * one - slack - less, most: said * one + slack + more };
}

/** A day counted from 1970 of one in months of 31 days. */
function dayOf(at: number): number {
  const months = Math.floor((at - 1) / DAYS);
  const year = Math.floor((months - 1) / MONTHS);
  return dayNumber(year, months - year * MONTHS, at - months * DAYS);
}

/** 9月1日上路，9月30日收车，前后两个多月: a length that the beginning and the end, told right before it, do not make. */
export const lengthsOfEvents = ({ statements, year }: TextDocument): WrongSpan[] => {
  const passages = groupBy(
    statements.filter(({ inTable }) => !inTable),
    ({ passage }) => passage,
  );
  return [...passages.values()].flatMap((ofOne) =>
    ofOne.some(({ text }) => text.includes('月')) ? inPassage(ofOne, year ?? 0) : [],
  );
};

function inPassage(statements: readonly Statement[], own: number): WrongSpan[] {
  const days = daysTold(statements, own);
  return statements.flatMap((statement) =>
    NOT_COUNTED.test(statement.text)
      ? []
      : matchesIn(statement.text, LENGTH).flatMap((match) => {
          const ends = endsOf(statements, statement, match, days);
          if (ends === null || !isEvent(...ends) || fits(...ends, lengthOf(match))) return [];
          return [
            {
              at: rangeOf(statement, match),
              also: [{ start: ends[0].start, end: ends[1].end }],
              what: '时间长短与起止日期不符。',
              computed: `文中为${match[0]}`,
            },
          ];
        }),
  );
}

/** The two days right before a length, or the only two of the paragraph where it is said of all of that. */
function endsOf(
  statements: readonly Statement[],
  statement: Statement,
  match: RegExpExecArray,
  days: readonly DayTold[],
): [DayTold, DayTold] | null {
  const { start } = rangeOf(statement, match);
  const [first, last] = days.filter(({ end }) => end <= start).slice(-2);
  if (first === undefined || last === undefined || first.sentence !== last.sentence) return null;
  if (last.sentence === statement.index)
    return isCut(statement, last, start) ? null : [first, last];
  const isAll = /全部|整个|全程|本次|该|此/.test(statement.text.slice(0, match.index));
  const isPlain = days.length === 2 && !NOT_COUNTED.test(textOf(statements, last));
  return isAll && isPlain ? [first, last] : null;
}

const textOf = (statements: readonly Statement[], { sentence }: DayTold): string =>
  statements.find(({ index }) => index === sentence)?.text ?? '';

/** More than a clause stands between the end and the length, or a semicolon. */
const isCut = ({ text, start }: Statement, last: DayTold, at: number): boolean =>
  /[；。]|，.*，.*，/.test(text.slice(last.end - start, at - start));

function isEvent(first: DayTold, last: DayTold): boolean {
  const isSpan = FROM.test(first.lead) && UNTIL.test(last.lead);
  const begins = BEGINS.test(first.after) || (first.after === '' && BEGINS.test(first.lead));
  const ends = ENDS.test(last.after) && !/^(?:之|以)?前/.test(last.after);
  return isSpan || (begins && ends && !BEGINS.test(last.after.slice(0, 4)));
}

function fits(first: DayTold, last: DayTold, { least, most }: Length): boolean {
  const [shortest, longest] = [
    dayOf(last.from) - dayOf(first.to),
    dayOf(last.to) - dayOf(first.from) + 1,
  ];
  return longest < 0 || (longest >= least && shortest <= most);
}
