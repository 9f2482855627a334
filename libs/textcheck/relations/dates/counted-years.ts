import type { TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral } from '../../text/numerals.js';
import type { Line } from '../../text/line.js';
import type { WrongSpan } from './spans.js';

const NUMBER = '(?:\\d{1,3}|[一二两三四五六七八九十百]{1,4})';
const TITLES = /《[^》]*》|〔\d{4}〕/g;
const YEAR = /((?:19|20)\d\d)年/g;

/** 3, 三 or 两 as a number; 0 for what is none. */
export const countOf = (words: string): number =>
  /^\d+$/.test(words) ? Number(words) : (chineseNumeral(words)?.toNumber() ?? 0);

/** The same words, of the same length, without the titles and numbers of documents. */
export const withoutTitles = (text: string): string =>
  text.replaceAll(TITLES, (cited) => ' '.repeat(cited.length));

/** Years a stretch of work lasts. */
interface Run {
  readonly from: number;
  readonly to: number;
  /** It begins within a year, so a year of it is no calendar year. */
  readonly isBroken: boolean;
  readonly end: number;
}

const ENDS =
  /(20\d\d)年?度?(?:(\d{1,2})月)?(?:\d{1,2}日)?(?:[起初底末]|开始|算)*[，,]?(?:一直|延续|持续)?(?:[管算用跑排跨干做建签走])?(?:至|到|—+|-|~|～)\s?(20\d\d)年?/g;
const LISTED = /20\d\d年?(?:、20\d\d年?){1,5}(?:年|[这两三四五几]|，)/g;
const BEGUN = new RegExp(
  `(20\\d\\d)年(?:度)?(?:(\\d{1,2})月)?(?:\\d{1,2}日)?[^。；\\d]{0,12}?(?:起|签|开始|启动|实施|招|批复|立项|聘|租|[届任周租聘]期|为期|期限|合同期|有效期|建设期|共|分)[^。；\\d]{0,8}?(${NUMBER})(?:个)?年(?![度级代内])`,
  'g',
);

function runsIn(text: string): Run[] {
  const ends = matchesIn(text, ENDS).map((match): Run => ({
    from: Number(match[1]),
    to: Number(match[3]),
    isBroken: Number(match[2] ?? '1') > 1,
    end: match.index + match[0].length,
  }));
  const listed = matchesIn(text, LISTED).flatMap((match): Run[] => {
    const years = (match[0].match(/20\d\d/g) ?? []).map(Number);
    const [from = 0] = years;
    const inTurn = years.every((year, index) => year === from + index);
    const to = from + years.length - 1;
    return inTurn ? [{ from, to, isBroken: false, end: match.index + match[0].length }] : [];
  });
  const begun = matchesIn(text, BEGUN).map((match): Run => {
    const from = Number(match[1]);
    return {
      from,
      to: from + countOf(match[3] ?? '') - 1,
      // Signed in a year, it may begin to run in the next.
      isBroken: true,
      end: match.index + match[0].length,
    };
  });
  return [...ends, ...listed, ...begun].filter(({ from, to }) => to > from && to - from < 31);
}

const NTH = new RegExp(
  `(?:是|为|属于?|处于|处在|处|走到|来到|走进|步入|进入|正好|恰好|正值|迎来|到了?|排)(?:了|其|该|整个|行动|规划|合同|协议|服务|执行|建设|实施|项目|任期|周期|期|的|于|在|在?它|届内|任内|这一?)*[^，。；\\d第]{0,4}?(第(${NUMBER})(?:个)?年(?:头|度)?(?![级期代])|首年|头一年|开局之?年|末年|最后一年|收官之?年)`,
  'g',
);
const LAST = /末年|最后一年|收官/;

/** Which year of a run is told: 1 for the first. */
const placeTold = (match: RegExpExecArray, run: Run): number =>
  match[2] === undefined
    ? LAST.test(match[1] ?? '')
      ? run.to - run.from + 1
      : 1
    : countOf(match[2]);

const OTHER_YEAR = /上年|去年|明年|来年|下年|次年|翌年|下一年|届时|上一年/;

