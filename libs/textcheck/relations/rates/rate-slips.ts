import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { judgedFigures, likelySlip, type Made } from '../figures/likely-slip.js';
import { alike, around, digitsOf, explainsShare, isShare, percentOf } from '../figures/near.js';
import { statedIn } from '../figures/stated.js';
import { figureIn, totalCellsIn } from '../tables/total-cells.js';
import { clauseOf } from './average-pairs.js';
import { OF_OTHERS } from './rate-pairs.js';

/** A rate or share that is a slip of that of the figure before it in another one. */
export interface RateSlip {
  readonly printed: Mention;
  readonly numerator: Mention;
  readonly denominator: Mention;
  readonly computed: Decimal;
}

const RATE = /(?:率|比例|比重|占比|进度)(?:已|均|约)?(?:为|是|达|达到)?$|占[^，。；\d]*$/;
/** No share of one figure in another. */
const OTHER_SORT = /(?:增长|下降|利|税|费|倍|满意|负债|合格)率|[较比](?!例|重)|满意度/;
const WHOLE = /占([^，。；\d]{2,14}?)的?(?:比例|比重)?(?:为|达)?$/;
const PART = /(?:^|[，。；、：])(?:其中)?([一-龥]{2,10})占[^，。；\d]*$/;
const EXECUTED = /(?:执行|支出|支付|完成|拨付)(?:率|进度)(?:为|达|达到)?$/;
const PLANNED = /预算|安排|下达|计划|应|总投资|批复|任务/;
const FEWEST_DIGITS = 3;
const HUNDRED = 100;
const MOST = new Decimal(HUNDRED);
const PASSAGES_ABOVE = 3;
/** Of so many rates that nothing around makes one that is right may look like a slip. */
const BUDGET = 0.006;
const NAMED_BUDGET = 0.02;

/** Rates that no two figures around make, of the figure told right before. */
export function rateSlips(document: TextDocument, known: ReadonlySet<number>): RateSlip[] {
  const isAsked = (figure: Mention): boolean => !known.has(figure.start) && isPlainRate(figure);
  return judgedFigures(document, isAsked, judge);
}

const isPlainRate = (printed: Mention): boolean =>
  printed.kind === 'percent' &&
  printed.exact &&
  digitsOf(printed) >= FEWEST_DIGITS &&
  !printed.value.equals(HUNDRED) &&
  RATE.test(printed.before) &&
  !OTHER_SORT.test(printed.before) &&
  !OF_OTHERS.test(printed.before);

function judge(document: TextDocument, statement: Statement, printed: Mention): RateSlip[] | null {
  const near = around(document, statement, printed);
  const told = numeratorsFor(near, statement, printed).map((numerator) => ({
    numerator,
    wholes: wholesFor(near, numerator),
  }));
  const beside = told.some(({ numerator, wholes }) => isGiven(numerator, wholes, printed));
  if (told.length === 0 || beside || explainsShare(near, printed)) return null;
  const pairs = told.map(({ numerator, wholes }) => ({
    numerator,
    wholes,
    named: namedFor(document, statement, { numerator, printed, wholes }),
  }));
  const far = pairs.some(
    ({ numerator, named }) =>
      isGiven(numerator, named, printed) ||
      isGiven(numerator, elsewhere(document, numerator), printed),
  );
  if (far) return null;
  const named = pairs.flatMap((pair) => pair.named.flatMap((one) => madeOf(pair.numerator, one)));
  const all = pairs.flatMap((pair) => pair.wholes.flatMap((one) => madeOf(pair.numerator, one)));
  const found =
    likelySlip(printed, distinct(named), NAMED_BUDGET) ??
    likelySlip(printed, distinct(all), BUDGET);
  const [numerator, denominator] = found?.of ?? [];
  return found && numerator && denominator
    ? [{ printed, numerator, denominator, computed: found.value }]
    : null;
}

const isGiven = (numerator: Mention, wholes: readonly Mention[], printed: Mention): boolean =>
  wholes.some((whole) => isShare(numerator, whole, printed));

/** The figure right before, and the one whose noun the share names: 重病重残对象占34.06%. */
function numeratorsFor(
  near: readonly Mention[],
  { mentions }: Statement,
  printed: Mention,
): Mention[] {
  const isPart = ({ kind, exact, end }: Mention): boolean =>
    exact && (kind === 'amount' || kind === 'count') && end <= printed.start;
  const last = mentions.findLast(isPart);
  const noun = PART.exec(printed.before)?.[1]?.slice(0, 2);
  const named =
    noun === undefined
      ? undefined
      : near.findLast((one) => isPart(one) && clauseOf(one).includes(noun));
  return [...new Set([last, named])].filter(
    (one): one is Mention => one !== undefined && !isChange(one),
  );
}

const wholesFor = (figures: readonly Mention[], numerator: Mention): Mention[] =>
  figures.filter(
    (one) =>
      one !== numerator &&
      alike(one, numerator) &&
      one.exact &&
      one.base.greaterThan(numerator.base) &&
      !isChange(one),
  );

interface Told {
  readonly numerator: Mention;
  readonly printed: Mention;
  readonly wholes: readonly Mention[];
}

/** What the words of a rate name as its whole: 占采购总额的, or the budget that was carried out. */
function namedFor(
  document: TextDocument,
  { passage }: Statement,
  { numerator, printed, wholes }: Told,
): Mention[] {
  const noun = WHOLE.exec(printed.before)?.[1];
  if (noun !== undefined) {
    const pairs = [...noun].slice(1).map((_, at) => noun.slice(at, at + 2));
    return wholes.filter(({ before }) => pairs.some((pair) => before.includes(pair)));
  }
  if (!EXECUTED.test(printed.before)) return [];
  const above = document.figures.slice(Math.max(0, passage - PASSAGES_ABOVE), passage).flat();
  const own = (document.figures[passage] ?? []).filter(({ end }) => end <= numerator.start);
  const planned = wholesFor([...above, ...own], numerator).filter(({ before }) =>
    PLANNED.test(before),
  );
  return planned.slice(-2);
}

/** Figures of the text and totals of tables that could be the whole. */
function elsewhere(document: TextDocument, numerator: Mention): Mention[] {
  const told = statedIn(document).map(({ mention }) => mention);
  const cells = totalCellsIn(document).map(({ mention }) => figureIn(mention, numerator));
  return wholesFor([...told, ...cells], numerator).filter((one) => digitsOf(one) > FEWEST_DIGITS);
}

function madeOf(numerator: Mention, denominator: Mention): Made[] {
  const value = percentOf(numerator, denominator);
  return value === null ? [] : [{ value, of: [numerator, denominator], most: MOST }];
}

/** One figure told twice is one. */
const distinct = (made: readonly Made[]): Made[] => [
  ...new Map(made.map((one) => [one.value.toFixed(4), one])).values(),
];
