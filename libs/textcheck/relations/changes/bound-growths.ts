import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { withBase } from '../figures/arithmetic.js';
import { alike, isGrowth } from '../figures/near.js';
import {
  AGAINST,
  directionOf,
  FROM,
  isChange,
  LAST_YEAR,
  mayBeOne,
  TO,
  type Direction,
} from './change-words.js';
import type { GrowthSlip } from './growth-slips.js';

/** A growth and nothing else between it and the figure it is of. */
const BARE =
  /^[，,；;（(]?(?:同比|环比|[较比](?:上年|去年|20\d\d年)(?:度|同期)?)?(?:增长|增加|下降|减少|降低|提高|上升|提升|增幅|降幅)(?:率|幅|比例)?(?:了|为|达|达到)?$/;
/** 9.2万元，较上年减少: between a figure and how it changed. */
const SINCE =
  /^[，,](?:[较比与同](?:上年|去年|20\d\d年)(?:度|同期|决算|预算|末|底)*(?:数)?(?:相比|比)?[，,]?|同比)(?:增加|减少|增长|下降|增|减|多|少)(?:了)?$/;
/** 2022年为16000人次, behind this year's figure. */
const WAS = /^[，,；;（(](?:上年|去年|20\d\d年)(?:度|同期|决算)*(?:仅)?(?:为|是)$/;
const NOW = /(?:本年|今年|当年|全年|20\d\d年)[^。；\d]*$/;
const EARLIER = /(?:上年|去年|同期|年初|期初|预算|计划)[^，。；\d]*$/;
const HUNDRED = 100;

interface Ends {
  readonly earlier: Mention;
  readonly later: Mention;
}

/** Growths told in one breath with the figures they are of, which can be no others. */
export const boundGrowths = (document: TextDocument): GrowthSlip[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%'))
    .flatMap((statement) =>
      statement.mentions.flatMap((by, index) => judge(document, statement, { by, index })),
    );

interface At {
  readonly by: Mention;
  readonly index: number;
}

function judge(document: TextDocument, statement: Statement, { by, index }: At): GrowthSlip[] {
  const direction = directionOf(by.before, []);
  const plain = by.kind === 'percent' && by.exact && !by.value.isZero() && BARE.test(by.before);
  if (!plain || direction === null) return [];
  const ends =
    ofDifference(document, statement, { index, way: direction }) ??
    ofTwo(statement, index) ??
    ofLineAbove(document, statement, index);
  if (ends === null || !isPossible(ends, direction)) return [];
  const { earlier, later } = ends;
  if (isGrowth(later, earlier, by, direction)) return [];
  const computed = later.base.minus(earlier.base).abs().div(earlier.base).times(HUNDRED);
  return [{ by, earlier, later, computed, direction }];
}

const isPossible = ({ earlier, later }: Ends, direction: Direction): boolean =>
  alike(earlier, later) &&
  mayBeOne(earlier, later) &&
  earlier.exact &&
  later.exact &&
  (earlier.kind === 'amount' || earlier.kind === 'count') &&
  earlier.base.isPositive() &&
  !earlier.base.isZero() &&
  !later.base.equals(earlier.base) &&
  later.base.greaterThan(earlier.base) === (direction === 'up');

/** 比A多D，增长P; 从A到B，增产D，增幅P; B，较上年减少D，下降P: the difference right before it. */
function ofDifference(
  document: TextDocument,
  { mentions }: Statement,
  { index, way }: { readonly index: number; readonly way: Direction },
): Ends | null {
  const [one, last, difference] = [mentions[index - 3], mentions[index - 2], mentions[index - 1]];
  if (difference === undefined || last === undefined) return null;
  if (!isDifference(difference, last, way)) return null;
  if (one !== undefined && areFromTo(one, last)) return isGap(one, last, difference);
  if (difference.start - difference.before.length > last.end) return null;
  if (isAgainst(last, difference))
    return { earlier: last, later: shifted(last, difference, way === 'up' ? 1 : -1) };
  const later = mentions.some(
    ({ year }) => year !== null && last.year !== null && year > last.year,
  );
  return SINCE.test(difference.before) && !later && isNow(document, last)
    ? rounded(last, difference, way)
    : null;
}

const isDifference = (one: Mention, from: Mention, way: Direction): boolean =>
  alike(from, one) &&
  one.exact &&
  one.kind !== 'percent' &&
  directionOf(one.before, [from]) === way;

const areFromTo = (one: Mention, other: Mention): boolean =>
  FROM.test(one.before) && TO.test(other.before);

/** 比A多D: nothing but the word for it between the two. */
const isAgainst = (earlier: Mention, difference: Mention): boolean =>
  AGAINST.test(earlier.before) &&
  !TO.test(earlier.before) &&
  /^(?:(?:数|的)?(?:相比|相较|比较)[，,])?[^，。；]{0,6}$/.test(difference.before);

/** Of the year reported or a later one, and no change itself. */
const isNow = ({ year: now }: TextDocument, one: Mention): boolean =>
  !isChange(one) &&
  !one.bracketed &&
  !EARLIER.test(one.before) &&
  (one.year === null || now === null || one.year >= now);

const isGap = (earlier: Mention, later: Mention, { base }: Mention): Ends | null =>
  later.base.minus(earlier.base).abs().equals(base) ? { earlier, later } : null;

const shifted = (from: Mention, by: Mention, sign: 1 | -1): Mention =>
  withBase(from, from.base.plus(by.base.times(sign)));

/** Last year's figure is this year's less the difference, as exactly as the two are printed. */
function rounded(later: Mention, difference: Mention, way: Direction): Ends | null {
  const earlier = shifted(later, difference, way === 'up' ? -1 : 1);
  const half = later.half.plus(difference.half.times(difference.scale).div(later.scale));
  return earlier.base.isPositive() && !earlier.base.isZero()
    ? { earlier: { ...earlier, half }, later }
    : null;
}

/** 从A压减至B，下降P; B，2022年为A，增长P; 上年A，本年B，增长P */
function ofTwo({ mentions }: Statement, index: number): Ends | null {
  const [one, other] = [mentions[index - 2], mentions[index - 1]];
  if (one === undefined || other === undefined || isChange(one)) return null;
  if (areFromTo(one, other)) return { earlier: one, later: other };
  if (isChange(other)) return null;
  if (WAS.test(other.before) && !LAST_YEAR.test(one.before) && isBefore(other, one))
    return { earlier: other, later: one };
  return null;
}

/** The year it names is no later one. */
const isBefore = (one: Mention, other: Mention): boolean =>
  one.year === null || other.year === null || one.year < other.year || one.year === other.year;

/** The one figure a sentence tells. */
const onlyFigure = (statement: Statement | undefined): Mention | undefined =>
  statement?.inTable === false && statement.mentions.length === 1
    ? statement.mentions[0]
    : undefined;

const isOfYearBefore = ({ year: one }: Mention, { year: other }: Mention): boolean =>
  one !== null && other !== null && one + 1 === other;

/** 上年收入250万元。⏎…本年收入达到310万元，增长24%: the sentence before tells last year's and nothing else. */
function ofLineAbove(document: TextDocument, statement: Statement, index: number): Ends | null {
  const later = index === 1 ? statement.mentions[0] : undefined;
  const earlier = onlyFigure(document.statements[statement.index - 1]);
  if (later === undefined || earlier === undefined || isChange(later)) return null;
  const noun = later.label.replace(/(?:达到?|为|实现|完成)+$/, '').slice(-2);
  const told = LAST_YEAR.test(earlier.before) || isOfYearBefore(earlier, later);
  const now = NOW.test(later.before) && !LAST_YEAR.test(later.before);
  return told && now && noun.length === 2 && earlier.before.includes(noun)
    ? { earlier, later }
    : null;
}
