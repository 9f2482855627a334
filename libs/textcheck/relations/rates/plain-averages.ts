import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { chineseNumeral } from '../../text/numerals.js';
import { matchesIn } from '../../text/matches.js';
import { isChange } from '../changes/change-words.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { alike, isSwap, placesOf } from '../figures/near.js';
import type { Average } from './average-pairs.js';

/** For each of what, by its measure word. */
const EACH: readonly (readonly [words: RegExp, things: readonly string[]])[] = [
  [/户均|每户/, ['户']],
  [/人均|[每一][名位人]|生均/, ['人']],
  [/亩均|每亩|亩产/, ['亩']],
  [/车均|台均|单车|单台|每[辆台]/, ['辆', '台']],
  [/场均|每场/, ['场']],
  [/期均|每期/, ['期']],
  [/件均|每件/, ['件']],
  [/每盏|单盏/, ['盏']],
  [/每公里/, ['公里']],
  [/村均|校均|馆均|站均|每个?(?:[一-龥]{0,3}[村校馆站所点])/, ['个']],
  [/班均|每班/, ['个']],
];
/** 平均一公里, 单把均价, 每平方公里: by whatever measure word. */
const UNITS =
  '平方公里|平方米|立方米|公里|延米|人次|批次|课时|学时|公顷|公斤|把|张|条|株|棵|头|只|羽|口|眼|处|座|间|套|份|册|篇|块|吨|艘|架|栋|幢|支|项|宗|起|具|根|樘|孔|节|部|组|队';
const BY_UNIT = new RegExp(`(?:每一?|平均一|[单折]合?一?)(${UNITS})|(${UNITS})均`);
/** 8个小组 */
const BODIES = /^[组队]$/;
/** So many of them to a year. */
const TIMES: readonly (readonly [words: RegExp, times: number])[] = [
  [/月均|每月|月人均/, 12],
  [/日均|每[天日]/, 365],
  [/季均|每季/, 4],
];
/** By more than that to a year something is told by the day. */
const MOST_A_MONTH = 31;
const DAYS = /按(\d{3})天计?/;
const FOR_EACH = /均|每|亩产|单[车台盏把张套件间座]|一[名位]/;
/** A mean of the figures told before it. */
const MEAN =
  /^[，,、；;（(]?(?:[上下]半年|全年|折合|算下来|年度)?(?:[季月年周校村馆站]均|平均(?:每(?:季度?|月|年|次))?|每(?:季度?|月|年)平均|均值)(?:[一-龥]{0,2}|为|约|达到?)$/;
const OTHERWISE =
  /[较比]|高于|低于|上年|去年|目标|可支配|纯收入|最[高低]|不[低高超少]|控制|定额|限额|预算|上限|均衡|均已|均为|平均分|以[内上下]/;
const ABOUT = /(?:大约|约)[^，。；\d]{0,6}$/;
const ABOUT_OFF = 0.08;
const OFF = 0.004;
const CHANGING_OFF = 0.12;
const FAR = 6;
const MOST_TIMES = 1.6;
/** 45吨定额: no average of what is told. */
const BEHIND = /^的?(?:控制|标准|目标|定额|测算|上限|限额|计划)/;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 365, 366];
const MOST_FIGURES = 14;
const SMALL = /([两二三四五六七八九十]{1,2})([台辆户名场期所家个])/g;

interface Divisor {
  readonly things: readonly string[];
  readonly times: number;
}

/** Averages of the only total and the only number that their paragraph tells, and means of the figures told in a row before them. */
export const plainAverages = (document: TextDocument, known: ReadonlySet<number>): Average[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && FOR_EACH.test(text))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) => {
        if (known.has(printed.start) || !isAsked(printed)) return [];
        if (BEHIND.test(document.text.slice(printed.end, printed.end + FAR))) return [];
        return meanOf(statement, printed) ?? judge(document, statement, printed) ?? [];
      }),
    )
    .filter(({ printed, computed }) => !isOfChangingNumber(printed, computed));

