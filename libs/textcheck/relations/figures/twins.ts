import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isParticular, nameOf } from './figures.js';
import { areRetold } from './retold.js';
import { areReworded } from './reworded.js';
import { isBorneOut } from './borne-out.js';
import { around, isOneDigitOff, isSwap, placesOf } from './near.js';
import { likenessOf } from './words-around.js';
import { isElsewhere, isInterim, isPlanned, statedIn, type Stated } from './stated.js';

/** A figure and the same one as another place has it. */
export interface Twins {
  readonly told: Mention;
  readonly other: Mention;
}

/** Digits enough that two figures are not each other's mirror by chance. */
const LONG = 5;
const LONGEST = 6;
/** Of a noun told twice in the same words fewer do. */
const FEWEST = 2;
const FEWEST_TOLD = 3;
const FEWEST_OF_RATE = 4;
const FEWEST_OF_NAMED = 4;
const SHORTEST_NAME = 4;
const SHORTEST = 2;
const SPENT = /(?:支出|执行|执行数|支出数|决算|决算数|支出合计|支出总计|支出总额)$/;
/** 项目预算总投资 and 项目总投资 end alike. */
const LAST = -3;
/** 第12项 and 第21项 are two of a row. */
const ORDINAL = /第\s?$/;
const ASIDE = /(?:上年|去年|其中|较|比|增加|减少|增长|下降)[^，。；\d]*$/;

/** Figures that another place has with two digits changed over, or, where sums or rates say which is right, one wrong. */
export function twinsOf(document: TextDocument): Twins[] {
  const all = statedIn(document).filter(
    ({ mention }) => mention.exact && digitsOf(mention) >= FEWEST && !ORDINAL.test(mention.before),
  );
  return [...mirrored(document, all), ...supported(document, all), ...mistoldRates(all)];
}

/** Two digits changed over: those of a mirrored pair are the same in order of size. */
function mirrored(document: TextDocument, all: readonly Stated[]): Twins[] {
  // So long a figure is not mirrored by that of another year.
  const key = ({ mention, year }: Stated): string => {
    const ofYear = mention.kind === 'amount' && digitsOf(mention) >= FEWEST_OF_NAMED ? '' : year;
    return `${[...printed(mention)].sort().join('')}|${mention.thing}|${String(ofYear)}`;
  };
  const areTwins = (first: Stated, one: Stated): boolean =>
    (one.passage !== first.passage &&
      (isMirror(first, one) || areRetold(one, first) || areReworded(document, one, first))) ||
    areToldAlike(document, first, one);
  return [...groupBy(all, key).values()].flatMap((group) => {
    const found = firstPairOf(group, areTwins);
    return found === null || areBothToldAgain(group, found)
      ? []
      : [{ told: found[1].mention, other: found[0].mention }];
  });
}

/** 一标段3.2公里、二标段2.3公里, and both again in the acceptance report: they are two. */
const areBothToldAgain = (group: readonly Stated[], pair: readonly Stated[]): boolean =>
  pair.every(
    ({ mention: { base } }) => group.filter(({ mention }) => mention.base.equals(base)).length > 1,
  );

/** The first two of a group that are so related, the earlier one first. */
function firstPairOf<T>(
  group: readonly T[],
  areSo: (earlier: T, later: T) => boolean,
): readonly [T, T] | null {
  for (const [at, earlier] of group.entries()) {
    const later = group.slice(at + 1).find((one) => areSo(earlier, one));
    if (later !== undefined) return [earlier, later];
  }
  return null;
}

/** Two digits that are changed over by chance are rarer the more there are of them. */
const FEWEST_ALIKE = 3;
const FEWEST_OF_ALL_WORDS = 4;
const LEAST_WEIGHT = 0.4;
const LEAST_WEIGHT_OF_FEW_DIGITS = 1;
const LEAST_WEIGHT_OF_ALL_WORDS = 0.12;
const MOST_WORDS = 0.6;

