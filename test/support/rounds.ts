/**
 * How often each crash is tried. The one place: `npm run soak` sets the variables, everything else takes the defaults,
 * which fit the time CI has.
 */
const ROUNDS = Number(process.env['SOAK_ROUNDS'] ?? '1');

/** Every case with the number of each of its rounds: `claimed, 1`. */
export function inRounds<T>(cases: readonly T[]): (readonly [T, number])[] {
  return cases.flatMap((one) =>
    Array.from({ length: ROUNDS }, (_, round) => [one, round + 1] as const),
  );
}

/** How many rounds in which anything may be killed at any moment - five: each victim once - and the seed that decides what and when. */
export const KILLS = {
  rounds: Number(process.env['SOAK_KILLS'] ?? '5'),
  seed: Number(process.env['SOAK_SEED'] ?? '105399'),
};
