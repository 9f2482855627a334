import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
} from 'mathjs';
import { Decimal } from '#libs/kernel';

/** What a formula amounts to in some respect - its unit, its range, a sum - from what its parts amount to. */
export interface Reading<T> {
  /** Of whatever formulas may not hold. */
  readonly unknown: T;
  readonly constant: (node: ConstantNode) => T;
  /** Of a fact, or of a column of the row. */
  readonly name: (node: MathNode) => T;
  readonly choice: (node: ConditionalNode) => T;
  readonly call: (node: FunctionNode) => T;
  readonly operator: (node: OperatorNode) => T;
}

/** Reads one node; the reading asks for what is below it as it needs it. */
export function readNode<T>(node: MathNode, reading: Reading<T>): T {
  switch (node.type) {
    case 'ConstantNode':
      return reading.constant(node as ConstantNode);
    case 'SymbolNode':
    case 'AccessorNode':
      return reading.name(node);
    case 'ParenthesisNode':
      return readNode((node as ParenthesisNode).content, reading);
    case 'ConditionalNode':
      return reading.choice(node as ConditionalNode);
    case 'FunctionNode':
      return reading.call(node as FunctionNode);
    case 'OperatorNode':
      return reading.operator(node as OperatorNode);
    default:
      return reading.unknown;
  }
}

/** The number a node is; null for everything but a number. */
export function constantOf(node: MathNode): Decimal | null {
  if (node.type !== 'ConstantNode') return null;
  const value: unknown = (node as ConstantNode).value;
  return typeof value === 'object' && value !== null && 'toFixed' in value
    ? new Decimal((value as Decimal).toFixed())
    : null;
}
