import { Decimal } from '#libs/kernel';

import type { Mention } from '../../mentions/mention.js';

/** Things that are measured in several units, with how much of the smallest one makes. */
const MEASURED: Readonly<Record<string, readonly [dimension: string, factor: string]>> = {
  亩: ['亩', '1'],
  公顷: ['亩', '15'],
  平方公里: ['亩', '1500'],
  平方米: ['亩', '0.0015'],
  '㎡': ['亩', '0.0015'],
  米: ['米', '1'],
  延米: ['米', '1'],
  千米: ['米', '1000'],
  公里: ['米', '1000'],
  公斤: ['公斤', '1'],
  千克: ['公斤', '1'],
  吨: ['公斤', '1000'],
};

/** What can be converted into each other: `元`, `亩`, … */
export const dimensionOf = ({ thing }: Mention): string => MEASURED[thing]?.[0] ?? thing;

const factorOf = ({ thing }: Mention): Decimal => new Decimal(MEASURED[thing]?.[1] ?? 1);

/** The smallest pieces one printed unit stands for: 1.5万吨 are counted in 10,000 × 1,000 公斤. */
export const pieceOf = (mention: Mention): Decimal => mention.scale.times(factorOf(mention));

/** A figure in the smallest unit of its dimension. */
export const measured = (mention: Mention): Decimal => mention.base.times(factorOf(mention));

/** A measured figure in the unit another one of its dimension is printed in. */
export const measuredIn = (value: Decimal, printed: Mention): Decimal =>
  value.div(pieceOf(printed));
