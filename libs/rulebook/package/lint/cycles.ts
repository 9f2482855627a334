import type { CompiledFormula } from '../../formula/nodes.js';
import type { Condition } from '../../schema/index.js';
import { childrenOf } from '../../conditions/compile.js';
import type { LintContext } from './types.js';

type Graph = ReadonlyMap<string, readonly string[]>;

/** The first cycle reached from a node, as the nodes it runs through; null when there is none. Iterative: graphs come from outside. */
function cycleFrom(graph: Graph, start: string, done: Set<string>): string[] | null {
  const path: { node: string; next: string[] }[] = [];
  const enter = (node: string) => path.push({ node, next: [...(graph.get(node) ?? [])] });
  enter(start);
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const next = last.next.pop();
    const nodes = path.map(({ node }) => node);
    if (next === undefined) {
      done.add(last.node);
      path.pop();
    } else if (nodes.includes(next)) return [...nodes.slice(nodes.indexOf(next)), next];
    else if (!done.has(next) && graph.has(next)) enter(next);
  }
  return null;
}

function cycles(graph: Graph): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  for (const node of graph.keys()) {
    const cycle = done.has(node) ? null : cycleFrom(graph, node, done);
    if (cycle !== null) {
      found.push(cycle);
      cycle.forEach((member) => done.add(member));
    }
  }
  return found;
}

/** Formulas of derived facts by id, and of derived columns by `table/column`. */
interface DerivedFormulas {
  readonly facts: ReadonlyMap<string, CompiledFormula>;
  readonly columns: ReadonlyMap<string, CompiledFormula>;
}

/** Derived facts and columns that rest on themselves, each as what it runs through. */
export function derivedCycles({ facts, columns }: DerivedFormulas): string[][] {
  const reads = (formula: CompiledFormula) => [...formula.facts, ...formula.columns];
  return cycles(new Map([...facts, ...columns].map(([id, formula]) => [id, reads(formula)])));
}

/** Derived facts and columns that rest on themselves: nothing of them may be evaluated. */
export function lintFactCycles(context: LintContext, derived: DerivedFormulas): void {
  for (const cycle of derivedCycles(derived)) {
    const [first = ''] = cycle;
    const index = context.pkg.facts.facts.findIndex((fact) => fact.id === first.split('/')[0]);
    context.error(`facts.facts.${index}.formula`, `公式循环引用：${cycle.join(' → ')}`);
  }
}

function references(condition: Condition): string[] {
  return 'condition' in condition
    ? [condition.condition]
    : childrenOf(condition).flatMap(references);
}

/** Named conditions that contain themselves. */
export function lintConditionCycles(context: LintContext): boolean {
  const graph = new Map(
    Object.entries(context.pkg.indicators.conditions).map(([name, condition]) => [
      name,
      references(condition),
    ]),
  );
  const found = cycles(graph);
  for (const cycle of found)
    context.error(`indicators.conditions.${cycle[0] ?? ''}`, `条件循环引用：${cycle.join(' → ')}`);
  return found.length > 0;
}
