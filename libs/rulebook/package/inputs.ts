import type { CompiledFormula } from '../formula/nodes.js';

/** The facts a fact rests on that are not derived themselves; a table counts as itself. */
function inputsBehind(
  id: string,
  derived: ReadonlyMap<string, CompiledFormula>,
  seen: Set<string>,
): string[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const formula = derived.get(id);
  return formula === undefined
    ? [id]
    : formula.facts.flatMap((fact) => inputsBehind(fact, derived, seen));
}

/** What somebody types of these facts and of everything they are computed from, each once. */
export function typedFactsBehind(
  ids: readonly string[],
  derived: ReadonlyMap<string, CompiledFormula>,
): string[] {
  const seen = new Set<string>();
  return ids.flatMap((id) => inputsBehind(id, derived, seen));
}

/** Input facts behind formulas, each once, and the `row.<column>`s they read of the table they run over. */
export function inputFactsOf(
  formulas: readonly CompiledFormula[],
  row: string | undefined,
  derived: ReadonlyMap<string, CompiledFormula>,
): string[] {
  const columns = formulas
    .flatMap((formula) => formula.columns)
    .filter((column) => row !== undefined && column.startsWith(`${row}/`));
  const cells = columns.map((column) => `row.${column.slice(column.indexOf('/') + 1)}`);
  const facts = formulas
    .flatMap((formula) => formula.facts)
    .flatMap((fact) => inputsBehind(fact, derived, new Set()));
  return [...new Set([...cells, ...facts])];
}
