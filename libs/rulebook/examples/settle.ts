import { Decimal, roundHalfUp } from '#libs/kernel';
import { isBeyond } from './operand.js';
import type { Knob } from './knobs.js';
import type { Limit } from './limits.js';

/** The figure when the knob is turned to a value; null where it cannot be turned there, or there is no figure. */
export type Turn = (value: Decimal) => Promise<Decimal | null> | Decimal | null;

/** A figure in proportion takes two or three; one that stands still at an end is halved down to one step. */
const CORRECTIONS = 30;
/** Beyond this many steps a knob does not move the figure any more. */
const MOST_STEPS = 40;

/** Where a knob has to stand for the figure to be exactly on the limit, and the least further that takes it across. */
export async function settle(
  knob: Knob,
  turn: Turn,
  limit: Limit,
): Promise<{ readonly on: Decimal; readonly beyond: Decimal } | null> {
  const slope = await slopeOf(knob, turn);
  if (slope === null) return null;
  const on = await exactly(knob, turn, limit.at, slope);
  if (on === null) return null;
  const up = slope.gt(0) !== limit.upward;
  const beyond = await justBeyond(turn, limit, on, up ? knob.step : knob.step.negated());
  return beyond === null ? null : { on, beyond };
}

/** How much the figure moves for one of the knob, measured far enough away for rounding not to count. */
async function slopeOf({ value, step }: Knob, turn: Turn): Promise<Decimal | null> {
  const from = value ?? new Decimal(0);
  const before = await turn(from);
  if (before === null) return null;
  const far = Decimal.max(from.abs(), step.times(1_000));
  const some = [100, 10, 1].map((steps) => step.times(steps));
  for (const by of [far, ...some].flatMap((one) => [one, one.negated()])) {
    const after = await turn(from.plus(by));
    if (after !== null && !after.equals(before)) return after.minus(before).div(by);
  }
  return null;
}

/**
 * Corrects by the slope until the figure is the one asked for; where that leads outside of what is known to lie on either
 * side, halves what lies between.
 */
async function exactly(
  knob: Knob,
  turn: Turn,
  at: Decimal,
  slope: Decimal,
): Promise<Decimal | null> {
  const { step } = knob;
  const sides: { less?: Decimal; more?: Decimal } = {};
  let value = knob.value ?? new Decimal(0);
  for (let round = 0; round < CORRECTIONS; round += 1) {
    const figure = await turn(value);
    if (figure === null) return null;
    if (figure.equals(at)) return value;
    sides[figure.lt(at) ? 'less' : 'more'] = value;
    const guess = value.plus(roundHalfUp(at.minus(figure).div(slope).div(step), 0).times(step));
    const next = within(sides, guess, step);
    if (next === null) return null;
    value = next;
  }
  return null;
}

/** The guess, or what lies half way between both sides; null when nothing does. */
function within(
  { less, more }: { readonly less?: Decimal; readonly more?: Decimal },
  guess: Decimal,
  step: Decimal,
): Decimal | null {
  const known = [less, more].filter((side) => side !== undefined);
  const [one, other] = known;
  if (one === undefined) return guess;
  if (other === undefined) return guess.equals(one) ? null : guess;
  const [low, high] = [Decimal.min(one, other), Decimal.max(one, other)];
  if (guess.gt(low) && guess.lt(high)) return guess;
  const middle = low.plus(high.minus(low).div(step).div(2).floor().times(step));
  return middle.equals(low) ? null : middle;
}

/** One step where that is enough; where the figure is rounded, the fewest that take it across. */
async function justBeyond(
  turn: Turn,
  limit: Limit,
  on: Decimal,
  step: Decimal,
): Promise<Decimal | null> {
  const across = async (steps: Decimal): Promise<boolean> => {
    const figure = await turn(on.plus(steps.times(step)));
    return figure !== null && isBeyond(limit, figure);
  };
  let high = new Decimal(1);
  for (let round = 0; !(await across(high)); round += 1) {
    if (round === MOST_STEPS) return null;
    high = high.times(2);
  }
  let low = high.div(2).floor();
  while (high.minus(low).gt(1)) {
    const middle = low.plus(high).div(2).floor();
    if (await across(middle)) high = middle;
    else low = middle;
  }
  return on.plus(high.times(step));
}
