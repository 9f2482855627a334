import { groupBy, type Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER } from '../outline/chapters.js';
import { cellValuesIn } from '../tables/total-cells.js';
import { isBorneOut } from './borne-out.js';
import { areOne, around, placesOf } from './near.js';
import { statedIn, type Stated } from './stated.js';
import type { Twins } from './twins.js';
import { likenessOf } from './words-around.js';

/** What is to come, or how far a thing moved: another figure by its words. */
const OTHER =
  /(?:计划|拟|将|力争|新增|提高|增加|减少|控制|[到至])[^，。；\d]*$|(?:上年|去年|[较从]|比(?![例重])|同[类级]|全[省国]|平均|上级)[^，。；]*$/;
/** 问题：… on a line of its own. */
const TOLD_AS_PROBLEM = /^[^，。；\d]{0,8}(?:问题|不足|困难|措施|打算|改进)[^，。；\d]{0,4}[：:]/;
const LEAST_WEIGHT = 0.3;
const FEWEST_DIGITS = 2;

const isAfterwards = ({ path, statement: { text } }: Stated): boolean =>
  PROBLEM_CHAPTER.test(path) || AHEAD_CHAPTER.test(path) || TOLD_AS_PROBLEM.test(text);

const keyOf = ({ thing, base }: Mention): string => `${thing}|${base.toFixed()}`;

/**
 * Figures in what is said of problems and plans that no other place has, one digit off those of the chapters before that are
 * told twice or worked out: 补齐23户缺口 where 13 are missing, 18个未达标投放点 of 8.
 */
export function strayedFigures(document: TextDocument): Twins[] {
  const all = statedIn(document).filter(
    ({ mention: { kind, exact, unit } }) => exact && kind !== 'points' && unit !== '分',
  );
  const known = groupBy(all, ({ mention }) => keyOf(mention));
  const byThing = groupBy(all, ({ mention }) => `${mention.thing}|${mention.unit}`);
  const cells = cellValuesIn(document);
  const isTold = (stated: Stated): boolean =>
    (known.get(keyOf(stated.mention))?.length ?? 0) > 1 || isMade(document, stated);
  return all.flatMap((odd) => {
    const { mention } = odd;
    if (OTHER.test(mention.before) || !isAfterwards(odd)) return [];
    if ((known.get(keyOf(mention))?.length ?? 0) > 1) return [];
    if (cells.has(mention.value.toFixed())) return [];
    const other = (byThing.get(`${mention.thing}|${mention.unit}`) ?? []).find(
      (one) =>
        one.passage !== odd.passage &&
        isOneDigitFrom(mention, one.mention) &&
        likenessOf(document, mention, one.mention).weight >= LEAST_WEIGHT &&
        isTold(one),
    );
    return other === undefined || isMade(document, odd)
      ? []
      : [{ told: mention, other: other.mention }];
  });
}

const isMade = (document: TextDocument, { statement, mention }: Stated): boolean =>
  isBorneOut(around(document, statement, mention), mention);

/** One digit wrong, or one too many in front: 23 for 13, 18 for 8. */
function isOneDigitFrom(odd: Mention, other: Mention): boolean {
  const [one, same] = [odd, other].map((mention) => mention.value.toFixed(placesOf(mention)));
  if (one === undefined || same === undefined || one === same) return false;
  if (digitsOf(odd.value) < FEWEST_DIGITS || other.value.lessThan(2)) return false;
  if (one.length !== same.length) return one.length === same.length + 1 && one.endsWith(same);
  return [...one].filter((digit, at) => digit !== same[at]).length === 1;
}

const digitsOf = (value: Decimal): number => value.toFixed().replace('.', '').length;

/** What is left, by the words on either side of it. */
const IS_LEFT = /(?:剩余|剩下|余下|尚有|还有|仍有|尚余|缺口)[^，。；\d]{0,12}$/;
const UNDONE_BEHIND = /^[^，。；\d]{0,12}(?:尚未|仍未|还未|未(?!成年|来))/;
const PLACES = 16;

/** 剩余病险山塘4口 and 尚有5口病险山塘未加固: two remainders of one thing, of which what was to do and what was done make one. */
export function strayedRests(document: TextDocument): Twins[] {
  const all = statedIn(document);
  const known = groupBy(all, ({ mention }) => keyOf(mention));
  // 未办结算的尾款84.62万元 told twice is what it is, and no slip of another rest.
  const isToldAgain = ({ mention, passage }: Stated): boolean =>
    mention.label.length >= FEWEST_DIGITS &&
    (known.get(keyOf(mention)) ?? []).some(
      (one) => one.passage !== passage && one.mention.label.endsWith(mention.label.slice(-2)),
    );
  const rests = all.filter(
    ({ mention: { kind, exact, before, end } }) =>
      (kind === 'count' || kind === 'amount') &&
      exact &&
      (IS_LEFT.test(before) || UNDONE_BEHIND.test(document.text.slice(end, end + PLACES))),
  );
  return [...groupBy(rests, ({ mention }) => mention.unit).values()].flatMap((group) =>
    group.flatMap((odd) => {
      const other = group.find(
        (one) =>
          one.passage !== odd.passage &&
          !isToldAgain(odd) &&
          !areOne(one.mention, odd.mention) &&
          likenessOf(document, one.mention, odd.mention).weight >= LEAST_WEIGHT_OF_REST &&
          isMade(document, one),
      );
      return other === undefined || isMade(document, odd)
        ? []
        : [{ told: odd.mention, other: other.mention }];
    }),
  );
}

const LEAST_WEIGHT_OF_REST = 1;