/** 造林1260亩 and 今年1206亩新造林: told with words that few other figures are told with; each fits what stands beside it, they are two. */
function areToldAlike(document: TextDocument, first: Stated, one: Stated): boolean {
  const pair = [first, one];
  if (first.statement === one.statement || !isSwap(one.mention.value, first.mention)) return false;
  if (pair.some(isInterim) || areOfTwoYears(one.mention, first.mention)) return false;
  if (first.level !== one.level && first.level !== '' && one.level !== '') return false;
  if (first.subject !== one.subject || isElsewhere(first.classes, one.classes)) return false;
  if (pair.some(({ mention }) => ASIDE_OF_ALIKE.test(mention.before))) return false;
  return (
    isAlikeEnough(document, first, one) &&
    !pair.every(({ statement, mention }) =>
      isBorneOut(around(document, statement, mention), mention),
    )
  );
}

/** 上年为46.5万元, 每人每次1050元 */
const ASIDE_OF_ALIKE = /(?:其中|上年|去年|较|比|增加|减少|增长|下降|由|从|均|每)[^，。；\d]*$/;

function isAlikeEnough(document: TextDocument, first: Stated, one: Stated): boolean {
  const digits = Math.min(telling(first.mention), telling(one.mention));
  const { weight, share } = likenessOf(document, first.mention, one.mention);
  if (digits < FEWEST_ALIKE) return weight >= LEAST_WEIGHT_OF_FEW_DIGITS && share >= MOST_WORDS / 2;
  if (weight >= LEAST_WEIGHT) return true;
  return (
    digits >= FEWEST_OF_ALL_WORDS && share >= MOST_WORDS && weight >= LEAST_WEIGHT_OF_ALL_WORDS
  );
}

/** 150.00 has two digits that tell something. */
const telling = ({ value }: Mention): number =>
  value.toFixed().includes('.')
    ? value.toFixed().replace('.', '').length
    : value.toFixed().replace(/0+$/, '').length;

function isMirror(first: Stated, one: Stated): boolean {
  const long = isLong(first.mention);
  const ofYear = first.year === one.year || digitsOf(first.mention) >= LONGEST;
  return (
    ofYear &&
    !areOfTwoYears(one.mention, first.mention) &&
    isSwap(one.mention.value, first.mention) &&
    (long ? isAkin(first.mention, one.mention) : isSame(first, one))
  );
}

/** 执行率95.88% and 执行率95.38%: a rate of one name with one digit wrong. */
function mistoldRates(all: readonly Stated[]): Twins[] {
  const rates = all.filter(
    (stated) =>
      stated.mention.kind === 'percent' &&
      digitsOf(stated.mention) >= FEWEST_OF_RATE &&
      !isInterim(stated),
  );
  const key = ({ mention, year, subject }: Stated): string =>
    `${nameOf(mention.label)}|${String(year)}|${subject}`;
  return [...groupBy(rates, key).values()].flatMap(([first, ...others]) => {
    const name = first === undefined ? '' : nameOf(first.mention.label);
    if (first === undefined || !/率$|满意度$/.test(name) || name.length <= SHORTEST_NAME) return [];
    const other = others.find(
      (one) =>
        one.passage !== first.passage &&
        isOneDigitOff(one.mention.value, first.mention, FEWEST_OF_RATE) &&
        !isElsewhere(one.classes, first.classes) &&
        isPlanned(one) === isPlanned(first) &&
        ![one, first].some(({ mention }) => ASIDE.test(mention.before)),
    );
    return other === undefined ? [] : [{ told: other.mention, other: first.mention }];
  });
}

/** Each by its own sentence. */
const areOfTwoYears = ({ year: one }: Mention, { year: other }: Mention): boolean =>
  one !== null && other !== null && one !== other;

/** One noun in the same words, of the same stage and owner. */
function isSame(one: Stated, other: Stated): boolean {
  const aside = [one, other].some(({ mention }) => ASIDE.test(mention.before));
  return !aside && one.subject === other.subject && areNamedAlike(one, other);
}

