import { findFunction } from './functions.js';
import type { FormulaFunction, ParameterKind } from './functions/types.js';
import type { CompiledNode, FormulaScope } from './nodes.js';
import { printCall } from './print.js';
import type { ColumnSymbol, FormulaEnvironment } from './symbols.js';
import { isMissing, Missing, type Value, type ValueType } from './values.js';

interface CallContext {
  readonly environment: FormulaEnvironment;
  readonly report: (message: string) => void;
  readonly useColumn: (table: string, column: string) => void;
  readonly useReport: (name: string) => void;
}

const LABEL: Readonly<Record<ParameterKind, string>> = {
  number: '数值',
  text: '文本',
  boolean: '是否值',
  date: '日期',
  scalar: '单个值',
  list: '一列（column）',
  numbers: '数值或一列数值',
  table: '表格',
  column: '列名文本',
  literal: '文本常量',
  any: '任意值',
};

function accepts(kind: ParameterKind, node: CompiledNode): boolean {
  const { type } = node;
  if (kind === 'any') return true;
  if (kind === 'literal' || kind === 'column') return typeof node.literal === 'string';
  if (type === 'unknown') return true;
  if (kind === 'list') return type.startsWith('list:');
  if (kind === 'numbers') return type === 'number' || type === 'list:number';
  if (kind === 'scalar') return type !== 'table' && !type.startsWith('list:');
  return type === kind;
}

function kindAt(definition: FormulaFunction, index: number): ParameterKind | undefined {
  return definition.params[index] ?? definition.rest;
}

function checkArity(
  definition: FormulaFunction,
  given: number,
  report: (message: string) => void,
): void {
  const least = definition.params.length - (definition.optional ?? 0);
  const most = definition.rest === undefined ? definition.params.length : Infinity;
  if (given >= least && given <= most) return;
  const range =
    most === Infinity ? `至少 ${least}` : least === most ? `${least}` : `${least} 至 ${most}`;
  report(`函数 ${definition.name} 须有 ${range} 个参数，现有 ${given} 个。${definition.doc}`);
}

function columnSymbol(
  args: readonly CompiledNode[],
  node: CompiledNode,
  context: CallContext,
): ColumnSymbol | undefined {
  const table = args[0]?.table;
  const name = node.literal;
  if (table === undefined || typeof name !== 'string') return undefined;
  const symbol = context.environment.facts.get(table)?.columns?.get(name);
  if (symbol === undefined) context.report(`表格 ${table} 没有列 ${name}`);
  else context.useColumn(table, name);
  return symbol;
}

function resultType(
  definition: FormulaFunction,
  args: readonly CompiledNode[],
  columns: readonly (ColumnSymbol | undefined)[],
): ValueType {
  const last = columns.filter((column) => column !== undefined).at(-1);
  if (definition.result === 'first') return args[0]?.type ?? 'unknown';
  if (definition.result === 'column') return last === undefined ? 'unknown' : `list:${last.type}`;
  if (definition.result === 'cell') return last?.type ?? 'unknown';
  return definition.result;
}

/** What is missing among the arguments and the cells of their lists; null when nothing is. */
function missingAmong(values: readonly Value[]): Missing | null {
  let found: Missing[] | null = null;
  for (const value of values) {
    if (isMissing(value)) (found ??= []).push(value);
    else if (Array.isArray(value)) {
      for (const cell of value as readonly Value[]) if (isMissing(cell)) (found ??= []).push(cell);
    }
  }
  return found === null ? null : Missing.union(found);
}

function runner(
  definition: FormulaFunction,
  args: readonly CompiledNode[],
): (scope: FormulaScope) => Value {
  return (scope) => {
    const values: Value[] = [];
    for (const arg of args) values.push(arg.run(scope));
    const missing = definition.missing === 'own' ? null : missingAmong(values);
    return missing ?? definition.apply(values, scope.functions);
  };
}

/** What does not read the row it stands in is the same for all of them, and where its arithmetic is printed. */
function oncePerEvaluation(run: (scope: FormulaScope) => Value): (scope: FormulaScope) => Value {
  return (scope) => {
    let value = scope.memo.get(run);
    if (value === undefined) {
      value = run(scope);
      scope.memo.set(run, value);
    }
    return value;
  };
}

/** Arguments of one type where the first decides the result: `coalesce(a, 0)`. */
function checkAlike(
  definition: FormulaFunction,
  args: readonly CompiledNode[],
  report: (message: string) => void,
): void {
  if (definition.result !== 'first' || definition.rest === undefined) return;
  const types = new Set(args.map((arg) => arg.type).filter((type) => type !== 'unknown'));
  if (types.size > 1) report(`函数 ${definition.name} 的各参数类型须相同`);
}

/** A column compared with a value of another type would silently match nothing. */
function checkSought(
  args: readonly CompiledNode[],
  columns: readonly (ColumnSymbol | undefined)[],
  kinds: readonly (ParameterKind | undefined)[],
  context: CallContext,
): void {
  const at = kinds.indexOf('scalar');
  const column = at > 0 ? columns[at - 1] : undefined;
  const sought = args[at];
  if (column === undefined || sought === undefined || sought.type === 'unknown') return;
  if (sought.type !== column.type) context.report(`列 ${column.id} 与所比较的值类型不同`);
}

/** Compiles a call of a listed function. An unknown function is reported and yields an unknown value. */
export function compileCall(
  name: string,
  args: readonly CompiledNode[],
  context: CallContext,
): CompiledNode {
  const definition = findFunction(name);
  if (definition === undefined) {
    context.report(`没有函数 ${name}`);
    return { type: 'unknown', ofRow: false, run: () => new Missing([]), print: () => '' };
  }
  if (definition.readsReport === true) context.useReport(name);
  checkArity(definition, args.length, context.report);
  const kinds = args.map((_, index) => kindAt(definition, index));
  args.forEach((arg, index) => {
    const kind = kinds[index];
    if (kind !== undefined && !accepts(kind, arg))
      context.report(`函数 ${name} 的第 ${index + 1} 个参数须为${LABEL[kind]}`);
  });
  const columns = args.map((arg, index) =>
    kinds[index] === 'column' ? columnSymbol(args, arg, context) : undefined,
  );
  checkAlike(definition, args, context.report);
  checkSought(args, columns, kinds, context);
  const ofRow = args.some((arg) => arg.ofRow);
  const run = ofRow ? runner(definition, args) : oncePerEvaluation(runner(definition, args));
  return {
    type: resultType(definition, args, columns),
    ofRow,
    run,
    print: (scope) => printCall(name, args, run, scope),
  };
}
