import type { BureauScoreInput } from '#libs/document';
import { Decimal, roundHalfUp, sumDecimals, toDecimalString } from '#libs/kernel';
import { gradeOf, type RulebookPackage, type ScoreRun } from '#libs/rulebook';

interface Adjustment {
  readonly indicatorId: string;
  readonly bureauScore: string;
}

/**
 * The score after the bureau's adjustments: each adjusted indicator counts with the bureau's score, then the same
 * conversion, caps and grades as the self-score. null without adjustments, or while the self-score is not complete.
 * @param adjustments those in force; of two on one indicator the later counts
 */
export function bureauScoreOf(
  run: ScoreRun,
  adjustments: readonly Adjustment[],
  rulebook: Pick<RulebookPackage, 'indicators'>,
): BureauScoreInput | null {
  if (adjustments.length === 0 || run.status !== 'complete') return null;
  const changed = new Map(adjustments.map((entry) => [entry.indicatorId, entry.bureauScore]));
  const scores = run.indicators.map(({ id, score }) => changed.get(id) ?? score ?? '0');
  const score = sumDecimals(scores.map((text) => new Decimal(text)));
  const applicable = new Decimal(run.applicableFullMarks);
  if (applicable.isZero()) return null;
  const plain = roundHalfUp(score.div(applicable).times(100), 2);
  const converted = Decimal.max(0, Decimal.min(100, plain, ...run.caps.map((cap) => cap.atMost)));
  return {
    score: toDecimalString(score),
    applicableFullMarks: run.applicableFullMarks,
    converted: toDecimalString(converted),
    gradeLabel: gradeOf(rulebook.indicators, converted)?.label ?? '',
  };
}
