import { Decimal, isPlainDecimal, toDecimalString } from '#libs/kernel';

/** Static types of formulas. A list is a column of a table. `unknown` stands for something already reported as a fault. */
export type ScalarType = 'number' | 'boolean' | 'text' | 'date';
export type ValueType = ScalarType | 'table' | `list:${ScalarType}` | 'unknown';

/** Missing is its own outcome: never zero, never empty text. Carries what is missing, as fact ids or `table/row/column`. */
export class Missing {
  constructor(readonly paths: readonly string[]) {}

  static union(values: readonly Missing[]): Missing {
    return new Missing([...new Set(values.flatMap((value) => value.paths))]);
  }
}

export type Scalar = Decimal | string | boolean;
export type Cell = Scalar | Missing;

/** A row as formulas see it. A classified row has no cells: reading one gives missing. */
export interface RowValue {
  readonly table: string;
  readonly id: string;
  /** Position in the table, counted from 1. */
  readonly index: number;
  readonly classified: boolean;
  cell(column: string): Cell;
}

export interface TableValue {
  readonly table: string;
  readonly rows: readonly RowValue[];
  /** The first row of this id that is not classified, found without looking at every one; for tables that can. */
  byId?(id: string): RowValue | undefined;
}

/** Dates are ISO texts (`2024-05-30`): their order as text is their order in time. */
export type Value = Scalar | Missing | TableValue | readonly Cell[];

/** A formula that cannot be computed. The code says why; it becomes an EvaluationFault where the formula stands. */
export class FormulaFault extends Error {
  constructor(
    readonly code: 'rule.division_by_zero' | 'rule.type',
    message: string,
  ) {
    super(message);
    this.name = 'FormulaFault';
  }
}

export function isMissing(value: unknown): value is Missing {
  return value instanceof Missing;
}

export function isTable(value: Value): value is TableValue {
  return typeof value === 'object' && 'rows' in value;
}

/** The number of a value, or a `rule.type` fault: an engine fault of ours, since lint has checked the types. */
export function asNumber(value: Value): Decimal {
  if (value instanceof Decimal) return value;
  throw new FormulaFault('rule.type', '规则错误：此处须为数值');
}

export function asText(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Decimal) return toDecimalString(value);
  throw new FormulaFault('rule.type', '规则错误：此处须为文本');
}

export function asBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new FormulaFault('rule.type', '规则错误：此处须为是否值');
}

export function asTable(value: Value): TableValue {
  if (isTable(value)) return value;
  throw new FormulaFault('rule.type', '规则错误：此处须为表格');
}

/** A list, or a single value as a list of one. */
export function asList(value: Value): readonly Cell[] {
  if (Array.isArray(value)) return value as readonly Cell[];
  if (isTable(value)) throw new FormulaFault('rule.type', '规则错误：此处须为一列数值');
  return [value as Cell];
}

/** Equality across scalars: numbers by value, everything else as it is. */
export function sameScalar(left: Scalar, right: Scalar): boolean {
  if (left instanceof Decimal && right instanceof Decimal) return left.equals(right);
  return left === right;
}

/** A scalar as plain JSON: decimal text, text or boolean. */
export function scalarToJson(value: Scalar): string | boolean {
  return value instanceof Decimal ? toDecimalString(value) : value;
}

/** The Decimal of a stored decimal text; anything else is a fault of the caller. */
export function storedDecimal(text: string): Decimal {
  if (!isPlainDecimal(text)) throw new FormulaFault('rule.type', '数值格式错误');
  return new Decimal(text);
}
