import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { CountPair } from '../figures/counts-across.js';
import type { Slip } from './slip.js';
import { mayBeOne } from './slip-guards.js';
import { figuresTold, type ToldFigure } from './told-figures.js';
import { wordsShared } from './words-shared.js';

const FEWEST_DIGITS = 2;
const FEWEST_WITHOUT_UNIT = 3;
const LONG = 5;
const MOST_WORTH = 15;
/** Less worth of words is met by chance. */
const LEAST_WORTH = 1;
const MOST_BESIDE = 2;

/**
 * A figure told twice, the one time with two neighbouring digits changed over or with one digit wrong. What speaks for it is
 * added up: how many digits, the words both are told with - the rarer in the report, the more -, the noun behind them, the
 * figures both stand beside. What each is worth was reckoned from many reports with such slips and without.
 */
export function slippedFigures(document: TextDocument): CountPair[] {
  const figures = figuresTold(document);
  const likes = groupBy(figures, ({ digits }) => digits);
  const best = new Map<ToldFigure, { readonly slip: Slip; readonly sum: number }>();
  for (const [first, later, swapped] of pairsIn(figures)) {
    const shared = wordsShared(document, first, later);
    if (shared.wide < LEAST_WORTH) continue;
    const twins = [first, later].map((one) =>
      (likes.get(one.digits) ?? []).filter((other) => other !== one && areComparable(one, other)),
    );
    const [mine = [], theirs = []] = twins;
    const length = Math.max(first.telling, later.telling);
    const slip: Slip = {
      document,
      figures,
      first,
      later,
      swapped,
      length,
      shared,
      twins: [mine, theirs],
    };
    const odd = mine.length < theirs.length ? first : later;
    const sum = evidenceOf(slip);
    if (sum > (best.get(odd)?.sum ?? 0) && mayBeOne(slip)) best.set(odd, { slip, sum });
  }
  return [...best.values()].map(({ slip: { first, later, shared } }) => ({
    first: first.mention,
    other: later.mention,
    noun: shared.word,
  }));
}

/** In one unit; a figure of a cell without one may be money or a number, as its heading says. */
function areComparable(one: ToldFigure, other: ToldFigure): boolean {
  const [unit, same] = [one.mention.unit, other.mention.unit];
  if (unit !== '' && same !== '') return areCountedAlike(one.mention, other.mention);
  if (unit === same) return true;
  const [bare, told] = unit === '' ? [one, other] : [other, one];
  return told.mention.kind === (bare.isMoney ? 'amount' : 'count');
}

/** 名 and 人 are; 元 and 万元 are not, for their digits stand elsewhere. */
const areCountedAlike = (one: Mention, other: Mention): boolean =>
  one.thing === other.thing && one.scale.equals(other.scale);

type Pair = readonly [first: ToldFigure, later: ToldFigure, swapped: boolean];

/** By their digits with two changed over, and with one left open. */
function pairsIn(figures: readonly ToldFigure[]): Pair[] {
  const known = groupBy(figures, ({ digits }) => digits);
  const swaps = figures.flatMap((one) =>
    turnsOf(one.digits).flatMap((digits) =>
      (known.get(digits) ?? []).map((other): Pair => [one, other, true]),
    ),
  );
  const open = groupBy(
    [...known.keys()].flatMap((digits) =>
      opensOf(digits).map((key) => ({ key, told: known.get(digits) ?? [] })),
    ),
    ({ key }) => key,
  );
  const wrong = [...open.values()].flatMap((group) =>
    group.flatMap(({ told }) =>
      group
        .filter((other) => other.told !== told)
        .flatMap((other) =>
          told.flatMap((one) =>
            other.told.filter((two) => arePair(one, two)).map((two): Pair => [one, two, false]),
          ),
        ),
    ),
  );
  return [...swaps.filter(([one, other]) => arePair(one, other)), ...wrong];
}

