import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from './arithmetic.js';
import { digitsOf, isOneDigitOff, isSwap, placesOf } from './near.js';

/** What some other figures make, in the unit of the printed one. */
export interface Made {
  readonly value: Decimal;
  readonly of: readonly Mention[];
  /** The largest value such figures could have made: the wider the range, the less a slip of it is met by chance. */
  readonly most: Decimal;
}

const NINE = 9;
const MYRIAD = 10_000;
/** Fewer digits are met by chance. */
const FEWEST_DIGITS = 3;
/** There are so many more figures with one wrong digit that less chance of one is taken. */
const OF_BUDGET = 0.5;

/** Its digits, the noughts of round figures left out, as people choose those. */
function digitsIn(printed: Mention): string {
  const digits = printed.value.toFixed(placesOf(printed));
  return digits.includes('.') ? digits.replace('.', '') : digits.replace(/0+$/, '');
}

/** How many figures of its length differ from it by two digits changed over. */
function swapsOf(digits: string): number {
  const each = [...digits];
  return each.flatMap((one, at) => each.slice(at + 1).filter((other) => other !== one)).length;
}

/**
 * Of the values that pairs of figures make the one that the printed figure is a slip of. Nothing where one of them is the
 * printed figure itself, where two are near it, or where so many pairs would come as near to any figure by chance.
 * @param budget the chance that is still taken: so many slips that are none in one figure that nothing explains
 */
export function likelySlip(printed: Mention, made: readonly Made[], budget: number): Made | null {
  const digits = digitsIn(printed);
  if (digits.length < FEWEST_DIGITS || made.some(({ value }) => agrees(value, printed)))
    return null;
  const shifted = made.filter(({ value }) => isOtherUnit(value, printed));
  if (shifted.length > 0) return only(shifted, printed);
  const room = made.reduce(
    (sum, { most }) => (most.lessThan(printed.value) ? sum : sum + 1 / stepsTo(most, printed)),
    0,
  );
  const swaps = swapsOf(digits);
  const swapped = made.filter(({ value }) => isSwap(value, printed));
  if (swapped.length > 0) return room * swaps < budget ? only(swapped, printed) : null;
  if (room * (swaps + NINE * digits.length) >= budget * OF_BUDGET) return null;
  return only(
    made.filter(({ value }) => isOneDigitOff(value, printed, FEWEST_DIGITS)),
    printed,
  );
}

/** 20.06元 where 200600元 are left: the figure is right and 万 is missing, or too much. */
const isOtherUnit = (value: Decimal, printed: Mention): boolean =>
  printed.kind === 'amount' &&
  [MYRIAD, 1 / MYRIAD].some((times) => agrees(value.times(times), printed));

/** How many figures printed as exactly there are up to one. */
function stepsTo(most: Decimal, printed: Mention): number {
  const noughts = digitsOf(printed) - digitsIn(printed).length;
  return most.times(new Decimal(10).pow(placesOf(printed) - noughts)).toNumber();
}

/** The one value all of them make. */
function only(made: readonly Made[], printed: Mention): Made | null {
  const [first] = made;
  const places = placesOf(printed);
  const same = made.every(({ value }) => value.toFixed(places) === first?.value.toFixed(places));
  return first !== undefined && same ? first : null;
}

/** What is judged of each figure of the running text that is asked for. */
export const judgedFigures = <T>(
  document: TextDocument,
  isAsked: (figure: Mention) => boolean,
  judge: (document: TextDocument, statement: Statement, figure: Mention) => readonly T[] | null,
): T[] =>
  document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) =>
      statement.mentions
        .filter(isAsked)
        .flatMap((figure) => judge(document, statement, figure) ?? []),
    );
