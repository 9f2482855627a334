import type {
  EvaluationView,
  IndicatorExplanation,
  IndicatorView,
  ScoreView,
  Wire,
} from '#libs/contracts';
import type { Evaluation, IndicatorResult, ScoreRun } from '#libs/rulebook';

/** Everything but how each indicator came about, which is asked for one by one. */
export function toEvaluation(evaluation: Evaluation): Wire<EvaluationView> {
  const { facts, score, checks, completeness, hiddenBlocks } = evaluation;
  return { facts, score: toScore(score), checks, completeness, hiddenBlocks };
}

function toScore(run: ScoreRun): Wire<ScoreView> {
  return { ...run, indicators: run.indicators.map(toIndicator) };
}

/** Of an explanation, what only the explanation shows. */
const EXPLAINING: ReadonlySet<string> = new Set<
  Exclude<keyof IndicatorResult, keyof IndicatorView>
>(['arithmetic', 'inputs', 'conditions', 'standard', 'basis']);

function toIndicator(result: IndicatorResult): Wire<IndicatorView> {
  const shown = Object.entries(result).filter(([key]) => !EXPLAINING.has(key));
  return Object.fromEntries(shown) as unknown as Wire<IndicatorView>;
}

export function toExplanation(result: IndicatorResult): Wire<IndicatorExplanation> {
  return result;
}