/** The year the words of a place speak of: the last one named behind the run, else the report's own. */
function yearOfPlace(text: string, from: number, to: number, own: number): number | null {
  const between = text.slice(from, to);
  if (OTHER_YEAR.test(between)) return null;
  const named = matchesIn(between, YEAR).at(-1);
  return named === undefined ? own : Number(named[1]);
}

const REACH = 160;

/** The years named before a place, which it is reckoned from. */
const yearsBefore = (line: Line, text: string, at: number): Range[] =>
  matchesIn(text.slice(0, at), YEAR).map((match) => rangeOf(line, match, 1));

function placesIn(line: Line, text: string, own: number): WrongSpan[] {
  const places = matchesIn(text, NTH);
  const [run, ...more] = places.length === 0 ? [] : runsIn(text);
  if (run === undefined || more.some(({ from, to }) => from !== run.from || to !== run.to))
    return [];
  return places.flatMap((match) => {
    const year = yearOfPlace(text, Math.min(run.end, match.index), match.index, own);
    if (year === null || Math.abs(match.index - run.end) > REACH) return [];
    const told = placeTold(match, run);
    const right = year - run.from + 1;
    const isRight = told === right || (run.isBroken && told === right - 1);
    if (isRight || year < run.from || year > run.to + 1) return [];
    const computed = `${String(run.from)}年至${String(run.to)}年，${String(year)}年为第${String(right)}年`;
    return [
      {
        at: rangeOf(line, match, 1),
        also: yearsBefore(line, text, match.index),
        what: '所说的第几年与起止年份不符。',
        computed,
      },
    ];
  });
}

const LEFT = new RegExp(
  `(?:还|只|尚|仅)(?:剩下?|有|余)(?:的)?(${NUMBER}|半)(?:个)?(?:整)?年(?![度级])`,
  'g',
);

/** 规划期2021年到2025年，2023年过完，还剩三年: more or fewer years than are left. */
function leftIn(line: Line, text: string, own: number): WrongSpan[] {
  const left = matchesIn(text, LEFT);
  const [run, ...more] = left.length === 0 ? [] : runsIn(text);
  if (run === undefined || more.some(({ to }) => to !== run.to)) return [];
  return left.flatMap((match) => {
    const year = yearOfPlace(text, Math.min(run.end, match.index), match.index, own);
    const told = countOf(match[1] ?? '');
    if (year === null || match.index < run.end || told === 0) return [];
    const isOver = /过完|结束|末|年底|收尾|过去/.test(text.slice(run.end, match.index));
    const right = run.to - year;
    if (told === right || (!isOver && told === right + 1)) return [];
    const computed = `到${String(run.to)}年，${String(year)}年之后还有${String(right)}年`;
    return [
      {
        at: rangeOf(line, match, 1),
        also: yearsBefore(line, text, match.index),
        what: '剩余年数与起止年份不符。',
        computed,
      },
    ];
  });
}

/** Which year of a plan, a contract or a run of years the report's own is, and how many are left of it. */
export const placesInRuns = ({ lines, year }: TextDocument): WrongSpan[] =>
  year === null
    ? []
    : lines.flatMap((line) => {
        if (
          !/20\d\d/.test(line.text) ||
          !/第|首年|头一|末年|最后一年|收官|开局|[剩余有]/.test(line.text)
        )
          return [];
        const text = withoutTitles(line.text);
        return [...placesIn(line, text, year), ...leftIn(line, text, year)];
      });

const CYCLE = new RegExp(
  `(?:每隔?|周期(?:为|是|定为)?|[管养质服聘租合][护保务用赁同]?期(?:为|是|限)?|(?:任期|届期)(?:为|是)?|(?:折旧|使用|服役)年限(?:为|是)?|有效期(?:为|是)?)(${NUMBER})(?:个)?年(?![度级])|(?<!第)(${NUMBER})年(?:一(?:次|回|届|换|评|轮|检|遇|审|修|度)|才?(?:搞|办|做|评|换|审|检)一)`,
);
const NEXT =
  /(?:下一?[次回轮届期]|[本这][次轮回](?:（|在|于|是)?|新一轮|再次?[做换评审检办]|轮到|应[当该]?[在于]|须[在于]|到期|届满|期满|才(?:到|换|做|办))[^。；，\d]{0,10}?((?:19|20)\d\d)年/g;
