import { isMissing, Missing, type Cell, type Value } from '../values.js';
import type { FormulaFunction } from './types.js';

function coalesce(args: readonly Value[]): Value {
  const known = args.find((arg) => !isMissing(arg));
  return known ?? Missing.union(args.filter(isMissing));
}

/** Also true of a list or table that stands for a missing table. */
function missing(value: Value): boolean {
  return isMissing(value);
}

export const logicFunctions: readonly FormulaFunction[] = [
  {
    name: 'coalesce',
    params: ['any'],
    rest: 'any',
    result: 'first',
    missing: 'own',
    doc: 'coalesce(a, b, …)：第一个未缺失的值',
    apply: coalesce,
  },
  {
    name: 'is_missing',
    params: ['any'],
    result: 'boolean',
    missing: 'own',
    doc: 'is_missing(x)：是否缺失（未填）',
    apply: ([x]) => missing(x!),
  },
  {
    name: 'is_present',
    params: ['any'],
    result: 'boolean',
    missing: 'own',
    doc: 'is_present(x)：是否已填',
    apply: ([x]) => !missing(x!),
  },
  {
    name: 'present',
    params: ['list'],
    result: 'first',
    missing: 'own',
    doc: 'present(column(表, "列"))：去掉该列未填的格，例如 sum(present(column(表, "列")))',
    apply: ([list]) =>
      isMissing(list) ? list : (list as readonly Cell[]).filter((cell) => !isMissing(cell)),
  },
];
