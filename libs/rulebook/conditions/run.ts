import type { ConditionTrace, FactValue } from '../evaluate/types.js';
import { Decimal } from '#libs/kernel';
import { faultOf, type FactStore } from '../facts/store.js';
import type { FactSymbol } from '../formula/symbols.js';
import {
  FormulaFault,
  isMissing,
  Missing,
  isTable,
  scalarToJson,
  type RowValue,
  type Scalar,
  type Value,
} from '../formula/values.js';
import type { Comparison } from '../schema/index.js';
import { isComparison, type CompiledCondition, type FlatCondition } from './compile.js';
import { runEngine, type EngineRow, type EngineRule, type EngineRun } from './engine.js';
import type { EngineValue } from './operators.js';
import { readOutcome, type ComparedFacts, type ConditionOutcome } from './outcome.js';
import { traceText } from './trace.js';

/** A condition to be decided, for one row where it reads `row`. */
interface ConditionRequest {
  readonly condition: CompiledCondition;
  readonly row?: RowValue;
}

export interface ConditionResults {
  /** Throws when the condition was not among those run: a fault of ours. */
  get(condition: CompiledCondition, row?: RowValue): ConditionOutcome;
}

function requestKey(condition: CompiledCondition, row: RowValue | undefined): string {
  return condition.columns.length === 0 || row === undefined
    ? condition.key
    : `${condition.key} ${row.table}/${row.id}`;
}

function rowFact(row: RowValue): string {
  return `row ${row.table}/${row.id}`;
}

function outcomesOf<K, V>(all: Map<K, Map<object, V>>, key: K): Map<object, V> {
  let own = all.get(key);
  if (own === undefined) {
    own = new Map<object, V>();
    all.set(key, own);
  }
  return own;
}

/** The same condition reading the fact that stands for this row. */
function forRow<T extends FlatCondition>(condition: T, fact: string): T {
  return replaceRow(condition, fact) as T;
}

function replaceRow(condition: FlatCondition, fact: string): FlatCondition {
  if (isComparison(condition)) return condition.fact === 'row' ? { ...condition, fact } : condition;
  if ('not' in condition) return { not: replaceRow(condition.not, fact) };
  if ('all' in condition) return { all: condition.all.map((child) => replaceRow(child, fact)) };
  return { any: condition.any.map((child) => replaceRow(child, fact)) };
}

function valueOf(read: () => Value): Value | FormulaFault {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormulaFault) return error;
    throw error;
  }
}

function engineValue(value: Value | FormulaFault): EngineValue {
  if (value instanceof FormulaFault || isMissing(value)) return null;
  if (value instanceof Decimal || typeof value !== 'object') return value;
  return true; // a table, or a column of one: only its being there can be asked
}

function rowValues(row: RowValue, columns: ReadonlySet<string>): EngineRow {
  const values: Record<string, EngineValue> = Object.create(null) as Record<string, EngineValue>;
  for (const column of columns) values[column] = engineValue(valueOf(() => row.cell(column)));
  return values;
}

function jsonOf(value: Value | FormulaFault): FactValue | null {
  if (value instanceof FormulaFault || isMissing(value)) return null;
  if (isTable(value)) return `${value.rows.length} 行`;
  return Array.isArray(value) ? null : scalarToJson(value as Scalar);
}

/** One evaluation's conditions: which are asked for, and the facts they compare. */
export class ConditionRun {
  private readonly requests = new Map<string, ConditionRequest>();

  constructor(
    private readonly store: FactStore,
    private readonly symbols: ReadonlyMap<string, FactSymbol>,
  ) {}

  ask(condition: CompiledCondition, row?: RowValue): void {
    const key = requestKey(condition, row);
    if (!this.requests.has(key))
      this.requests.set(key, row === undefined ? { condition } : { condition, row });
  }

