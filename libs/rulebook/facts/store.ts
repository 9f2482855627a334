import { Decimal, isWrittenDecimal, roundHalfUp } from '#libs/kernel';
import type { EvaluationFault, EvaluationInput, ResolvedFact } from '../evaluate/types.js';
import type { CompiledFormula, FormulaScope } from '../formula/nodes.js';
import type { ColumnSymbol, FactSymbol, TextId } from '../formula/symbols.js';
import {
  FormulaFault,
  isMissing,
  isTable,
  Missing,
  scalarToJson,
  storedDecimal,
  type Cell,
  type RowValue,
  type Scalar,
  type TableValue,
  type Value,
} from '../formula/values.js';
import type { FactValue, TableRow } from '../schema/index.js';
import { CONTEXT_FACTS } from './context.js';
import { StoredRow, StoredTable } from './stored-table.js';

/** What the store needs of a compiled rulebook. */
export interface FactProgram {
  readonly facts: ReadonlyMap<string, FactSymbol>;
  /** Formulas of derived facts, by id. */
  readonly derived: ReadonlyMap<string, CompiledFormula>;
  /** Formulas of derived columns, by `table/column`. */
  readonly derivedColumns: ReadonlyMap<string, CompiledFormula>;
}

/** Longest fraction a stored decimal can have; a derived figure is kept as it could be stored. */
const STORED_PLACES = 8;

function asStored(value: Value): Value {
  return value instanceof Decimal ? roundHalfUp(value, STORED_PLACES) : value;
}

function scalarFrom(
  type: ColumnSymbol['type'] | FactSymbol['type'],
  raw: string | boolean,
): Scalar {
  if (type === 'number') return storedDecimal(String(raw));
  if ((type === 'boolean') !== (typeof raw === 'boolean'))
    throw new FormulaFault('rule.type', '事实值类型不符');
  return raw;
}

const NOTHING: readonly never[] = [];

/**
 * The facts of one evaluation: input and context as given, derived ones computed once, when first asked for.
 * A derived fact whose formula fails throws its FormulaFault to everything that reads it.
 */
export class FactStore {
  private readonly values = new Map<string, Value | FormulaFault>();
  private readonly rowScopes = new Map<RowValue, FormulaScope>();
  readonly scope: FormulaScope;

  constructor(
    private readonly program: FactProgram,
    private readonly input: EvaluationInput,
    text: (id: TextId) => string,
    isKnownFigure: (figure: string) => boolean,
  ) {
    this.scope = {
      fact: (id) => this.value(id),
      text,
      memo: new Map(),
      functions: {
        organisation: input.organisation,
        otherOrganisations: input.otherOrganisations ?? [],
        isKnownFigure,
      },
    };
  }

  /** The value of a fact, Missing when it has none. Throws FormulaFault. */
  value(id: string): Value {
    const value = this.valueOrFault(id);
    if (value instanceof FormulaFault) throw value;
    return value;
  }

  /** The value, or the fault that stands in its place. */
  valueOrFault(id: string): Value | FormulaFault {
    let value = this.values.get(id);
    if (value === undefined) {
      value = this.compute(id);
      this.values.set(id, value);
    }
    return value;
  }

  /** Puts in a table that is no fact of the package. */
  provide(table: TableValue): void {
    this.values.set(table.table, table);
  }

  rowScope(row: RowValue): FormulaScope {
    let scope = this.rowScopes.get(row);
    if (scope === undefined) {
      scope = { ...this.scope, row };
      this.rowScopes.set(row, scope);
    }
    return scope;
  }

  private compute(id: string): Value | FormulaFault {
    try {
      return asStored(this.raw(id));
    } catch (error) {
      if (error instanceof FormulaFault) return error;
      throw error;
    }
  }

  private raw(id: string): Value {
    const formula = this.program.derived.get(id);
    if (formula !== undefined) return formula.run(this.scope);
    const context = Object.hasOwn(CONTEXT_FACTS, id) ? CONTEXT_FACTS[id] : undefined;
    if (context !== undefined) return context.value(this.input);
    const symbol = this.program.facts.get(id);
    const stored = this.stored(id);
    if (symbol === undefined || stored === undefined) return new Missing([id]);
    if (typeof stored === 'string' || typeof stored === 'boolean')
      return scalarFrom(symbol.type, stored);
    // what is classified is unknown to every rule
    return Array.isArray(stored) ? this.table(symbol, stored) : new Missing([id]);
  }

