import type { FunctionContext } from './functions/types.js';
import type { TextId } from './symbols.js';
import type { RowValue, Value, ValueType } from './values.js';

/** What a formula reads while it runs. */
export interface FormulaScope {
  fact(id: string): Value;
  text(id: TextId): string;
  readonly row?: RowValue;
  /** Calls that read no row, computed once an evaluation. */
  readonly memo: Map<object, Value>;
  readonly functions: FunctionContext;
}

/** One node of a compiled formula: a closure of ours, its static type, and how its arithmetic reads. */
export interface CompiledNode {
  readonly type: ValueType;
  readonly run: (scope: FormulaScope) => Value;
  readonly print: (scope: FormulaScope) => string;
  /** Reads the row it stands in. */
  readonly ofRow: boolean;
  /** A constant of the formula's text. */
  readonly literal?: Value;
  /** For a table: its fact id. */
  readonly table?: string;
}

export interface CompiledFormula {
  readonly source: string;
  readonly type: ValueType;
  /** Facts read, each once, in order of appearance; tables included. */
  readonly facts: readonly string[];
  /** Columns read, as `table/column`. */
  readonly columns: readonly string[];
  /** Whether it reads the report: its text, or the figures in it. */
  readonly readsText: boolean;
  /** May throw FormulaFault. */
  readonly run: (scope: FormulaScope) => Value;
  /** `14.47 ÷ 5963.72 × 100 = 0.24`, or null where there is nothing to compute. Call it only when the result is known. */
  readonly arithmetic: (scope: FormulaScope, result: Value) => string | null;
}
