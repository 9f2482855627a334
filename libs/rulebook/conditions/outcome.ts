import type { ConditionTrace, EvaluationFault } from '../evaluate/types.js';
import type { Comparison } from '../schema/index.js';
import { isComparison, type CompiledCondition, type FlatCondition } from './compile.js';
import type { EngineRun } from './engine.js';
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

interface EngineNode {
  readonly result?: boolean;
  readonly all?: readonly EngineNode[];
  readonly any?: readonly EngineNode[];
  readonly not?: EngineNode;
}

/** Gathers what is missing while it folds the engine's results. */
class Reading {
  readonly missing = new Set<string>();
  readonly results: boolean[] = [];

  constructor(private readonly facts: ComparedFacts) {}

  /**
   * The engine's result, or null where it rests on a missing fact. A comparison with a missing fact is undecided;
   * one false part settles `all`, one true part settles `any`, whatever else is missing.
   */
  fold(condition: FlatCondition, node: EngineNode): Ternary {
    if (isComparison(condition)) return this.leaf(condition, node);
    if ('not' in condition) {
      const inner = this.fold(condition.not, node.not ?? {});
      return inner === null ? null : !inner;
    }
    const [parts, nodes, settling] =
      'all' in condition ? [condition.all, node.all, false] : [condition.any, node.any, true];
    const results = parts.map((part, index) => this.fold(part, nodes?.[index] ?? {}));
    if (results.includes(settling)) return settling;
    return results.includes(null) ? null : !settling;
  }

  private leaf(comparison: Comparison, node: EngineNode): Ternary {
    this.results.push(node.result === true);
    if (isPresenceTest(comparison.operator)) return node.result === true;
    const { value } = comparison;
    const other =
      typeof value === 'object' && !Array.isArray(value)
        ? this.facts.missing(value.fact, undefined)
        : [];
    const missing = [...this.facts.missing(comparison.fact, comparison.path), ...other];
    missing.forEach((path) => this.missing.add(path));
    return missing.length > 0 ? null : node.result === true;
  }
}

function engineFault(message: string): EvaluationFault {
  return { code: 'rule.engine', message: `规则错误：${message}` };
}

/** Reads one rule's run. */
export function readOutcome(
  condition: CompiledCondition,
  run: EngineRun | undefined,
  facts: ComparedFacts,
): ConditionOutcome {
  if (run === undefined || 'error' in run) {
    return {
      outcome: 'fault',
      traces: () => [],
      missing: [],
      fault: engineFault(run?.error ?? '规则未被执行'),
    };
  }
  const reading = new Reading(facts);
  const folded = reading.fold(condition.root, run.conditions as unknown as EngineNode);
  const traces = () =>
    condition.comparisons.map((comparison, index) =>
      facts.trace(comparison, reading.results[index] === true),
    );
  if (folded === null) return { outcome: 'missing', traces, missing: [...reading.missing] };
  if (reading.missing.size === 0 && folded !== run.result) {
    return { outcome: 'fault', traces, missing: [], fault: engineFault('规则引擎结果不一致') };
  }
  return { outcome: folded, traces, missing: [] };
}
