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
export function standingOf({ score, checks }: Pick<Evaluation, 'score' | 'checks'>): Standing {
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  const each = failed.map(({ id, label, severity }) => [id, { id, label, severity }] as const);
  return standingFrom(score, [...new Map(each).values()]);
}

/** The standing of a score, with the checks that fail. */
export function standingFrom(run: ScoreRun, failing: readonly FailedCheck[]): Standing {
  const { score, converted, grade, gradeLabel } = run;
  const indicators = run.indicators.map(({ id, number, label, status, score: points }) => ({
    ...{ id, number, label, status },
    score: points,
  }));
  return { score, converted, grade, gradeLabel, indicators, failing };
}