/** The cheapest question first: of figures with few digits a report has thousands of pairs. */
const arePair = (one: ToldFigure, other: ToldFigure): boolean =>
  one.mention.start < other.mention.start &&
  areLong(one, other) &&
  one.within !== other.within &&
  areComparable(one, other);

/** 12.5 → 21.5, 15.2: each digit changed over with the next, past a point, too. */
const turnsOf = (digits: string): string[] =>
  Array.from(digits, (digit, at) => {
    const next = digits[at + 1] === '.' ? at + 2 : at + 1;
    const other = digits[next];
    return other === undefined || !/^\d\d$/.test(digit + other)
      ? digits
      : digits.slice(0, at) + other + digits.slice(at + 1, next) + digit + digits.slice(next + 1);
  }).filter((turned) => turned !== digits);

const opensOf = (digits: string): string[] =>
  Array.from(digits).flatMap((digit, at) =>
    digit === '.' ? [] : [`${digits.slice(0, at)}*${digits.slice(at + 1)}`],
  );

const areLong = (one: ToldFigure, other: ToldFigure): boolean =>
  Math.max(one.telling, other.telling) >=
  (one.mention.unit === '' || other.mention.unit === '' ? FEWEST_WITHOUT_UNIT : FEWEST_DIGITS);

/** Above nought it is more likely a slip than not, by far. */
function evidenceOf(slip: Slip): number {
  const { first, later, shared, twins, swapped } = slip;
  const worth = swapped ? SWAPPED : WRONG;
  const { mention } = first.mention.unit === '' ? later : first;
  const { noun } = first.role;
  const at = Array.from(first.digits).findIndex((digit, index) => digit !== later.digits[index]);
  const step = Math.abs(Number(first.digits[at]) - Number(later.digits[at]));
  const told: Readonly<Record<keyof typeof worth, number>> = {
    always: 1,
    wide: Math.min(shared.wide, MOST_WORTH),
    named: Math.min(shared.named, MOST_WORTH),
    cover: shared.cover,
    digits: Math.min(slip.length, LONG),
    noun: Number(noun !== '' && noun.slice(0, 2) === later.role.noun.slice(0, 2)),
    twice: Number(twins.some((group) => group.length > 0)),
    beside: Math.min(besideBoth(slip), MOST_BESIDE),
    rate: Number(mention.kind === 'percent'),
    amount: Number(mention.kind === 'amount'),
    cells: Number([first, later].every(({ role }) => role.statement.inTable)),
    bare: Number([first, later].some(({ mention: { unit } }) => unit === '')),
    line: Number(
      first.role.statement.passage === later.role.statement.passage && first.row === null,
    ),
    step: Number(step === 1),
    start: Number(at === 0),
  };
  return Object.entries(worth).reduce(
    (sum, [name, points]) => sum + points * told[name as keyof typeof worth],
    0,
  );
}

/** What each piece of evidence is worth for digits changed over, and for one that is wrong. */
const SWAPPED = {
  always: -2.4,
  wide: 0.19,
  named: 0.22,
  cover: 1.4,
  digits: 0.23,
  noun: 1.7,
  twice: 0.35,
  beside: 0.9,
  rate: -2,
  amount: 0,
  cells: -2,
  bare: -1.3,
  line: -0.9,
  step: 0,
  start: 0,
};
const WRONG: typeof SWAPPED = {
  always: -7.2,
  wide: 0.26,
  named: 0.15,
  cover: 1.7,
  digits: 1.2,
  noun: 1.35,
  twice: 0.6,
  beside: 0.5,
  rate: -3.1,
  amount: -1,
  cells: -3.2,
  bare: 0,
  line: 0,
  step: 0.7,
  start: 1.25,
};

/** Figures both stand beside. */
const besideBoth = ({ first, later }: Slip): number =>
  first.beside.filter(
    ({ start, value }) =>
      start !== first.mention.start &&
      !(value.isInteger() && value.lessThan(10)) &&
      later.beside.some(
        (other) => other.start !== later.mention.start && other.value.equals(value),
      ),
  ).length;
