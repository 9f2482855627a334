import type { DecimalString } from '#libs/kernel';
import type { CheckResult, Evaluation, IndicatorResult, ScoreRun } from '../evaluate/types.js';

type StandingIndicator = Pick<IndicatorResult, 'id' | 'number' | 'label' | 'status' | 'score'>;

/** A check that fails; of a check by rows, any of them. */
export type FailedCheck = Pick<CheckResult, 'id' | 'label' | 'severity'>;

/** What of an evaluation a simulation compares; all of it is also kept in columns beside a submission. */
export interface Standing extends Pick<ScoreRun, 'score' | 'converted' | 'grade' | 'gradeLabel'> {
  readonly score: DecimalString;
  readonly indicators: readonly StandingIndicator[];
  readonly failing: readonly FailedCheck[];
}

/** What a simulation compares of an evaluation. */
export function standingOf({ score: run, checks }: Evaluation): Standing {
  const { score, converted, grade, gradeLabel } = run;
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  return {
    ...{ score, converted, grade, gradeLabel },
    indicators: run.indicators.map(({ id, number, label, status, score: points }) => ({
      ...{ id, number, label, status },
      score: points,
    })),
    failing: [
      ...new Map(
        failed.map(({ id, label, severity }) => [id, { id, label, severity }] as const),
      ).values(),
    ],
  };
}
