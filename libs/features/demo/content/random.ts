/** A stream of numbers that only the seed decides, so that a demo looks the same everywhere. */
export interface Random {
  /** Whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** `count` different members, in their order. */
  some<T>(members: readonly T[], count: number): readonly T[];
}

/** mulberry32: small, well spread, and good enough to make up a district. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    some: (members, count) => {
      const places = members.map((_, place) => place);
      while (places.length > count) places.splice(whole(0, places.length - 1), 1);
      return places.map((place) => members[place]).filter((member) => member !== undefined);
    },
  };
}
