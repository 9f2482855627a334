import { canonicalJson } from '#libs/kernel';
import type { Comparison, Condition } from '../schema/index.js';
import { deepFreeze } from '../package/freeze.js';

/** A condition with every named condition put in its place: nothing but comparisons under all, any and not. */
export type FlatCondition =
  Comparison | { all: FlatCondition[] } | { any: FlatCondition[] } | { not: FlatCondition };

/** json-rules-engine wants a boolean operator at the root. */
export type RootCondition =
  { all: FlatCondition[] } | { any: FlatCondition[] } | { not: FlatCondition };

export interface CompiledCondition {
  /** Name of its rule in the engine. Equal conditions share one. */
  readonly key: string;
  readonly root: RootCondition;
  /** Every comparison, in order. */
  readonly comparisons: readonly Comparison[];
  /** Facts compared or compared with, each once; `row` left out. */
  readonly facts: readonly string[];
  /** Columns read by `fact: "row"`, each once. */
  readonly columns: readonly string[];
}

/** Nesting beyond this is refused before anything recurses into it. */
export const MAX_CONDITION_DEPTH = 32;

export function isComparison(condition: Condition | FlatCondition): condition is Comparison {
  return 'fact' in condition;
}

/** The conditions directly under one, whatever its operator; none under a comparison or a reference. */
export function childrenOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
}

/** Puts named conditions in their places. Lint has made sure that each exists and none contains itself. */
function flatten(condition: Condition, named: ReadonlyMap<string, Condition>): FlatCondition {
  if (isComparison(condition)) return condition;
  if ('condition' in condition) {
    const target = named.get(condition.condition);
    if (target === undefined) throw new Error(`unknown condition ${condition.condition}`);
    return flatten(target, named);
  }
  if ('not' in condition) return { not: flatten(condition.not, named) };
  const inner = childrenOf(condition).map((child) => flatten(child, named));
  return 'all' in condition ? { all: inner } : { any: inner };
}

function comparisonsOf(condition: Condition): Comparison[] {
  return isComparison(condition) ? [condition] : childrenOf(condition).flatMap(comparisonsOf);
}

/** Facts a comparison reads; `row` is none. */
function factsOf(comparison: Comparison): string[] {
  const { value } = comparison;
  const other = typeof value === 'object' && !Array.isArray(value) ? [value.fact] : [];
  return [comparison.fact, ...other].filter((fact) => fact !== 'row');
}

/** Collects the conditions of a package; equal ones are compiled once and run once. */
export class ConditionCompiler {
  private readonly byText = new Map<string, CompiledCondition>();

  constructor(private readonly named: ReadonlyMap<string, Condition>) {}

  add(condition: Condition): CompiledCondition {
    const flat = flatten(condition, this.named);
    const text = canonicalJson(flat);
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const comparisons = comparisonsOf(flat);
    const compiled = deepFreeze({
      key: `condition_${this.byText.size + 1}`,
      root: isComparison(flat) ? { all: [flat] } : flat,
      comparisons,
      facts: [...new Set(comparisons.flatMap(factsOf))],
      columns: [
        ...new Set(
          comparisons.filter((item) => item.fact === 'row').map((item) => item.path ?? ''),
        ),
      ],
    });
    this.byText.set(text, compiled);
    return compiled;
  }

  all(): readonly CompiledCondition[] {
    return [...this.byText.values()];
  }
}
