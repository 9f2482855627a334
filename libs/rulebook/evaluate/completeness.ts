import type { ConditionResults } from '../conditions/run.js';
import type { FactStore } from '../facts/store.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { FactDefinition, FactValue, TableRow } from '../schema/index.js';
import type { Completeness } from './types.js';

const NO_ROWS: readonly TableRow[] = [];

function isRequired(
  fact: FactDefinition,
  compiled: CompiledRulebook,
  conditions: ConditionResults,
): boolean {
  if (fact.origin !== 'input') return false;
  if (fact.required) return true;
  const condition =
    fact.requiredWhen === undefined ? undefined : compiled.requiredWhen.get(fact.requiredWhen);
  return condition !== undefined && conditions.get(condition).outcome === true;
}

/** What is asked for and filled so far, and where it is missing. */
class Count {
  required = 0;
  filled = 0;

  add(isFilled: boolean): void {
    this.required += 1;
    if (isFilled) this.filled += 1;
  }
}

class Demands {
  readonly all = new Count();
  readonly missing: string[] = [];
  private readonly bySection = new Map<string, Count>();

  add(section: string, isFilled: boolean, path: string): void {
    this.all.add(isFilled);
    this.of(section).add(isFilled);
    if (!isFilled) this.missing.push(path);
  }

  of(section: string): Count {
    const known = this.bySection.get(section) ?? new Count();
    this.bySection.set(section, known);
    return known;
  }
}

/** Required cells of the rows there are; nothing is asked of a classified row. */
function demandCells(fact: FactDefinition, rows: readonly TableRow[], demands: Demands): void {
  const columns = (fact.columns ?? []).filter(
    (column) => column.required && column.formula === undefined,
  );
  for (const row of rows) {
    if ('classified' in row) continue;
    for (const { id } of columns)
      demands.add(fact.section, Object.hasOwn(row.cells, id), `${fact.id}/${row.id}/${id}`);
  }
}

function demandFact(
  fact: FactDefinition,
  value: FactValue | undefined,
  required: boolean,
  demands: Demands,
): void {
  const { id, section, type, minRows = 0 } = fact;
  const rows = type === 'table' && Array.isArray(value) ? (value as readonly TableRow[]) : NO_ROWS;
  const enough = type !== 'table' || rows.length >= minRows;
  if (required) demands.add(section, value !== undefined && enough, id);
  if (type === 'table') demandCells(fact, rows, demands);
}

/** What must be filled before submission, and how much of it is, by section. */
export function completenessOf(
  compiled: CompiledRulebook,
  store: FactStore,
  conditions: ConditionResults,
): Completeness {
  const { facts, sections } = compiled.package.facts;
  const demands = new Demands();
  for (const fact of facts)
    demandFact(fact, store.stored(fact.id), isRequired(fact, compiled, conditions), demands);
  const { required, filled } = demands.all;
  return {
    required,
    filled,
    missing: demands.missing,
    sections: sections.map(({ id, label }) => {
      const own = demands.of(id);
      return { id, label, required: own.required, filled: own.filled };
    }),
  };
}
