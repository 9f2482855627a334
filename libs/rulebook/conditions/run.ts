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
import {
  runEngine,
  type EngineFacts,
  type EngineRow,
  type EngineRule,
  type EngineRun,
} from './engine.js';
import { recall, remember } from './memory.js';
import type { EngineValue } from './operators.js';
import {
  faultyOutcome,
  readOutcome,
  type ComparedFacts,
  type ConditionOutcome,
} from './outcome.js';
import { traceText } from './trace.js';

export interface ConditionResults {
  /** Throws when the condition was not among those run: a fault of ours. */
  get(condition: CompiledCondition, row?: RowValue): ConditionOutcome;
}

/** What is asked of the engine for rows: one question for all rows whose columns hold the same values. */
interface RowQuestion {
  readonly rule: EngineRule;
  readonly fact: string;
  readonly values: EngineRow;
}

interface RowQuestions {
  readonly byValues: Map<string, RowQuestion>;
  readonly byRow: Map<RowValue, RowQuestion>;
}

function entryOf<K, V>(all: Map<K, V>, key: K, create: () => V): V {
  let own = all.get(key);
  if (own === undefined) {
    own = create();
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

function rowValues(row: RowValue, columns: readonly string[]): EngineRow {
  const values: Record<string, EngineValue> = Object.create(null) as Record<string, EngineValue>;
  for (const column of columns) values[column] = engineValue(valueOf(() => row.cell(column)));
  return values;
}

function valuesKey(values: EngineRow): string {
  return JSON.stringify(
    Object.values(values).map((value) => (value instanceof Decimal ? [value.toString()] : value)),
  );
}

function jsonOf(value: Value | FormulaFault): FactValue | null {
  if (value instanceof FormulaFault || isMissing(value)) return null;
  if (isTable(value)) return `${value.rows.length} 行`;
  return Array.isArray(value) ? null : scalarToJson(value as Scalar);
}

const NOTHING: readonly never[] = [];

/** The facts of one evaluation as the conditions of one row, or of none, see them. */
class RowFacts implements ComparedFacts {
  constructor(
    private readonly store: FactStore,
    private readonly symbols: ReadonlyMap<string, FactSymbol>,
    private readonly row: RowValue | undefined,
  ) {}

  value(fact: string, path: string | undefined): Value | FormulaFault {
    const { row } = this;
    if (fact !== 'row') return this.store.valueOrFault(fact);
    return row === undefined ? new Missing([fact]) : valueOf(() => row.cell(path ?? ''));
  }

  missing(fact: string, path: string | undefined): readonly string[] {
    const value = this.value(fact, path);
    if (!isMissing(value)) return NOTHING;
    return value.paths.length > 0 ? value.paths : [fact];
  }

  trace(comparison: Comparison, result: boolean): ConditionTrace {
    const { value } = comparison;
    const expected =
      typeof value === 'object' && !Array.isArray(value)
        ? jsonOf(this.value(value.fact, undefined))
        : value;
    return {
      text: traceText(comparison, this.symbols, this.row?.table),
      fact: comparison.fact === 'row' ? `row.${comparison.path ?? ''}` : comparison.fact,
      actual: jsonOf(this.value(comparison.fact, comparison.path)),
      expected,
      result,
    };
  }

  /** The first fact, or column of the row, that could not be computed. */
  fault({ facts, columns }: CompiledCondition): FormulaFault | null {
    for (const id of facts) {
      const value = this.store.valueOrFault(id);
      if (value instanceof FormulaFault) return value;
    }
    if (this.row === undefined) return null;
    for (const column of columns) {
      const value = this.value('row', column);
      if (value instanceof FormulaFault) return value;
    }
    return null;
  }
}

/** One evaluation's conditions: which are asked for, and the facts they compare. */
export class ConditionRun {
  private readonly asked = new Set<CompiledCondition>();
  private readonly ofRows = new Map<CompiledCondition, RowQuestions>();

  constructor(
    private readonly store: FactStore,
    private readonly symbols: ReadonlyMap<string, FactSymbol>,
  ) {}

  ask(condition: CompiledCondition, row?: RowValue): void {
    if (row === undefined || condition.columns.length === 0) {
      this.asked.add(condition);
      return;
    }
    const { byValues, byRow } = entryOf(this.ofRows, condition, () => ({
      byValues: new Map<string, RowQuestion>(),
      byRow: new Map<RowValue, RowQuestion>(),
    }));
    const values = rowValues(row, condition.columns);
    const question = entryOf(byValues, valuesKey(values), () => {
      const name = `${condition.key} row ${byValues.size + 1}`;
      return { rule: { name, root: forRow(condition.root, name) }, fact: name, values };
    });
    byRow.set(row, question);
  }

  async decide(): Promise<ConditionResults> {
    const runs = await this.runs();
    const outcomes = new Map<CompiledCondition, ConditionOutcome>();
    const ofRows = new Map<RowValue, Map<CompiledCondition, ConditionOutcome>>();
    const facts = new RowFacts(this.store, this.symbols, undefined);
    return {
      get: (condition, row) => {
        if (row === undefined || condition.columns.length === 0)
          return entryOf(outcomes, condition, () => {
            if (!this.asked.has(condition)) throw notAsked(condition);
            return read(condition, runs.get(condition.key), facts);
          });
        const ofRow = entryOf(ofRows, row, () => new Map<CompiledCondition, ConditionOutcome>());
        return entryOf(ofRow, condition, () => {
          const question = this.ofRows.get(condition)?.byRow.get(row);
          if (question === undefined) throw notAsked(condition);
          const seen = new RowFacts(this.store, this.symbols, row);
          return read(condition, runs.get(question.rule.name), seen);
        });
      },
    };
  }

  /** What the engine makes of everything asked, by the names of its rules. */
  private async runs(): Promise<ReadonlyMap<string, EngineRun>> {
    const recalled = new Map<string, EngineRun>();
    const open = [...this.asked].filter((condition) => {
      const run = recall(condition, this.valueOf);
      if (run !== undefined) recalled.set(condition.key, run);
      return run === undefined;
    });
    const questions = [...this.ofRows.values()].flatMap(({ byValues }) => [...byValues.values()]);
    const plain = open.map(({ key, root }) => ({ name: key, root }));
    const rules = [...plain, ...questions.map(({ rule }) => rule)];
    const runs = await runEngine(rules, this.facts(open, questions));
    for (const condition of open) remember(condition, this.valueOf, runs.get(condition.key));
    return new Map([...recalled, ...runs]);
  }

  private readonly valueOf = (id: string): EngineValue => engineValue(this.store.valueOrFault(id));

  /** Only the facts that are compared. */
  private facts(
    open: readonly CompiledCondition[],
    questions: readonly RowQuestion[],
  ): EngineFacts {
    const facts = new Map<string, EngineValue | EngineRow>();
    for (const condition of [...open, ...this.ofRows.keys()]) {
      for (const id of condition.facts) if (!facts.has(id)) facts.set(id, this.valueOf(id));
    }
    for (const { fact, values } of questions) facts.set(fact, values);
    return facts;
  }
}

function notAsked({ key }: CompiledCondition): Error {
  return new Error(`condition ${key} was not asked for`);
}

function read(
  condition: CompiledCondition,
  run: EngineRun | undefined,
  facts: RowFacts,
): ConditionOutcome {
  const fault = facts.fault(condition);
  return fault === null ? readOutcome(condition, run, facts) : faultyOutcome(faultOf(fault));
}
