import type {
  AccessorNode,
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from 'mathjs';
import { Decimal, isPlainDecimal } from '#libs/kernel';
import { ID_PATTERN } from '../schema/index.js';
import { compileCall } from './calls.js';
import type { CompiledFormula, CompiledNode, FormulaScope } from './nodes.js';
import { compileOperator } from './operators.js';
import { parseFormula, type FormulaIssue } from './parse.js';
import { printValue } from './print.js';
import { TEXT_IDS, type FormulaEnvironment, type TextId } from './symbols.js';
import { asBoolean, isMissing, Missing, type Value } from './values.js';

/** Collects what one formula reads and what is wrong with it. */
class Compilation {
  readonly facts = new Set<string>();
  readonly columns = new Set<string>();
  readonly issues: FormulaIssue[] = [];
  readsText = false;

  constructor(readonly environment: FormulaEnvironment) {}

  readonly report = (message: string): void => {
    if (!this.issues.some((issue) => issue.message === message)) this.issues.push({ message });
  };

  readonly useColumn = (table: string, column: string): void => {
    this.columns.add(`${table}/${column}`);
  };

  /** Notes that the report is read, and reports it where there is none yet. */
  readonly useReport = (name: string): void => {
    this.readsText = true;
    if (this.environment.texts !== true) this.report(`此处不能使用 ${name}`);
  };

  unknown(message: string): CompiledNode {
    this.report(message);
    return { type: 'unknown', ofRow: false, run: () => new Missing([]), print: () => '' };
  }
}

function leaf(
  type: CompiledNode['type'],
  run: (scope: FormulaScope) => Value,
  ofRow = false,
): CompiledNode {
  return { type, ofRow, run, print: (scope) => printValue(run(scope)) };
}

/** Anything but text, booleans and plain decimals: 1e400, 0x1F, null … is refused. */
function compileConstant(node: ConstantNode, context: Compilation): CompiledNode {
  const value: unknown = node.value;
  if (typeof value === 'string') return { ...leaf('text', () => value), literal: value };
  if (typeof value === 'boolean') return { ...leaf('boolean', () => value), literal: value };
  const text =
    typeof value === 'object' && value !== null && 'toFixed' in value
      ? (value as Decimal).toFixed()
      : '';
  if (!isPlainDecimal(text)) return context.unknown('公式中的常数须为普通十进制数');
  const decimal = new Decimal(text);
  return { ...leaf('number', () => decimal), literal: decimal };
}

/** `a.b.c` of nested accessors; null for anything with brackets, optional chaining or a computed key. */
export function dottedName(node: MathNode): string | null {
  if (node.type === 'SymbolNode') return (node as SymbolNode).name;
  if (node.type !== 'AccessorNode') return null;
  const accessor = node as AccessorNode & { optionalChaining?: boolean };
  const index = accessor.index as unknown as { dotNotation: boolean; dimensions: MathNode[] };
  const key = index.dimensions[0];
  if (!index.dotNotation || accessor.optionalChaining || key === undefined) return null;
  const object = dottedName(accessor.object);
  return object === null ? null : `${object}.${String((key as ConstantNode).value)}`;
}

function compileRowName(column: string, context: Compilation): CompiledNode {
  const table = context.environment.row;
  if (table === undefined) return context.unknown('此处没有行，不能使用 row');
  const symbol = context.environment.facts.get(table)?.columns?.get(column);
  if (symbol === undefined) return context.unknown(`表格 ${table} 没有列 ${column}`);
  context.useColumn(table, column);
  return leaf(
    symbol.type,
    (scope) => scope.row?.cell(column) ?? new Missing([`${table}/${column}`]),
    true,
  );
}

function compileName(node: MathNode, context: Compilation): CompiledNode {
  const name = dottedName(node);
  if (name === null || !ID_PATTERN.test(name))
    return context.unknown('公式中只能使用点分的事实标识');
  if (name.startsWith('row.')) return compileRowName(name.slice('row.'.length), context);
  if ((TEXT_IDS as readonly string[]).includes(name)) {
    context.useReport(name);
    return leaf('text', (scope) => scope.text(name as TextId));
  }
  const symbol = context.environment.facts.get(name);
  if (symbol === undefined) return context.unknown(`没有事实 ${name}`);
  context.facts.add(name);
  const compiled = leaf(symbol.type, (scope) => scope.fact(name));
  return symbol.type === 'table' ? { ...compiled, table: name } : compiled;
}

function compileChoice(node: ConditionalNode, context: Compilation): CompiledNode {
  const condition = compileNode(node.condition, context);
  const [yes, no] = [compileNode(node.trueExpr, context), compileNode(node.falseExpr, context)];
  if (condition.type !== 'boolean' && condition.type !== 'unknown')
    context.report('? 之前须为是否值');
  if (yes.type !== no.type && yes.type !== 'unknown' && no.type !== 'unknown')
    context.report('? : 两侧类型须相同');
  const chosen = (scope: FormulaScope): CompiledNode | Missing => {
    const value = condition.run(scope);
    return isMissing(value) ? value : asBoolean(value) ? yes : no;
  };
  return {
    type: yes.type,
    ofRow: condition.ofRow || yes.ofRow || no.ofRow,
    run: (scope) => {
      const branch = chosen(scope);
      return isMissing(branch) ? branch : branch.run(scope);
    },
    print: (scope) => {
      const branch = chosen(scope);
      return isMissing(branch) ? '' : branch.print(scope);
    },
  };
}

function compileFunction(node: FunctionNode, context: Compilation): CompiledNode {
  const callee = node.fn as unknown as MathNode;
  if (callee.type !== 'SymbolNode') return context.unknown('只能调用已列出的函数');
  const args = node.args.map((arg) => compileNode(arg, context));
  return compileCall((callee as SymbolNode).name, args, context);
}

function compileOperatorNode(node: OperatorNode, context: Compilation): CompiledNode {
  const flags = node as unknown as { implicit?: boolean; isPercentage?: boolean };
  if (flags.implicit === true) return context.unknown('公式中缺少运算符');
  if (flags.isPercentage === true) return context.unknown('% 表示求余，须有两侧');
  const { op, fn } = node as { op: string; fn: string };
  const args = node.args.map((arg) => compileNode(arg, context));
  return compileOperator(fn, args, context.report) ?? context.unknown(`不允许使用运算符 ${op}`);
}

/** The allow-list by construction: a node type without a branch here cannot be compiled. */
function compileNode(node: MathNode, context: Compilation): CompiledNode {
  switch (node.type) {
    case 'ConstantNode':
      return compileConstant(node as ConstantNode, context);
    case 'SymbolNode':
    case 'AccessorNode':
      return compileName(node, context);
    case 'ParenthesisNode': {
      const inner = compileNode((node as ParenthesisNode).content, context);
      return { ...inner, print: (scope) => `(${inner.print(scope)})` };
    }
    case 'OperatorNode':
      return compileOperatorNode(node as OperatorNode, context);
    case 'FunctionNode':
      return compileFunction(node as FunctionNode, context);
    case 'ConditionalNode':
      return compileChoice(node as ConditionalNode, context);
    case 'RelationalNode':
      return context.unknown('连续比较须写成 a < b and b < c');
    default:
      return context.unknown(`公式中不允许此写法（${node.type}）`);
  }
}

function arithmeticOf(root: CompiledNode): CompiledFormula['arithmetic'] {
  return (scope, result) => {
    if (!(result instanceof Decimal)) return null;
    const [line, value] = [root.print(scope), printValue(result)];
    return line === value || line === '' ? null : `${line} = ${value}`;
  };
}

/**
 * Compiles a formula to closures over exact decimals. Nothing of mathjs runs afterwards.
 * Returns every issue found; with issues there is no formula.
 */
export function compileFormula(
  source: string,
  environment: FormulaEnvironment,
): { readonly formula?: CompiledFormula; readonly issues: readonly FormulaIssue[] } {
  const parsed = parseFormula(source);
  if ('issue' in parsed) return { issues: [parsed.issue] };
  const context = new Compilation(environment);
  const root = compileNode(parsed.node, context);
  if (context.issues.length > 0) return { issues: context.issues };
  return {
    issues: [],
    formula: {
      source,
      type: root.type,
      facts: [...context.facts],
      columns: [...context.columns],
      readsText: context.readsText,
      run: root.run,
      arithmetic: arithmeticOf(root),
    },
  };
}
