import type { Adjustment, Indicator } from '../../api/types.ts';
import { decimalSum, negated } from '../../shared/decimal-sum.ts';

/** Adjustments that count: of this submission, and not taken back. */
export const inForce = (adjustments: readonly Adjustment[]): readonly Adjustment[] =>
  adjustments.filter(({ revokedAt, current }) => revokedAt === null && current);

/**
 * What the bureau gives where the unit gave itself `self`, over these indicators. undefined where it adjusted none of
 * them: then its score is the unit's own.
 */
export function bureauPoints(
  self: string,
  indicators: readonly Pick<Indicator, 'id'>[],
  adjustments: readonly Adjustment[],
): string | undefined {
  const ids = new Set(indicators.map(({ id }) => id));
  const own = inForce(adjustments).filter(({ indicatorId }) => ids.has(indicatorId));
  if (own.length === 0) return undefined;
  return decimalSum([
    self,
    ...own.flatMap(({ selfScore, bureauScore }) => [bureauScore, negated(selfScore)]),
  ]);
}
