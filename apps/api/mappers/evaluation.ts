import type {
  EvaluationView,
  IndicatorExplanation,
  IndicatorView,
  ScoreView,
  Wire,
} from '#libs/contracts';
import type { Assessment } from '#libs/features/reports';
import type { IndicatorResult, ScoreRun } from '#libs/rulebook';

/** Everything but how each indicator came about, which is asked for one by one. */
export function toEvaluation({ evaluation, unprintable }: Assessment): Wire<EvaluationView> {
  const { facts, score, checks, completeness, hiddenBlocks } = evaluation;
  return {
    facts,
    score: toScore(score),
    checks,
    completeness,
    hiddenBlocks,
    unprintable: unprintable.map(toPlace),
  };
}

/** Facts are known by their own path, everything else below the name of its group. */
function toPlace({ group, id, message }: Assessment['unprintable'][number]) {
  return { path: group === 'facts' ? id : `${group}/${id}`, message };
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
