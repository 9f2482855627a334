/**
 * How often each crash is tried. The one place: `npm run soak` sets the variable, everything else takes the default,
 * which fits the time CI has.
 */
const ROUNDS = Number(process.env['SOAK_ROUNDS'] ?? '1');

/** Every case with the number of each of its rounds: `claimed, 1`. */
export function inRounds<T>(cases: readonly T[]): (readonly [T, number])[] {
  return cases.flatMap((one) =>
    Array.from({ length: ROUNDS }, (_, round) => [one, round + 1] as const),
  );
}
