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

/** How a call reads in a line of arithmetic: sums and roundings by their parts, everything else by its value. */
export function printCall(
  name: string,
  args: readonly CompiledNode[],
  run: (scope: FormulaScope) => Value,
  scope: FormulaScope,
): string {
  const inner = () => args.map((arg) => arg.print(scope)).join('，');
  switch (name) {
    case 'round':
      return args[0]!.print(scope);
    case 'sum':
      return args.length === 1 && args[0]!.type === 'list:number'
        ? printSum(args, scope)
        : `(${printSum(args, scope)})`;
    case 'abs':
      return `|${inner()}|`;
    case 'ceil':
      return `向上取整(${inner()})`;
    case 'floor':
      return `向下取整(${inner()})`;
    case 'min':
      return `最小值(${inner()})`;
    case 'max':
      return `最大值(${inner()})`;
    default:
      return printValue(run(scope));
  }
}
