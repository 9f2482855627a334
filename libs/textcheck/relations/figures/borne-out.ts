import type { Mention } from '../../mentions/mention.js';
import { alike, isFine, isGrowth, isShare } from './near.js';

/** Two figures beside it make it, or it and another make a percentage that stands there. */
export function isBorneOut(near: readonly Mention[], figure: Mention): boolean {
  const amounts = near.filter((one) => alike(one, figure) && isFine(one));
  const bases = new Set(amounts.map(({ base }) => base.toFixed()));
  const summed = amounts.some(
    ({ base }) =>
      bases.has(figure.base.minus(base).toFixed()) || bases.has(figure.base.plus(base).toFixed()),
  );
  const rates = near.filter(({ kind }) => kind === 'percent');
  return (
    summed ||
    rates.some((rate) =>
      amounts.some(
        (one) =>
          isShare(figure, one, rate) ||
          isShare(one, figure, rate) ||
          isGrowth(figure, one, rate, 'up') ||
          isGrowth(figure, one, rate, 'down'),
      ),
    )
  );
}
