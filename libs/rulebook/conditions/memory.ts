import type { CompiledCondition } from './compile.js';
import type { EngineNode, EngineRun } from './engine.js';
import type { EngineValue } from './operators.js';

type Runs = Map<string, EngineRun>;

/** By condition of a compiled rulebook, and by the answers it was decided on. */
const DECIDED = new WeakMap<CompiledCondition, Runs>();
const MOST_OF_ONE = 64;

/**
 * What the engine made of a condition on the same answers before. Most conditions of a rulebook compare nothing but
 * facts that are yes, no or missing: their few combinations come again with every report, and are decided once.
 */
export function recall(
  condition: CompiledCondition,
  valueOf: (fact: string) => EngineValue,
): EngineRun | undefined {
  const known = DECIDED.get(condition);
  if (known === undefined) return undefined;
  const answers = answersOf(condition, valueOf);
  return answers === null ? undefined : known.get(answers);
}

/** Keeps what the engine made of a condition; a run that failed, or one over other values, is not kept. */
export function remember(
  condition: CompiledCondition,
  valueOf: (fact: string) => EngineValue,
  run: EngineRun | undefined,
): void {
  if (run === undefined || 'error' in run) return;
  const answers = answersOf(condition, valueOf);
  if (answers === null) return;
  const known: Runs = DECIDED.get(condition) ?? new Map<string, EngineRun>();
  DECIDED.set(condition, known);
  if (known.size < MOST_OF_ONE)
    known.set(answers, { conditions: resultsOf(run.conditions), result: run.result });
}

/** `10-`: yes, no, missing. null where a fact has a value of another kind. */
function answersOf(
  { facts }: CompiledCondition,
  valueOf: (fact: string) => EngineValue,
): string | null {
  let answers = '';
  for (const fact of facts) {
    const value = valueOf(fact);
    if (value !== null && typeof value !== 'boolean') return null;
    answers += value === null ? '-' : value ? '1' : '0';
  }
  return answers;
}

/** The engine's results without the conditions and values it keeps beside them. */
function resultsOf({ result, all, any, not }: EngineNode): EngineNode {
  return {
    ...(result === undefined ? {} : { result }),
    ...(all === undefined ? {} : { all: all.map(resultsOf) }),
    ...(any === undefined ? {} : { any: any.map(resultsOf) }),
    ...(not === undefined ? {} : { not: resultsOf(not) }),
  };
}