/** 低保标准每人每月620元: over the months of a year there were not always as many people, unless an even figure for each is left. */
const isOfChangingNumber = (printed: Mention, computed: Decimal): boolean =>
  /[名位人户]/.test(clauseOf(printed)) &&
  /月/.test(clauseOf(printed)) &&
  !isSwap(computed, printed) &&
  computed.decimalPlaces() > placesOf(printed) &&
  computed.minus(printed.value).abs().lessThan(printed.value.times(CHANGING_OFF));

const clauseOf = ({ before }: Mention): string => /[^，。；：]*$/.exec(before)?.[0] ?? '';

const isAsked = (printed: Mention): boolean =>
  (printed.kind === 'amount' || printed.kind === 'count') &&
  printed.unit !== '分' &&
  printed.base.isPositive() &&
  !printed.base.isZero() &&
  (printed.exact || ABOUT.test(printed.before)) &&
  FOR_EACH.test(clauseOf(printed)) &&
  !OTHERWISE.test(clauseOf(printed));

const isFigure = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') &&
  one.exact &&
  one.base.isPositive() &&
  !one.base.isZero() &&
  !isChange(one);

/** 210件、245件、268件、277件，季均250件: all like figures in a row right before it. */
function meanOf({ mentions }: Statement, printed: Mention): Average | null {
  if (!MEAN.test(printed.before) || !printed.exact) return null;
  const run = runBefore(mentions.slice(0, mentions.indexOf(printed)), printed);
  const [first] = run;
  if (first === undefined || run.length < 2) return null;
  const mean = inUnitOf(totalBase(run).div(run.length), printed);
  // 计划14.00万亩，五年2.75万亩、2.90万亩…: the first may be all of them.
  const right = [run, run.slice(1)].some((some) => isMean(some, printed));
  if (right || !isWithin(run, printed)) return null;
  const total = { ...first, base: totalBase(run), value: inUnitOf(totalBase(run), first) };
  return { printed, total, count: null, computed: mean };
}

/** All the figures before it, where they are of its sort and each is joined to the last. */
function runBefore(before: readonly Mention[], printed: Mention): readonly Mention[] {
  const like = before.every(
    (one) => isFigure(one) && alike(one, printed) && !FOR_EACH.test(clauseOf(one)),
  );
  const joined = before.slice(1).every((one) => /^[、，和及与]/.test(one.before));
  return like && joined ? before : [];
}

/** No less than the least of them, and no more than the most. */
function isWithin(run: readonly Mention[], printed: Mention): boolean {
  const sizes = run.map(({ base }) => base.toNumber());
  const size = printed.base.toNumber();
  return size >= Math.min(...sizes) && size <= Math.max(...sizes);
}

const isMean = (run: readonly Mention[], printed: Mention): boolean =>
  run.length > 0 &&
  inUnitOf(totalBase(run).div(run.length), printed)
    .minus(printed.value)
    .abs()
    .lessThanOrEqualTo(printed.half);

function divisorOf(statement: Statement, clause: string): Divisor | null {
  const things = EACH.find(([words]) => words.test(clause))?.[1] ?? unitIn(clause);
  const times = timesIn(statement, clause);
  return times === null || (things.length === 0 && times === 1) ? null : { things, times };
}

function unitIn(clause: string): readonly string[] {
  const [, each, mean] = BY_UNIT.exec(clause) ?? [];
  const unit = each ?? mean;
  if (unit === undefined) return [];
  return BODIES.test(unit) || /[处座]/.test(unit) ? [unit, '个'] : [unit];
}

/** So many to a year, or the days that the sentence counts; null for days it does not, of which it may have been open some. */
function timesIn({ text }: Statement, clause: string): number | null {
  const times = TIMES.find(([words]) => words.test(clause))?.[1] ?? 1;
  if (times <= MOST_A_MONTH) return times;
  const days = Number(DAYS.exec(text)?.[1] ?? '0');
  return days > 0 ? days : null;
}