  async decide(): Promise<ConditionResults> {
    const runs = await runEngine(this.rules(), this.facts());
    const outcomes = new Map<object, ConditionOutcome>();
    const ofRows = new Map<RowValue, Map<object, ConditionOutcome>>();
    return {
      get: (condition, row) => {
        const known =
          row === undefined || condition.columns.length === 0 ? outcomes : outcomesOf(ofRows, row);
        let outcome = known.get(condition);
        if (outcome === undefined) {
          outcome = this.read(condition, row, runs);
          known.set(condition, outcome);
        }
        return outcome;
      },
    };
  }

  private read(
    condition: CompiledCondition,
    row: RowValue | undefined,
    runs: ReadonlyMap<string, EngineRun>,
  ): ConditionOutcome {
    const key = requestKey(condition, row);
    if (!this.requests.has(key)) throw new Error(`condition ${key} was not asked for`);
    return this.faulty(condition, row) ?? readOutcome(condition, runs.get(key), this.compared(row));
  }

  private rules(): EngineRule[] {
    return [...this.requests].map(([name, { condition, row }]) => ({
      name,
      root:
        row === undefined || condition.columns.length === 0
          ? condition.root
          : forRow(condition.root, rowFact(row)),
    }));
  }

  /** Only the facts that are compared: the engine hashes every fact it is given. */
  private facts(): Map<string, EngineValue | EngineRow> {
    const facts = new Map<string, EngineValue | EngineRow>();
    const rows = new Map<string, { row: RowValue; columns: Set<string> }>();
    for (const { condition, row } of this.requests.values()) {
      for (const id of condition.facts) {
        if (!facts.has(id)) facts.set(id, engineValue(this.store.valueOrFault(id)));
      }
      if (row === undefined || condition.columns.length === 0) continue;
      const known = rows.get(rowFact(row)) ?? { row, columns: new Set<string>() };
      condition.columns.forEach((column) => known.columns.add(column));
      rows.set(rowFact(row), known);
    }
    for (const [id, { row, columns }] of rows) facts.set(id, rowValues(row, columns));
    return facts;
  }

  private value(
    fact: string,
    path: string | undefined,
    row: RowValue | undefined,
  ): Value | FormulaFault {
    if (fact !== 'row') return this.store.valueOrFault(fact);
    return row === undefined ? new Missing([fact]) : valueOf(() => row.cell(path ?? ''));
  }

  private faulty(condition: CompiledCondition, row: RowValue | undefined): ConditionOutcome | null {
    const fault =
      this.firstFault(condition.facts, (id) => this.store.valueOrFault(id)) ??
      (row === undefined
        ? null
        : this.firstFault(condition.columns, (column) => this.value('row', column, row)));
    return fault === null
      ? null
      : { outcome: 'fault', traces: () => [], missing: [], fault: faultOf(fault) };
  }

  private firstFault(
    names: readonly string[],
    read: (name: string) => Value | FormulaFault,
  ): FormulaFault | null {
    for (const name of names) {
      const value = read(name);
      if (value instanceof FormulaFault) return value;
    }
    return null;
  }

  private compared(row: RowValue | undefined): ComparedFacts {
    return {
      missing: (fact, path) => {
        const value = this.value(fact, path, row);
        if (!isMissing(value)) return [];
        return value.paths.length > 0 ? value.paths : [fact];
      },
      trace: (comparison, result) => this.trace(comparison, result, row),
    };
  }

  private trace(
    comparison: Comparison,
    result: boolean,
    row: RowValue | undefined,
  ): ConditionTrace {
    const { value } = comparison;
    const expected =
      typeof value === 'object' && !Array.isArray(value)
        ? jsonOf(this.value(value.fact, undefined, row))
        : value;
    return {
      text: traceText(comparison, this.symbols, row?.table),
      fact: comparison.fact === 'row' ? `row.${comparison.path ?? ''}` : comparison.fact,
      actual: jsonOf(this.value(comparison.fact, comparison.path, row)),
      expected,
      result,
    };
  }
}
