import { Decimal, roundHalfUp } from '#libs/kernel';
import { isBeyond } from './operand.js';
import type { Knob } from './knobs.js';
import type { Limit } from './limits.js';

/** The figure when the knob is turned to a value; null where it cannot be turned there, or there is no figure. */
export type Turn = (value: Decimal) => Decimal | null;

/** Rounding moves a figure less than this many corrections mend. */
const CORRECTIONS = 6;
/** Beyond this many steps a knob does not move the figure any more. */
const MOST_STEPS = 40;

/** Where a knob has to stand for the figure to be exactly on the limit, and the least further that takes it across. */
export function settle(
  knob: Knob,
  turn: Turn,
  limit: Limit,
): { readonly on: Decimal; readonly beyond: Decimal } | null {
  const slope = slopeOf(knob, turn);
  if (slope === null) return null;
  const on = exactly(knob, turn, limit.at, slope);
  if (on === null) return null;
  const up = slope.gt(0) !== limit.upward;
  const beyond = justBeyond(turn, limit, on, up ? knob.step : knob.step.negated());
  return beyond === null ? null : { on, beyond };
}

/** How much the figure moves for one of the knob, measured far enough away for rounding not to count. */
function slopeOf({ value, step }: Knob, turn: Turn): Decimal | null {
  const from = value ?? new Decimal(0);
  const before = turn(from);
  if (before === null) return null;
  const far = Decimal.max(from.abs(), step.times(1_000));
  for (const by of [far, far.negated(), step, step.negated()]) {
    const after = turn(from.plus(by));
    if (after !== null && !after.equals(before)) return after.minus(before).div(by);
  }
  return null;
}

/** Corrects by the slope until the figure is the one asked for: at once where it is linear, never where it is not. */
function exactly(knob: Knob, turn: Turn, at: Decimal, slope: Decimal): Decimal | null {
  let value = knob.value ?? new Decimal(0);
  for (let round = 0; round < CORRECTIONS; round += 1) {
    const figure = turn(value);
    if (figure === null) return null;
    if (figure.equals(at)) return value;
    const steps = roundHalfUp(at.minus(figure).div(slope).div(knob.step), 0);
    if (steps.isZero()) return null;
    value = value.plus(steps.times(knob.step));
  }
  return null;
}

/** One step where that is enough; where the figure is rounded, the fewest that take it across. */
function justBeyond(turn: Turn, limit: Limit, on: Decimal, step: Decimal): Decimal | null {
  const across = (steps: Decimal): boolean => {
    const figure = turn(on.plus(steps.times(step)));
    return figure !== null && isBeyond(limit, figure);
  };
  let high = new Decimal(1);
  for (let round = 0; !across(high); round += 1) {
    if (round === MOST_STEPS) return null;
    high = high.times(2);
  }
  let low = high.div(2).floor();
  while (high.minus(low).gt(1)) {
    const middle = low.plus(high).div(2).floor();
    if (across(middle)) high = middle;
    else low = middle;
  }
  return on.plus(high.times(step));
}
