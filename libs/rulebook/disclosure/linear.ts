import type { ConstantNode, FunctionNode, MathNode, OperatorNode } from 'mathjs';
import { Decimal } from '#libs/kernel';
import { parseFormula } from '../formula/parse.js';
import { constantOf, readNode } from '../formula/reading.js';

/** What a formula adds up: coefficients by fact id, or by `table/row/column`. Constants are left out. */
export type LinearForm = ReadonlyMap<string, Decimal>;

/** The cells of a column, as `table/row/column`. */
export type CellsOf = (table: string, column: string) => readonly string[];

/** Functions that pass a sum on: rounding hides nothing that matters, and what is missing adds nothing. */
const TRANSPARENT: ReadonlySet<string> = new Set(['round', 'coalesce', 'present']);

/** The formula as a sum of facts and cells; null when it is anything else. */
export function linearForm(source: string, cellsOf: CellsOf): LinearForm | null {
  const parsed = parseFormula(source);
  return 'issue' in parsed ? null : formOf(parsed.node, cellsOf);
}

function formOf(node: MathNode, cellsOf: CellsOf): LinearForm | null {
  return readNode<LinearForm | null>(node, {
    unknown: null,
    constant: () => new Map(),
    name: (named) => new Map([[named.toString(), new Decimal(1)]]),
    choice: () => null,
    call: (call) => callForm(call, cellsOf),
    operator: (operator) => operatorForm(operator, cellsOf),
  });
}

function operatorForm(node: OperatorNode, cellsOf: CellsOf): LinearForm | null {
  const forms = node.args.map((argument) => formOf(argument, cellsOf));
  const [left = null, right = null] = forms;
  if (left === null) return null;
  if (forms.length === 1) return node.op === '-' ? scaled(left, new Decimal(-1)) : left;
  if (right === null) return null;
  if (node.op === '+') return added([left, right]);
  if (node.op === '-') return added([left, scaled(right, new Decimal(-1))]);
  return productForm(node, left, right);
}

function productForm(node: OperatorNode, left: LinearForm, right: LinearForm): LinearForm | null {
  const [first, second] = node.args.map(constantOf);
  if (node.op === '*' && first) return scaled(right, first);
  if (node.op === '*' && second) return scaled(left, second);
  if (node.op === '/' && second && !second.isZero())
    return scaled(left, new Decimal(1).div(second));
  return null;
}

function callForm(node: FunctionNode, cellsOf: CellsOf): LinearForm | null {
  const name = node.fn.toString();
  const [first] = node.args;
  if (first === undefined) return null;
  if (name === 'column') return columnForm(node, cellsOf);
  if (TRANSPARENT.has(name)) return formOf(first, cellsOf);
  if (name !== 'sum') return null;
  const forms = node.args.map((argument) => formOf(argument, cellsOf));
  return forms.some((form) => form === null) ? null : added(forms as LinearForm[]);
}

function columnForm({ args: [table, column] }: FunctionNode, cellsOf: CellsOf): LinearForm | null {
  if (table === undefined || column?.type !== 'ConstantNode') return null;
  const cells = cellsOf(table.toString(), String((column as ConstantNode).value));
  return new Map(cells.map((cell) => [cell, new Decimal(1)]));
}

function scaled(form: LinearForm, factor: Decimal): LinearForm {
  return new Map([...form].map(([name, value]) => [name, value.times(factor)]));
}

function added(forms: readonly LinearForm[]): LinearForm {
  const sum = new Map<string, Decimal>();
  for (const form of forms)
    for (const [name, value] of form) sum.set(name, (sum.get(name) ?? new Decimal(0)).plus(value));
  return new Map([...sum].filter(([, value]) => !value.isZero()));
}
