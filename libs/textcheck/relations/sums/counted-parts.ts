import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { inUnitOf, total as totalBase } from '../figures/arithmetic.js';
import { isOneDigitOff, isSwap } from '../figures/near.js';
import { lastClause, NOT_A_PART } from './list-parts.js';
import { fullList } from './full-list.js';
import type { PartsOfTotal } from './lists.js';
import { matchesIn } from '../../text/matches.js';

const NUMBERS = '两三四五六七八九';
/** 资金来源三块, 只发生两项, 三级财政分担, 两期人员不重复: how many parts there are, wherever it stands. */
const COUNTED =
  /(?<![第前后\d一二三四五六七八九十每])([两二三四五六七八九])(?:大|个)?(?:项|块|类|部分|级(?![甲乙丙医])|方|片|期|种|笔|处|家|方面|渠道|来源|途径|批|标段|镇|村|校|组|条|所|站|点|路|区|院|馆|阶段|街道|社区|科室|学校|单位|部门)(?!以上|以下|以内)/g;
/** 一至四季度门诊量依次为: as many as the times of a year. */
const OF_TIMES: readonly (readonly [words: RegExp, count: number])[] = [
  [/(?:一至四|1至4|一到四|四个|各|每个)季度[^，。；\d]{0,12}(?:依次|分别)?/, 4],
  [/上下半年[^，。；\d]{0,12}(?:依次|分别)/, 2],
];
const WHOLE_YEAR = /全年|合计|累计|总|共/;
const OF_OTHERS =
  /占|其中|每|均|比|较|上年|去年|未|剩|余|另|单价|超过|目标|计划|应|年初|年末|结转|其他|编制/;
const LONGEST = 44;
const CLOSE = '0.12';
const FEWEST_DIGITS = 3;

/**
 * A paragraph or sentence that says how many parts there are, with just so many figures of one sort in a row and one more
 * right before or behind them that they miss by little.
 */
export const countedParts = (document: TextDocument): PartsOfTotal[] => {
  const running = new Set(
    document.statements.filter(({ inTable }) => !inTable).map(({ passage }) => passage),
  );
  return [...running].flatMap((passage) => {
    const text = document.passages[passage]?.text ?? '';
    const figures = document.figures[passage] ?? [];
    return figures.length < 3
      ? []
      : [...byNumber(text, figures), ...ofYear(document, passage, text)];
  });
};

function byNumber(text: string, figures: readonly Mention[]): PartsOfTotal[] {
  const counts = new Set(
    matchesIn(text, COUNTED).map(([, number = '']) =>
      number === '二' ? 2 : NUMBERS.indexOf(number) + 2,
    ),
  );
  if (counts.size === 0) return [];
  const things = new Map(figures.map((one) => [thingOf(one), one]));
  return [...things.values()].flatMap((one) => {
    const same = figures.filter((other) => alike(other, one) && isSum(other));
    return counts.has(same.length - 1) && same.every(isPlain) ? judged(same) : [];
  });
}

/** The first or the last of them is the total. */
function judged(same: readonly Mention[]): PartsOfTotal[] {
  const [first, last] = [same[0], same.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ways = [
    { total: first, parts: same.slice(1) },
    { total: last, parts: same.slice(0, -1) },
  ];
  // 科室18个、医技科室6个、职能科室11个: one list, of which the first is no total.
  const isOneList = same.slice(1).every(({ before }) => /^[、和及]/.test(before));
  return isOneList
    ? []
    : ways
        .filter(isMissed)
        .map(({ total, parts }) => fullList(total, parts))
        .slice(0, 1);
}

/** 一至四季度依次为甲、乙、丙、丁。全年累计戊: in one paragraph or at the head of the next. */
function ofYear({ figures }: TextDocument, passage: number, text: string): PartsOfTotal[] {
  return OF_TIMES.flatMap(([words, count]) => {
    const own = figures[passage] ?? [];
    const [first] = own;
    if (first === undefined || !words.test(text)) return [];
    const from = own.findIndex(({ before }) => words.test(before));
    const parts = own.slice(from, from + count);
    const joined = parts.slice(1).every(({ before }) => /^(?:、|和|及|与)$/.test(before));
    const next = own[from + count] ?? figures[passage + 1]?.[0];
    const known = from >= 0 && parts.length === count && joined;
    return known && next !== undefined && isOfYear(next, first)
      ? [{ total: next, parts }].filter(isMissed).map(({ total, parts }) => fullList(total, parts))
      : [];
  });
}

const isOfYear = (total: Mention, part: Mention): boolean =>
  alike(total, part) && WHOLE_YEAR.test(lastClause(total.before));

/** 三期累计170人次 of 52人 and others. */
const thingOf = ({ thing }: Mention): string => (thing === '人次' ? '人' : thing);

const alike = (one: Mention, other: Mention): boolean => thingOf(one) === thingOf(other);

const isSum = ({ kind, unit }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') && unit !== '分';

const isPlain = (one: Mention): boolean =>
  one.exact &&
  !one.bracketed &&
  one.before.length <= LONGEST &&
  !isChange(one) &&
  !/其中/.test(one.before) &&
  !OF_OTHERS.test(lastClause(one.before)) &&
  !NOT_A_PART.test(lastClause(one.before));

function isMissed({ total, parts }: { total: Mention; parts: readonly Mention[] }): boolean {
  const sum = inUnitOf(totalBase(parts), total);
  const gap = sum.minus(total.value).abs();
  const less = parts.every(({ base }) => base.lessThan(total.base));
  const near =
    gap.lessThanOrEqualTo(total.value.times(CLOSE)) ||
    isSwap(sum, total) ||
    isOneDigitOff(sum, total, FEWEST_DIGITS);
  return less && near && gap.greaterThan(total.half);
}
