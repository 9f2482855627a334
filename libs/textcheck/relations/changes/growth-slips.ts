import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { directionOf, isChange, type Direction } from './change-words.js';
import { figureIn, totalCellsIn } from '../tables/total-cells.js';
import { statedIn } from '../figures/stated.js';
import { agrees } from '../figures/arithmetic.js';
import { judgedFigures, likelySlip, type Made } from '../figures/likely-slip.js';
import {
  alike,
  around,
  digitsOf,
  isFine,
  isGrowth,
  isShare,
  pairsOf,
  percentOf,
} from '../figures/near.js';

/** A growth that is a slip of the one from an earlier figure to another of its paragraph. */
export interface GrowthSlip {
  readonly by: Mention;
  readonly earlier: Mention;
  readonly later: Mention;
  readonly computed: Decimal;
  /** Which way it went. */
  readonly direction: Direction;
  /** The words say the other way. */
  readonly turned?: boolean;
}

/** Told of a time before, or compared with. */
const EARLIER = /(?:上年|去年|同期|20\d\d年|年初|期初|由|从|[较比与同])[^，。；\d]*$/;
export const GROWS =
  /(?:增长|增加|上升|提高|下降|减少|降低|增幅|降幅)(?:率|幅度|比例)?(?:了|为|达|约)?$/;
const FEWEST_DIGITS = 3;
const FEWEST_IN_FAR = 4;
const HUNDRED = 100;
/** A growth can be twice as much and more; the more there is room for, the rarer one is met by chance. */
const MOST = new Decimal(HUNDRED);
const BUDGET = 0.01;

/** Growths that no two figures around give, of which the earlier figure is told in the sentence. */
export function growthSlips(document: TextDocument, known: ReadonlySet<number>): GrowthSlip[] {
  const isAsked = (figure: Mention): boolean => !known.has(figure.start) && isPlainGrowth(figure);
  return judgedFigures(document, isAsked, judge);
}

const isPlainGrowth = (by: Mention): boolean =>
  by.kind === 'percent' && by.exact && digitsOf(by) >= FEWEST_DIGITS && GROWS.test(by.before);

function judge(document: TextDocument, statement: Statement, by: Mention): GrowthSlip[] | null {
  const direction = directionOf(by.before, []);
  const earlier = statement.mentions.findLast(
    (one) => one.end <= by.start && isFigure(one) && !isChange(one),
  );
  if (direction === null || earlier === undefined || !EARLIER.test(earlier.before)) return null;
  const near = around(document, statement, by);
  if (isGiven(near, by, direction)) return null;
  const beside = near.filter((one) => one !== earlier && alike(one, earlier) && !isChange(one));
  const far = namedElsewhere(document, earlier);
  if (far.some((one) => isGrowth(one, earlier, by, direction))) return null;
  for (const scope of [beside, far]) {
    const laters = scope.filter(
      (one) => isFigure(one) && one.base.greaterThan(earlier.base) === (direction === 'up'),
    );
    const later = laters.find((one) => isOfLater(one, earlier, by)) ?? slipped(laters, earlier, by);
    const computed = later && growthOf(later, earlier);
    if (computed) return [{ by, earlier, later, computed, direction }];
  }
  return null;
}

/** 2023年执行数12156.90万元，2024年增长7.25%: what bears the same noun elsewhere, in the text or in a row of totals. */
function namedElsewhere(document: TextDocument, earlier: Mention): Mention[] {
  const nouns = [...earlier.label].slice(1).map((_, at) => earlier.label.slice(at, at + 2));
  const isNamed = (words: string): boolean => nouns.some((noun) => words.includes(noun));
  const told = statedIn(document)
    .map(({ mention }) => mention)
    .filter((one) => one !== earlier && alike(one, earlier) && isNamed(one.label));
  const cells = totalCellsIn(document)
    .filter(({ mention, names }) => mention.kind === 'amount' && isNamed(names))
    .map(({ mention }) => figureIn(mention, earlier));
  return [...told, ...cells].filter(
    (one) => !isChange(one) && digitsOf(one) >= FEWEST_IN_FAR && isNear(one, earlier),
  );
}

const isNear = (one: Mention, other: Mention): boolean =>
  one.base.lessThan(other.base.times(2)) && other.base.lessThan(one.base.times(2));

const isFigure = (one: Mention): boolean =>
  (one.kind === 'amount' || one.kind === 'count') && isFine(one);

/** The change over what became of it instead of over what it was. */
function isOfLater(later: Mention, earlier: Mention, by: Mention): boolean {
  const wrong = later.base.minus(earlier.base).abs().div(later.base).times(HUNDRED);
  return agrees(wrong, by);
}

function slipped(laters: readonly Mention[], earlier: Mention, by: Mention): Mention | null {
  const made = laters.flatMap((later): Made[] => {
    const value = growthOf(later, earlier);
    return value === null ? [] : [{ value, of: [later], most: MOST }];
  });
  return likelySlip(by, made, BUDGET)?.of[0] ?? null;
}

export const growthOf = (later: Mention, earlier: Mention): Decimal | null =>
  percentOf(later, earlier)?.minus(HUNDRED).abs() ?? null;

/** Two figures around grew by this, or a change told there is this share of one that did not come of it. */
function isGiven(near: readonly Mention[], by: Mention, direction: Direction): boolean {
  for (const [one, other] of pairsOf(near.filter(isFigure))) {
    if (isGrowth(one, other, by, direction)) return true;
    if (isChange(one) && isShare(one, other, by) && !cameOf(other, one, near, direction))
      return true;
  }
  return false;
}

const cameOf = (
  figure: Mention,
  change: Mention,
  near: readonly Mention[],
  direction: Direction,
): boolean => {
  const earlier =
    direction === 'up' ? figure.base.minus(change.base) : figure.base.plus(change.base);
  return near.some((other) => other.base.equals(earlier));
};
