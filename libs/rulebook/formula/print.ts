import { Decimal, toDecimalString } from '#libs/kernel';
import type { CompiledNode, FormulaScope } from './nodes.js';
import { isMissing, isTable, type Cell, type Value } from './values.js';

const LISTED_AT_MOST = 8;

/** A value as people read it: decimals plainly, yes and no, a list with its length when it is long. */
export function printValue(value: Value): string {
  if (isMissing(value)) return '（缺失）';
  if (value instanceof Decimal) return toDecimalString(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  if (isTable(value)) return `${value.rows.length} 行`;
  return value.length > LISTED_AT_MOST
    ? `${value.length} 项`
    : value.map((cell) => printValue(cell)).join('、');
}

function printSum(args: readonly CompiledNode[], scope: FormulaScope): string {
  const parts = args.map((arg) => {
    const value = arg.run(scope);
    if (!Array.isArray(value)) return arg.print(scope);
    const cells = value as readonly Cell[];
    return cells.length > LISTED_AT_MOST || cells.length === 0
      ? `${cells.length} 项合计`
      : cells.map((cell) => printValue(cell)).join(' + ');
  });
  return parts.join(' + ');
}

/** How calls read whose parts are worth seeing; `inner` is the printed arguments. */
const BY_PARTS: Readonly<Record<string, (inner: string) => string>> = {
  abs: (inner) => `|${inner}|`,
  ceil: (inner) => `向上取整(${inner})`,
  floor: (inner) => `向下取整(${inner})`,
  min: (inner) => `最小值(${inner})`,
  max: (inner) => `最大值(${inner})`,
};

/** How a call reads in a line of arithmetic: sums and roundings by their parts, most others by their value. */
export function printCall(
  name: string,
  args: readonly CompiledNode[],
  run: (scope: FormulaScope) => Value,
  scope: FormulaScope,
): string {
  const [first] = args;
  if (name === 'round' && first !== undefined) return first.print(scope);
  if (name === 'sum') {
    const bare = args.length === 1 && first?.type === 'list:number';
    return bare ? printSum(args, scope) : `(${printSum(args, scope)})`;
  }
  const byParts = Object.hasOwn(BY_PARTS, name) ? BY_PARTS[name] : undefined;
  if (byParts === undefined) return printValue(run(scope));
  return byParts(args.map((arg) => arg.print(scope)).join('，'));
}
