import type { ConditionResults } from '../conditions/run.js';
import type { FactStore } from '../facts/store.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { FactDefinition, FactValue, TableRow } from '../schema/index.js';
import type { Completeness } from './types.js';

/** A field that must be filled before submission. */
interface Demand {
  readonly section: string;
  /** Where it is missing; null when it is filled. */
  readonly missing: string | null;
}

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

/** Required cells of the rows there are; nothing is asked of a classified row. */
function cellDemands(fact: FactDefinition, rows: readonly TableRow[]): Demand[] {
  const columns = (fact.columns ?? []).filter(
    (column) => column.required && column.formula === undefined,
  );
  return rows.flatMap((row) =>
    'classified' in row
      ? []
      : columns.map((column) => ({
          section: fact.section,
          missing: Object.hasOwn(row.cells, column.id) ? null : `${fact.id}/${row.id}/${column.id}`,
        })),
  );
}

function demandsOf(
  fact: FactDefinition,
  value: FactValue | undefined,
  required: boolean,
): Demand[] {
  const demand = (filled: boolean): Demand => ({
    section: fact.section,
    missing: filled ? null : fact.id,
  });
  if (fact.type !== 'table') return required ? [demand(value !== undefined)] : [];
  const rows = Array.isArray(value) ? (value as readonly TableRow[]) : [];
  const enough = value !== undefined && rows.length >= (fact.minRows ?? 0);
  return [...(required ? [demand(enough)] : []), ...cellDemands(fact, rows)];
}

/** What must be filled before submission, and how much of it is, by section. */
export function completenessOf(
  compiled: CompiledRulebook,
  store: FactStore,
  conditions: ConditionResults,
): Completeness {
  const { facts, sections } = compiled.package.facts;
  const demands = facts.flatMap((fact) =>
    demandsOf(fact, store.stored(fact.id), isRequired(fact, compiled, conditions)),
  );
  const bySection = new Map<string, Demand[]>(sections.map(({ id }) => [id, []]));
  demands.forEach((demand) => bySection.get(demand.section)?.push(demand));
  const count = (list: readonly Demand[]) => ({
    required: list.length,
    filled: list.filter((demand) => demand.missing === null).length,
  });
  return {
    ...count(demands),
    missing: demands.flatMap((demand) => demand.missing ?? []),
    sections: sections.map(({ id, label }) => ({ id, label, ...count(bySection.get(id) ?? []) })),
  };
}