  stored(id: string): FactValue | undefined {
    const { facts } = this.input.content;
    return Object.hasOwn(facts, id) ? facts[id] : undefined;
  }

  private table(symbol: FactSymbol, rows: readonly TableRow[]): TableValue {
    return new StoredTable(
      symbol.id,
      rows.map((row, index) => this.row(symbol, row, index + 1)),
    );
  }

  private row(symbol: FactSymbol, stored: TableRow, index: number): RowValue {
    return new StoredRow(symbol.id, stored, index, (row, column) =>
      this.cell(symbol, stored, row, column),
    );
  }

  private cell(symbol: FactSymbol, stored: TableRow, row: RowValue, column: string): Cell {
    if (column === 'id') return stored.id;
    if (column === 'index') return new Decimal(row.index);
    const missing = (): Missing => new Missing([`${symbol.id}/${stored.id}/${column}`]);
    if ('classified' in stored) return missing();
    const formula = this.program.derivedColumns.get(`${symbol.id}/${column}`);
    if (formula !== undefined) return asStored(formula.run(this.rowScope(row))) as Cell;
    const definition = symbol.columns?.get(column);
    const raw = Object.hasOwn(stored.cells, column) ? stored.cells[column] : undefined;
    return definition === undefined || raw === undefined
      ? missing()
      : scalarFrom(definition.type, raw);
  }

  /** A fact as the evaluation reports it: value, what is missing, arithmetic, fault. */
  resolve(id: string): ResolvedFact {
    const fact = this.printable(id);
    const formula = fact.value === null ? undefined : this.program.derived.get(id);
    const arithmetic = formula?.arithmetic(this.scope, this.value(id)) ?? null;
    return arithmetic === null ? fact : { ...fact, arithmetic };
  }

  /** A fact as texts print it: without its arithmetic. */
  printable(id: string): ResolvedFact {
    const written = this.written(id);
    if (written !== null) return { id, value: written, missing: NOTHING };
    const value = this.valueOrFault(id);
    if (value instanceof FormulaFault)
      return { id, value: null, missing: [], fault: faultOf(value) };
    return isMissing(value)
      ? this.unresolved(id, value)
      : { id, value: this.toJson(value), missing: [] };
  }

  /** The stored scalar, where reading it and writing it again would give the same; null where it has to be read. */
  private written(id: string): string | boolean | null {
    if (this.program.derived.has(id) || Object.hasOwn(CONTEXT_FACTS, id)) return null;
    const stored = this.stored(id);
    if (typeof stored !== 'string' && typeof stored !== 'boolean') return null;
    const type = this.program.facts.get(id)?.type;
    if (type === undefined || type === 'table') return null;
    if (type === 'number')
      return typeof stored === 'string' && isWrittenDecimal(stored) ? stored : null;
    return (type === 'boolean') === (typeof stored === 'boolean') ? stored : null;
  }

  private unresolved(id: string, value: Missing): ResolvedFact {
    const stored = this.stored(id);
    const classified = stored !== undefined && typeof stored === 'object' && 'classified' in stored;
    return { id, value: classified ? stored : null, missing: classified ? [] : value.paths };
  }

  private toJson(value: Value): FactValue {
    if (!isTable(value)) return scalarToJson(value as Scalar);
    const columns = this.program.facts.get(value.table)?.definition.columns ?? [];
    const stored = this.stored(value.table);
    if (stored !== undefined && columns.every((column) => column.formula === undefined))
      return stored;
    return value.rows.map((row) => {
      if (row.classified) return { id: row.id, classified: true as const };
      return { id: row.id, cells: cellsToJson(row, columns) };
    });
  }
}

/** The cells of a row that are known, as plain JSON. */
export function cellsToJson(
  row: RowValue,
  columns: readonly { readonly id: string }[],
): Record<string, string | boolean> {
  const cells: Record<string, string | boolean> = {};
  for (const { id } of columns) {
    const cell = cellOrMissing(row, id);
    if (!isMissing(cell)) cells[id] = scalarToJson(cell);
  }
  return cells;
}

/** A derived cell that cannot be computed is shown as missing; the fault is reported where a rule reads it. */
export function cellOrMissing(row: RowValue, column: string): Cell {
  try {
    return row.cell(column);
  } catch (error) {
    if (error instanceof FormulaFault) return new Missing([`${row.table}/${row.id}/${column}`]);
    throw error;
  }
}

export function faultOf(fault: FormulaFault): EvaluationFault {
  return { code: fault.code, message: fault.message };
}
