import type { Statement, TextDocument } from '../../document.js';
import type { Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { timesOf } from '../changes/times-of.js';
import { alike } from '../figures/near.js';

/** A share or a change told in words, with the two figures beside it that do not make it. */
export interface SpokenShare {
  readonly at: Range;
  readonly words: string;
  readonly pair: readonly [Mention, Mention];
  readonly percent: number;
}

const DIGITS = '一二三四五六七八九十';
/** 占了四分之一, 减少四成, 在七成以上, 过半数 */
const SPOKEN =
  /(?<=[入值量额来本年元占少降增升涨长高超足近约达到为的过比缩减省在，。）])(?:了|到|去|至)?(?:([二三四五六七八九十])分之([一二三四五六七八九])|(?<!.[收完达组构造生落建])([一二两三四五六七八九])成(?!立|效|本|果|员|功|为|就|年|交|新|都|套|型|份|熟|人|片|[一-龥]分)([半一二三四五六七八九](?![一-龥]*[项个类级]))?|(一半|半数)|(翻了?一?番))(以上|多|有余|强|以下|左右|弱)?/g;
const ABOVE = /超过?|过$|多于|高于|逾/;
const BELOW = /不足|不到|近$|接近|将近|低于|少于/;
const CHANGE =
  /(?:减少|下降|降低|增加|增长|上升|提高|压减|缩减|压缩|节省|节约|[降增减涨升]|[增降减涨][幅速](?:度)?)(?:了|达|为|约|近|超过|逾|到|了?近)*$/;
const HUNDRED = 100;
const TEN = 10;
/** 约三成 may be so much off; beyond 以上 so much. */
const OFF = 4;
/** 一成二 is told to the hundredth. */
const FINELY_OFF = 1;
const BEYOND = 12;
/** An average, a rate of others, a plan, something without figures. */
const OTHER_SORT =
  /目标|计划|力争|预计|要求|不[低高少]于|全[省市国县]|季度|月|打折|折扣|最高|每|均/;

export const spokenShares = (document: TextDocument): SpokenShare[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && /分之|成|半|番/.test(text))
    .flatMap((statement) =>
      matchesIn(statement.text, SPOKEN).flatMap((match) => judge(document, statement, match)),
    );

const numberOf = (digit: string | undefined): number =>
  digit === undefined ? 0 : DIGITS.indexOf(digit.replace('两', '二')) + 1;

function valueOf([, under, over, tenths, half, , twice]: RegExpExecArray): number {
  if (twice !== undefined) return HUNDRED;
  if (under !== undefined && over !== undefined)
    return ((DIGITS.indexOf(over) + 1) / (DIGITS.indexOf(under) + 1)) * HUNDRED;
  // 一成二, 两成五, 三成半
  if (tenths !== undefined)
    return numberOf(tenths) * TEN + (half === '半' ? TEN / 2 : numberOf(half));
  return HUNDRED / 2;
}

function judge(
  document: TextDocument,
  statement: Statement,
  match: RegExpExecArray,
): SpokenShare[] {
  const start = statement.start + match.index;
  const clause = clauseIn(statement.text.slice(0, match.index));
  if (OTHER_SORT.test(clause)) return [];
  const figures = (document.figures[statement.passage] ?? []).filter(isFigure);
  const pair = nearestTwo(figures, start);
  if (pair === null) return [];
  const held = heldBy(match, clause, {
    last: pair[1],
    link: document.text.slice(pair[1].end, start),
  });
  const percent = percentMissed(figures, pair, held);
  if (percent === null || isOfOthers(pair, percent, held)) return [];
  const at = { start, end: start + match[0].length };
  return [{ at, words: match[0], pair, percent }];
}

/** The words behind the last comma. */
const clauseIn = (text: string): string => /[^，。；]*$/.exec(text)?.[0] ?? '';

/** What the words say of the last figure before them, and of what stands between. */
function heldBy(
  match: RegExpExecArray,
  clause: string,
  { last, link }: { readonly last: Mention; readonly link: string },
): Held {
  // 不到耕地面积15,000亩的六成: the bound stands before the figure it is of.
  const bound = link === '的' ? clauseOf(last) : clause;
  const told = valueOf(match);
  const isFine = match[4] !== undefined && match[4] !== '半';
  const [low, high] = boundsOf(told, bound, match[7] ?? '', isFine ? FINELY_OFF : OFF);
  return {
    told,
    attached: bound !== clause || ATTACHED.test(link),
    change: match[6] !== undefined || CHANGE.test(clause),
    fits: (percent) => percent >= low && percent <= high,
  };
}

/** What the two figures give; null where that is what the words say, or others make it. */
function percentMissed(
  figures: readonly Mention[],
  pair: readonly [Mention, Mention],
  held: Held,
): number | null {
  const { attached, change, fits } = held;
  const times = change && attached ? timesOf(...pair) : null;
  const isRight =
    times === null ? isMade(figures, pair[1], held) : fits(percentOfPair(times, true));
  return isRight ? null : percentOfPair(times ?? pair, change);
}

/** Apart from the figures: of one label they are of two times, and far off others are meant. */
const isOfOthers = (
  [one, other]: readonly [Mention, Mention],
  percent: number,
  { attached, told }: Held,
): boolean => !attached && (one.label === other.label || isFar(percent, told));

/** What the two give: by how much the later is off the earlier, or the less of the more. */
function percentOfPair([one, other]: readonly [Mention, Mention], change: boolean): number {
  const times = (other.base.div(one.base).toNumber() - 1) * HUNDRED;
  if (change) return Math.abs(times);
  const [less, more] = one.base.lessThan(other.base) ? [one, other] : [other, one];
  return less.base.div(more.base).toNumber() * HUNDRED;
}

const clauseOf = ({ before }: Mention): string => /[^，。；]*$/.exec(before)?.[0] ?? '';

/** 其中1.56万亩，占七成: of what it is a part of, told before it. */
const isWithin = ({ before }: Mention): boolean => /其中|当中|里面/.test(before);

interface Held {
  /** What the words say, per cent. */
  readonly told: number;
  /** Right behind its figure: no pair without it counts. */
  readonly attached: boolean;
  readonly change: boolean;
  readonly fits: (percent: number) => boolean;
}

function isMade(
  figures: readonly Mention[],
  last: Mention,
  { attached, change, fits }: Held,
): boolean {
  const parts = attached ? [last] : figures;
  const within = attached && !change && isWithin(last);
  const made = parts.some((part) =>
    figures.some(
      (whole) =>
        part !== whole &&
        !(within && whole.start > part.start) &&
        alike(part, whole) &&
        [percentsOf(part, whole, !attached || change), percentsOf(whole, part, !attached || change)]
          .flat()
          .some(fits),
    ),
  );
  return made || (!attached && explainedTogether(figures, fits));
}

const MOST_TIMES = 2;

/** So far off that other figures are meant. */
const isFar = (percent: number, told: number): boolean =>
  Math.max(percent / told, told / percent) > MOST_TIMES;

// 预算管理93分占四成: what counts for so much of a mark is its weight.
const isFigure = ({ kind, exact, base, unit }: Mention): boolean =>
  unit !== '分' && (kind === 'amount' || kind === 'count') && exact && base.greaterThan(0);

/** 56批次，超过抽检总数的一半: of the figure right before. */
const ATTACHED =
  /^[，,]?(?:约|仅|已|只|大约|刚好)?(?:占|超过|减少|增加|增长|下降|上升|[增降减涨][幅速]|达到?|翻)[^，。；]{0,12}$|^[，,]?$/;

function boundsOf(told: number, clause: string, tail: string, off: number): [number, number] {
  if (/以上|多|有余|强/.test(tail) || ABOVE.test(clause.slice(-12))) return [told, told + BEYOND];
  if (/以下|弱/.test(tail) || BELOW.test(clause.slice(-12))) return [told - BEYOND, told];
  return [told - off, told + off];
}

/** One of the other, and by how much they differ. */
const percentsOf = (one: Mention, other: Mention, moved: boolean): number[] => {
  const times = one.base.div(other.base).toNumber() * HUNDRED;
  return moved ? [times, Math.abs(times - HUNDRED)] : [times];
};

const LONGEST_RUN = 4;

/** Of several together, or several together of another. */
function explainedTogether(
  figures: readonly Mention[],
  fits: (percent: number) => boolean,
): boolean {
  return figures.some((first, at) => {
    let base = first.base;
    return figures.slice(at + 1, at + LONGEST_RUN).some((next) => {
      if (!alike(first, next)) return false;
      base = base.plus(next.base);
      return figures.some(
        (one) =>
          alike(one, first) &&
          [one.base.div(base), base.div(one.base)].some((part) => fits(part.toNumber() * HUNDRED)),
      );
    });
  });
}

/** The last two like figures before the words. */
function nearestTwo(figures: readonly Mention[], start: number): [Mention, Mention] | null {
  const before = figures.filter(({ end }) => end <= start);
  const last = before.at(-1);
  const other = before.slice(0, -1).findLast((one) => last !== undefined && alike(one, last));
  if (last === undefined || other === undefined || last.base.equals(other.base)) return null;
  return [other, last];
}