function judge(document: TextDocument, statement: Statement, printed: Mention): Average | null {
  const divisor = divisorOf(statement, clauseOf(printed));
  if (divisor === null) return null;
  const own = (document.figures[statement.passage] ?? []).filter((one) => one !== printed);
  if (own.length > MOST_FIGURES) return null;
  // 夏季每人800元，秋季每人1200元
  if (own.some((one) => alike(one, printed) && isForEach(one))) return null;
  const figures = [...own.filter(isFigure), ...smallIn(document, statement)];
  const pair = onlyPair(figures, printed, divisor);
  if (pair === null) return null;
  const { total, count } = pair;
  const computed = inUnitOf(total.base.div(count?.base ?? 1).div(divisor.times), printed);
  return isWrong(computed, printed) && !isMade(document, statement, printed)
    ? { printed, total, count, computed }
    : null;
}

const isForEach = (one: Mention): boolean => FOR_EACH.test(clauseOf(one));

/** The one total and the one number of what it is for each of; null where there are others, or none. */
function onlyPair(
  figures: readonly Mention[],
  printed: Mention,
  { things }: Divisor,
): Pick<Average, 'total' | 'count'> | null {
  const totals = distinct(figures.filter((one) => alike(one, printed) && !isForEach(one)));
  const counts = distinct(
    figures.filter((one) => things.includes(one.thing) && one.base.greaterThan(1)),
  ).filter((one) => !totals.includes(one));
  const [total, ...others] = totals;
  const [count = null, ...more] = counts;
  if (total === undefined || others.length > 0 || more.length > 0) return null;
  return things.length > 0 && count === null ? null : { total, count };
}

const distinct = (figures: readonly Mention[]): Mention[] =>
  figures.filter((one, at) => figures.findIndex(({ base }) => base.equals(one.base)) === at);

function isWrong(computed: Decimal, printed: Mention): boolean {
  const times = computed.div(printed.value).toNumber();
  const off = Math.abs(times - 1);
  const allowed = printed.exact ? OFF : ABOUT_OFF;
  const rounded = computed.minus(printed.value).abs().lessThanOrEqualTo(printed.half);
  const apart = Math.max(times, 1 / times);
  const near = apart < MOST_TIMES || Math.abs(apart - 2) < OFF;
  return !rounded && off > allowed && near;
}

/** Any two figures of the paragraph and the ones beside it make it, over months and quarters too. */
function isMade({ figures }: TextDocument, { passage }: Statement, printed: Mention): boolean {
  const near = [passage - 1, passage, passage + 1]
    .flatMap((at) => figures[at] ?? [])
    .filter((one) => one !== printed && !one.base.isZero() && one.kind !== 'percent');
  const size = printed.base.toNumber();
  const half = printed.half.times(printed.scale).toNumber() * 1.0001;
  return near.some((total) =>
    near.some((count) =>
      MONTHS.some((times) => {
        const made = total.base.toNumber() / count.base.toNumber() / times;
        return total !== count && alike(total, printed) && Math.abs(made - size) <= half;
      }),
    ),
  );
}

/** 两台: numbers too small to be figures elsewhere. */
const smallIn = (document: TextDocument, { passage }: Statement): Mention[] => {
  const text = document.passages[passage];
  if (text === undefined) return [];
  return matchesIn(text.text, SMALL).flatMap((match) => {
    const value = chineseNumeral(match[1] ?? '');
    const unit = match[2] ?? '';
    if (value === null || value.greaterThan(9)) return [];
    const thing = unit === '名' ? '人' : /[所家]/.test(unit) ? '个' : unit;
    const start = text.start + match.index;
    return [{ ...PLAIN, value, base: value, unit, thing, start, end: start + match[0].length }];
  });
};

const PLAIN = {
  kind: 'count',
  half: new Decimal(0),
  exact: true,
  scale: new Decimal(1),
  before: '',
  label: '',
  year: null,
  bracketed: false,
} as const;
