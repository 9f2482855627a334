import type { Decimal } from '#libs/kernel';

import type { Range } from '../../../finding-of.js';

/** How far off the rule something came, in one reading of the figures. */
export interface Gap {
  readonly value: Decimal;
  readonly of: readonly Range[];
  readonly sure: boolean;
}

/** Every two of them, in their order. */
export const pairsOf = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));

/** 不足1%的部分 */
export const BEGUN = /(?:不足|不满|不到|未满|未达到?|满|按|算)$/;