const ENDS_IN =
  /((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[底末])?[^，。；\d]{0,4}?(?:到期|届满|期满|换届|再[做换评审检办]|重新?[做换评审检办])/g;
const EDGES = /1月1日|12月31日|年底|年末|年初|起/;

/** The year itself had its turn. */
const NOW =
  /(?:本年度?|今年|本次|当年)[^，。；]{0,6}(?:又|再|刚|已|做了|完成|开展|进行|办了|换了|检了)/;

const isTurn = (gap: number, length: number, slack: number): boolean =>
  gap % length === 0 || gap === length - slack;

/** The one year told for the next time. */
function nextIn(text: string): RegExpExecArray | null {
  const next = [...matchesIn(text, NEXT), ...matchesIn(text, ENDS_IN)];
  const [one] = next;
  return one === undefined || next.some((other) => other[1] !== one[1]) ? null : one;
}

/** 每十年一回，上一回2020年，下一回2025年: a next time that is so many years after none of the years told before it. */
export const wrongCycles = ({ lines, year }: TextDocument): WrongSpan[] =>
  lines.flatMap((line) => {
    const text = /20\d\d/.test(line.text) ? withoutTitles(line.text) : '';
    const cycle = CYCLE.exec(text);
    const length = cycle === null ? 0 : countOf(cycle[1] ?? cycle[2] ?? '');
    const one = length < 2 ? null : nextIn(text);
    if (one === null) return [];
    const told = Number(one[1]);
    const named = matchesIn(text, YEAR).map((match) => Number(match[1]));
    const earlier = named.filter((before) => before < told);
    const known = [...earlier, ...(NOW.test(text) && year !== null ? [year] : [])];
    const slack = EDGES.test(text) ? 1 : 0;
    if (earlier.length === 0 || known.some((before) => isTurn(told - before, length, slack)))
      return [];
    const last = Math.max(...earlier);
    const computed = `${String(last)}年 + ${String(length)}年 = ${String(last + length)}年`;
    const also = yearsBefore(line, text, one.index);
    return [{ at: rangeOf(line, one, 1), also, what: '下一次的年份与周期不符。', computed }];
  });

const TERM = new RegExp(
  `(?:一[签招聘租定包]|签订?|聘期|租期|租赁期|合同期|服务期|履约期|期限|任期|有效期|质保期|保修期|为期|管护期|养护期|承包期)(?:限)?(?:了|为|是|共|：)?(${NUMBER})(?:个)?(年|个月)(?![度级])`,
);
const BOUND =
  /(?:自|从|始于|起于)(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?[^。；\d]{0,24}?(?:至|到|止于|截止于?|终止于|结束于|期满于|届满于)(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?/;
const MONTHS = 12;

/** 一招三年，自2022年1月1日开始，终止于2025年12月31日: ends that are not so many years apart. */
export const wrongTerms = ({ statements }: TextDocument): WrongSpan[] =>
  statements.flatMap((statement) => {
    const bound = /[自从始起]/.test(statement.text) ? BOUND.exec(statement.text) : null;
    const term = bound === null ? null : TERM.exec(statement.text);
    if (bound === null || term === null || /续[签聘租]|延[长期]|分别|再/.test(statement.text))
      return [];
    const months = countOf(term[1] ?? '') * (term[2] === '年' ? MONTHS : 1);
    const [from, to] = [monthOf(bound, 1), monthOf(bound, 4)];
    if (months === 0 || Math.abs(to - from - months) <= 1) return [];
    const years = (to - from) / MONTHS;
    const computed = `起止相距约${years.toFixed(1)}年，文中为${term[1] ?? ''}${term[2] ?? ''}`;
    return [{ at: spanOf(statement, bound), what: '期限与起止日期不符。', computed }];
  });

/** A day as a number of months. */
const monthOf = (match: RegExpExecArray, at: number): number =>
  Number(match[at]) * MONTHS + Number(match[at + 1]) + (Number(match[at + 2] ?? '1') - 1) / 31;

const spanOf = (line: Line, match: RegExpExecArray): Range => rangeOf(line, match);