/** In the same words, or the one ends as the other. */
function areNamedAlike(one: Stated, other: Stated): boolean {
  const [name = '', same = ''] = [one, other].map(({ mention }) => nameOf(mention.label));
  if (![name, same].every((each) => saysOfWhat(each, one.mention))) return false;
  // 超过目标 behind a figure makes it none that was planned.
  if (name === same && digitsOf(one.mention) >= FEWEST_TOLD)
    return isPlanned(one) === isPlanned(other);
  return one.stage === other.stage && (name === same || endAlike(one, other, [name, same]));
}

/** 支出进度 of two places is one rate, 支出 is not one sum. */
const saysOfWhat = (name: string, { kind }: Mention): boolean =>
  isParticular(name) || (kind === 'percent' && name.length >= SHORTEST_NAME);

function endAlike(one: Stated, other: Stated, [name, same]: readonly [string, string]): boolean {
  const exact = [one, other].every(({ mention }) => placesOf(mention) > 1);
  const long = Math.min(name.length, same.length) >= (exact ? SHORTEST : SHORTEST_NAME);
  return long && (name.endsWith(same) || same.endsWith(name));
}

const printed = (mention: Mention): string => mention.value.toFixed(placesOf(mention));

/** 150000 has two digits that tell something. */
function digitsOf(mention: Mention): number {
  const digits = printed(mention);
  return (digits.includes('.') ? digits.replace('.', '') : digits.replace(/0+$/, '')).length;
}

/** 31000.00 has only two, of which one may well be another. */
const isRound = ({ value }: Mention): boolean =>
  value.isInteger() && value.toFixed().replace(/0+$/, '').length < FEWEST_TOLD;

/** 年初预算230.00万元 is not: its noughts say nothing, and its noun is that of many. */
const isLong = (mention: Mention): boolean =>
  mention.kind === 'amount' &&
  digitsOf(mention) >= LONG &&
  (!isRound(mention) || isParticular(mention.label));

/** 12345.60: of 230.00 the budget of another item may well be the mirror. */
const isTelling = ({ value, label }: Mention): boolean =>
  isParticular(label) || value.toFixed().replace('.', '').replace(/0+$/, '').length >= LONG;

function isAkin(first: Mention, second: Mention): boolean {
  if (![first, second].every(isTelling)) return false;
  const [one, other] = [first.label, second.label];
  const same = one.length >= 2 && (one.endsWith(other) || other.endsWith(one)) && other.length >= 2;
  const end = one.slice(LAST);
  const alikeAtEnd = end.length === -LAST && other.endsWith(end);
  return same || alikeAtEnd || (SPENT.test(one) && SPENT.test(other));
}

/** One digit wrong: nothing beside the figure bears it out, and the one another place has fits what stands there. */
function supported(document: TextDocument, all: readonly Stated[]): Twins[] {
  const long = all.filter(({ mention }) => isLong(mention) && !isRound(mention));
  const masked = long.flatMap((stated) => {
    const digits = printed(stated.mention);
    return [...digits].flatMap((digit, at) =>
      digit === '.'
        ? []
        : [
            {
              stated,
              key: `${digits.slice(0, at)}*${digits.slice(at + 1)}|${stated.mention.unit}`,
            },
          ],
    );
  });
  return [...groupBy(masked, ({ key }) => key).values()].flatMap((group) =>
    group.length < 2
      ? []
      : pairIn(
          document,
          group.map(({ stated }) => stated),
        ),
  );
}

function pairIn(document: TextDocument, group: readonly Stated[]): Twins[] {
  for (const told of group)
    for (const other of group) {
      const differ = isOneDigitOff(other.mention.value, told.mention);
      if (!differ || told.passage === other.passage || !sharesWord(told, other)) continue;
      const near = around(document, told.statement, told.mention);
      if (isBorneOut(near, told.mention) || !isBorneOut(near, other.mention)) continue;
      return [{ told: told.mention, other: other.mention }];
    }
  return [];
}

/** 项目支出 and 支出合计 have 支出 in common. */
function sharesWord({ mention: one }: Stated, { mention: other }: Stated): boolean {
  const pairs = [...one.label].slice(1).map((_, at) => one.label.slice(at, at + 2));
  return pairs.some((pair) => other.label.includes(pair));
}
