import type { ScoringForm } from '../../schema/index.js';
import { Inputs } from '../inputs.js';
import type { FormCompiler, FormResult, ScoreContext, Scorer } from '../types.js';

type Form = Extract<ScoringForm, { form: 'best_of' }>;
type Scored = Extract<FormResult, { status: 'scored' }>;

interface Alternative {
  readonly label: string;
  readonly scorer: Scorer;
}

interface Candidate {
  readonly index: number;
  readonly label: string;
  readonly result: Scored;
}

function candidates(
  alternatives: readonly Alternative[],
  results: readonly FormResult[],
): Candidate[] {
  return alternatives.flatMap(({ label }, index) => {
    const result = results[index];
    return result?.status === 'scored' ? [{ index, label, result }] : [];
  });
}

/** Of equal scores the first stands. */
function best(all: readonly Candidate[]): Candidate | undefined {
  return all.reduce<Candidate | undefined>(
    (leader, candidate) =>
      leader === undefined || candidate.result.score.gt(leader.result.score) ? candidate : leader,
    undefined,
  );
}

function counterfactual(all: readonly Candidate[]): { counterfactual?: string } {
  const ways = all.flatMap((candidate) => candidate.result.counterfactual ?? []);
  return ways.length === 0 ? {} : { counterfactual: [...new Set(ways)].join('；或者') };
}

function chosen(all: readonly Candidate[], leader: Candidate, context: ScoreContext): FormResult {
  const { result, label, index } = leader;
  const full = result.score.gte(context.fullMarks);
  return {
    status: 'scored',
    score: result.score,
    reasons: full ? [] : result.reasons.map((reason) => `按“${label}”：${reason}`),
    arithmetic: result.arithmetic.map((line) => `按“${label}”（择优）：${line}`),
    ...(full ? {} : counterfactual(all)),
    sides: [`alternative_${index + 1}`],
  };
}

/** The best of several ways (任一达标). While one is missing, only full marks by another settle it. */
export function compileBestOf(form: Form, compiler: FormCompiler): Scorer {
  const alternatives: Alternative[] = form.alternatives.map(({ label, scoring }) => ({
    label,
    scorer: compiler.form(scoring),
  }));
  return {
    formulas: alternatives.flatMap(({ scorer }) => scorer.formulas),
    conditions: alternatives.flatMap(({ scorer }) => scorer.conditions),
    sides: alternatives.map((_, index) => `alternative_${index + 1}`),
    score: (context) => {
      const results = alternatives.map(({ scorer }) => scorer.score(context));
      const all = candidates(alternatives, results);
      const leader = best(all);
      const inputs = new Inputs(context);
      results.forEach((result) => inputs.absorb(result));
      const obstacle = inputs.obstacle();
      const settled =
        leader !== undefined &&
        leader.result.score.gte(context.fullMarks) &&
        obstacle?.status !== 'error';
      if (obstacle !== null && !settled) return obstacle;
      return leader === undefined ? inputs.refusal() : chosen(all, leader, context);
    },
  };
}
