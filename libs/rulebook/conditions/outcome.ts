import type { ConditionTrace, EvaluationFault } from '../evaluate/types.js';
import type { Comparison } from '../schema/index.js';
import { isComparison, type CompiledCondition, type FlatCondition } from './compile.js';
import type { EngineNode, EngineRun } from './engine.js';
import { isPresenceTest } from './operators.js';

/** What is known of the facts a condition compares. */
export interface ComparedFacts {
  /** What is missing of a fact or column, as paths; empty when it is there. */
  missing(fact: string, path: string | undefined): readonly string[];
  trace(comparison: Comparison, result: boolean): ConditionTrace;
}

/** `missing`: the answer depends on a fact that is missing. `fault`: the rule, or a fact it reads, could not be computed. */
export interface ConditionOutcome {
  readonly outcome: boolean | 'missing' | 'fault';
  /** Every comparison with the values it saw; made when asked for. */
  traces(): readonly ConditionTrace[];
  readonly missing: readonly string[];
  readonly fault?: EvaluationFault;
}

type Ternary = boolean | null;

const NOTHING: readonly never[] = [];
const NO_NODE: EngineNode = {};
const NO_TRACES = (): readonly ConditionTrace[] => NOTHING;

/** Gathers what is missing while it folds the engine's results. */
class Reading {
  private paths: Set<string> | undefined;

  constructor(private readonly facts: ComparedFacts) {}

  get missing(): readonly string[] {
    return this.paths === undefined ? NOTHING : [...this.paths];
  }

  /**
   * The engine's result, or null where it rests on a missing fact. A comparison with a missing fact is undecided;
   * one false part settles `all`, one true part settles `any`, whatever else is missing.
   */
  fold(condition: FlatCondition, node: EngineNode): Ternary {
    if (isComparison(condition)) return this.leaf(condition, node.result === true);
    if ('all' in condition) return this.parts(condition.all, node.all, false);
    if ('any' in condition) return this.parts(condition.any, node.any, true);
    const inner = this.fold(condition.not, node.not ?? NO_NODE);
    return inner === null ? null : !inner;
  }

  /** Every part is read, also after one has settled the matter: all that is missing is to be told. */
  private parts(
    parts: readonly FlatCondition[],
    nodes: readonly EngineNode[] | undefined,
    settling: boolean,
  ): Ternary {
    let folded: Ternary = !settling;
    for (const [index, condition] of parts.entries()) {
      const part = this.fold(condition, nodes?.[index] ?? NO_NODE);
      if (part === settling) folded = settling;
      else if (part === null && folded !== settling) folded = null;
    }
    return folded;
  }

  private leaf(comparison: Comparison, result: boolean): Ternary {
    if (isPresenceTest(comparison.operator)) return result;
    const { value } = comparison;
    const missing = this.facts.missing(comparison.fact, comparison.path);
    const other =
      typeof value === 'object' && !Array.isArray(value)
        ? this.facts.missing(value.fact, undefined)
        : NOTHING;
    if (missing.length === 0 && other.length === 0) return result;
    this.paths = new Set([...(this.paths ?? NOTHING), ...missing, ...other]);
    return null;
  }
}

/** The engine's result of every comparison, in order. */
function leafResults(condition: FlatCondition, node: EngineNode): boolean[] {
  if (isComparison(condition)) return [node.result === true];
  if ('not' in condition) return leafResults(condition.not, node.not ?? NO_NODE);
  const [parts, nodes] = 'all' in condition ? [condition.all, node.all] : [condition.any, node.any];
  return parts.flatMap((part, index) => leafResults(part, nodes?.[index] ?? NO_NODE));
}

function engineFault(message: string): EvaluationFault {
  return { code: 'rule.engine', message: `规则错误：${message}` };
}

/** What stands in place of a result where a rule, or a fact it reads, could not be computed. */
export function faultyOutcome(fault: EvaluationFault): ConditionOutcome {
  return { outcome: 'fault', traces: NO_TRACES, missing: NOTHING, fault };
}

/** Reads one rule's run. */
export function readOutcome(
  condition: CompiledCondition,
  run: EngineRun | undefined,
  facts: ComparedFacts,
): ConditionOutcome {
  if (run === undefined || 'error' in run)
    return faultyOutcome(engineFault(run?.error ?? '规则未被执行'));
  const { conditions, result } = run;
  const reading = new Reading(facts);
  const folded = reading.fold(condition.root, conditions);
  const traces = () => {
    const results = leafResults(condition.root, conditions);
    return condition.comparisons.map((comparison, index) =>
      facts.trace(comparison, results[index] === true),
    );
  };
  const { missing } = reading;
  if (folded === null) return { outcome: 'missing', traces, missing };
  if (missing.length === 0 && folded !== result)
    return { outcome: 'fault', traces, missing: NOTHING, fault: engineFault('规则引擎结果不一致') };
  return { outcome: folded, traces, missing: NOTHING };
}
