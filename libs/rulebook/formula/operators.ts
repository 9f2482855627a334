import { Decimal } from '#libs/kernel';
import { isCalendarDate } from '../facts/calendar.js';
import type { CompiledNode, FormulaScope } from './nodes.js';
import {
  asBoolean,
  asNumber,
  FormulaFault,
  isMissing,
  Missing,
  sameScalar,
  type Scalar,
  type Value,
} from './values.js';

type Arithmetic = (left: Decimal, right: Decimal) => Decimal;

function notZero(divisor: Decimal): Decimal {
  if (divisor.isZero()) throw new FormulaFault('rule.division_by_zero', '除数为零，无法计算');
  return divisor;
}

const ARITHMETIC: Readonly<Record<string, { sign: string; apply: Arithmetic }>> = {
  add: { sign: '+', apply: (left, right) => left.plus(right) },
  subtract: { sign: '−', apply: (left, right) => left.minus(right) },
  multiply: { sign: '×', apply: (left, right) => left.times(right) },
  divide: { sign: '÷', apply: (left, right) => left.div(notZero(right)) },
  mod: { sign: '除余', apply: (left, right) => left.mod(notZero(right)) },
};

/** −1, 0 or 1. Texts compare only as dates do: ISO dates are in order as texts. */
function order(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string')
    return left < right ? -1 : left > right ? 1 : 0;
  return asNumber(left).comparedTo(asNumber(right));
}

interface ComparisonOperator {
  readonly sign: string;
  readonly ordered: boolean;
  readonly apply: (left: Value, right: Value) => boolean;
}

const COMPARISON: Readonly<Record<string, ComparisonOperator>> = {
  equal: { sign: '=', ordered: false, apply: (l, r) => sameScalar(l as Scalar, r as Scalar) },
  unequal: { sign: '≠', ordered: false, apply: (l, r) => !sameScalar(l as Scalar, r as Scalar) },
  smaller: { sign: '<', ordered: true, apply: (l, r) => order(l, r) < 0 },
  smallerEq: { sign: '≤', ordered: true, apply: (l, r) => order(l, r) <= 0 },
  larger: { sign: '>', ordered: true, apply: (l, r) => order(l, r) > 0 },
  largerEq: { sign: '≥', ordered: true, apply: (l, r) => order(l, r) >= 0 },
};

type Report = (message: string) => void;

/** Runs both sides; a missing side makes the result missing. */
function strict(
  [left, right]: readonly CompiledNode[],
  apply: (left: Value, right: Value) => Value,
): (scope: FormulaScope) => Value {
  return (scope) => {
    const l = left!.run(scope);
    const r = right!.run(scope);
    if (isMissing(l) || isMissing(r)) return Missing.union([l, r].filter(isMissing));
    return apply(l, r);
  };
}

function readsRow(args: readonly CompiledNode[]): boolean {
  return args.some((node) => node.ofRow);
}

function infix([left, right]: readonly CompiledNode[], sign: string) {
  return (scope: FormulaScope): string => `${left!.print(scope)} ${sign} ${right!.print(scope)}`;
}

function requireType(
  node: CompiledNode,
  type: 'number' | 'boolean',
  sign: string,
  report: Report,
): void {
  if (node.type !== type && node.type !== 'unknown') {
    report(`运算符 ${sign} 两侧须为${type === 'number' ? '数值' : '是否值'}`);
  }
}

function comparable(left: CompiledNode, right: CompiledNode): boolean {
  if (left.type === 'unknown' || right.type === 'unknown' || left.type === right.type) {
    return left.type !== 'table' && !left.type.startsWith('list:');
  }
  const [date, other] = left.type === 'date' ? [left, right] : [right, left];
  return date.type === 'date' && typeof other.literal === 'string' && isCalendarDate(other.literal);
}

function compileComparison(
  operator: ComparisonOperator,
  args: readonly CompiledNode[],
  report: Report,
): CompiledNode {
  const [left, right] = args as [CompiledNode, CompiledNode];
  if (!comparable(left, right)) report(`运算符 ${operator.sign} 两侧类型不同，不能比较`);
  if (
    operator.ordered &&
    [left, right].some((node) => node.type === 'boolean' || node.type === 'text')
  ) {
    const dates = [left, right].some((node) => node.type === 'date');
    if (!dates) report(`运算符 ${operator.sign} 只能比较数值或日期`);
  }
  return {
    type: 'boolean',
    ofRow: readsRow(args),
    run: strict(args, operator.apply),
    print: infix(args, operator.sign),
  };
}

/** Three-valued: a false side settles `and`, a true side settles `or`; else a missing side leaves it open. */
function compileLogic(
  name: 'and' | 'or',
  args: readonly CompiledNode[],
  report: Report,
): CompiledNode {
  const settled = name === 'or';
  args.forEach((node) => requireType(node, 'boolean', name, report));
  const run = (scope: FormulaScope): Value => {
    const values: Value[] = [];
    for (const node of args) {
      const value = node.run(scope);
      if (value === settled) return settled;
      values.push(value);
    }
    const missing = values.filter(isMissing);
    return missing.length > 0 ? Missing.union(missing) : !settled;
  };
  return {
    type: 'boolean',
    ofRow: readsRow(args),
    run,
    print: infix(args, name === 'and' ? '且' : '或'),
  };
}

function compileUnary(
  name: 'unaryMinus' | 'not',
  [node]: readonly CompiledNode[],
  report: Report,
): CompiledNode {
  const type = name === 'not' ? 'boolean' : 'number';
  requireType(node!, type, name === 'not' ? 'not' : '-', report);
  const run = (scope: FormulaScope): Value => {
    const value = node!.run(scope);
    if (isMissing(value)) return value;
    return name === 'not' ? !asBoolean(value) : asNumber(value).negated();
  };
  // What is no number is reported above, and has nothing to negate.
  const { literal: given } = node!;
  const negated = name === 'unaryMinus' && given instanceof Decimal;
  const literal = negated ? { literal: given.negated() } : {};
  return {
    type,
    ofRow: node!.ofRow,
    run,
    print: (scope) => `${name === 'not' ? '非 ' : '−'}${node!.print(scope)}`,
    ...literal,
  };
}

/** Compiles one operator by mathjs's name for it, or null when it is not among those allowed. */
export function compileOperator(
  fn: string,
  args: readonly CompiledNode[],
  report: Report,
): CompiledNode | null {
  if (fn === 'and' || fn === 'or') return compileLogic(fn, args, report);
  if (fn === 'unaryMinus' || fn === 'not') return compileUnary(fn, args, report);
  const comparison = Object.hasOwn(COMPARISON, fn) ? COMPARISON[fn] : undefined;
  if (comparison !== undefined) return compileComparison(comparison, args, report);
  const arithmetic = Object.hasOwn(ARITHMETIC, fn) ? ARITHMETIC[fn] : undefined;
  if (arithmetic === undefined) return null;
  args.forEach((node) => requireType(node, 'number', arithmetic.sign, report));
  const apply = (left: Value, right: Value): Value =>
    arithmetic.apply(asNumber(left), asNumber(right));
  return {
    type: 'number',
    ofRow: readsRow(args),
    run: strict(args, apply),
    print: infix(args, arithmetic.sign),
  };
}
