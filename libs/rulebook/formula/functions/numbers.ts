import { Decimal, roundHalfUp, sumDecimals } from '#libs/kernel';
import { asList, asNumber, FormulaFault, Missing, type Value } from '../values.js';
import type { FormulaFunction } from './types.js';

const MAX_PLACES = 8;

function numbersOf(args: readonly Value[]): Decimal[] {
  return args.flatMap((arg) => asList(arg).map((value) => asNumber(value)));
}

function round(args: readonly Value[]): Decimal {
  const places = args[1] === undefined ? new Decimal(0) : asNumber(args[1]);
  if (!places.isInteger() || places.lt(0) || places.gt(MAX_PLACES)) {
    throw new FormulaFault('rule.type', `保留小数位数须为 0 至 ${MAX_PLACES} 的整数`);
  }
  return roundHalfUp(asNumber(args[0]!), places.toNumber());
}

/** The smallest or largest of nothing is not known. */
function extreme(args: readonly Value[], pick: (numbers: Decimal[]) => Decimal): Value {
  const numbers = numbersOf(args);
  return numbers.length === 0 ? new Missing([]) : pick(numbers);
}

export const numberFunctions: readonly FormulaFunction[] = [
  {
    name: 'round',
    params: ['number', 'number'],
    optional: 1,
    result: 'number',
    doc: 'round(x, n)：四舍五入保留 n 位小数（默认 0）',
    apply: round,
  },
  {
    name: 'ceil',
    params: ['number'],
    result: 'number',
    doc: 'ceil(x)：向上取整',
    apply: ([x]) => asNumber(x!).ceil(),
  },
  {
    name: 'floor',
    params: ['number'],
    result: 'number',
    doc: 'floor(x)：向下取整',
    apply: ([x]) => asNumber(x!).floor(),
  },
  {
    name: 'abs',
    params: ['number'],
    result: 'number',
    doc: 'abs(x)：绝对值',
    apply: ([x]) => asNumber(x!).abs(),
  },
  {
    name: 'min',
    params: ['numbers'],
    rest: 'numbers',
    result: 'number',
    doc: 'min(a, b, …) 或 min(column(表, "列"))：最小值',
    apply: (args) => extreme(args, (numbers) => Decimal.min(...numbers)),
  },
  {
    name: 'max',
    params: ['numbers'],
    rest: 'numbers',
    result: 'number',
    doc: 'max(a, b, …) 或 max(column(表, "列"))：最大值',
    apply: (args) => extreme(args, (numbers) => Decimal.max(...numbers)),
  },
  {
    name: 'sum',
    params: ['numbers'],
    rest: 'numbers',
    result: 'number',
    doc: 'sum(a, b, …) 或 sum(column(表, "列"))：合计；任一项缺失则结果缺失；空表合计为 0',
    apply: (args) => sumDecimals(numbersOf(args)),
  },
];
