import { runChecks } from '../checks/run.js';
import type { FactStore } from '../facts/store.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { completenessOf } from './completeness.js';
import type { Evaluation, EvaluationInput } from './types.js';
import { wholeOf, workOut } from './workings.js';

/** An evaluation, which sides of each rule it took (`indicator id` -> sides), and its facts: for the report of untested rules. */
export interface TracedEvaluation {
  readonly evaluation: Evaluation;
  readonly sides: ReadonlyMap<string, readonly string[]>;
  readonly store: FactStore;
}

/** As `evaluate`, with the sides of rules that were taken. */
export async function evaluateTraced(
  compiled: CompiledRulebook,
  input: EvaluationInput,
): Promise<TracedEvaluation> {
  const workings = await workOut(compiled, input, wholeOf(compiled));
  const { facts, score, hiddenBlocks, sides, store, conditions } = workings;
  const checks = runChecks(workings);
  const completeness = completenessOf(compiled, store, conditions);
  return { evaluation: { facts, score, checks, completeness, hiddenBlocks }, sides, store };
}

/**
 * Everything a report's content amounts to under its rulebook: facts with arithmetic, score with reasons, checks,
 * completeness. The same package and input always give the same result; it is plain JSON. Missing facts and failing
 * rules are results, not errors; it throws only for a fault of ours.
 */
export async function evaluate(
  compiled: CompiledRulebook,
  input: EvaluationInput,
): Promise<Evaluation> {
  return (await evaluateTraced(compiled, input)).evaluation;
}
