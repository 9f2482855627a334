export type Pair = readonly [right: string, wrong: string];

/** A right text and the same with one slip. */
export function slip(right: string, from: string, to: string): Pair {
  if (!right.includes(from)) throw new Error(`not in the text: ${from}`);
  return [right, right.replace(from, () => to)];
}
