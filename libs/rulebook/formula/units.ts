import type { ConditionalNode, ConstantNode, FunctionNode, MathNode, OperatorNode } from 'mathjs';
import { dottedName } from './compile.js';
import { parseFormula } from './parse.js';
import { constantOf, readNode, type Reading } from './reading.js';
import type { FactSymbol } from './symbols.js';

/** What a figure is measured in; null where that is not known or does not matter, as of a constant. */
export type Unit = string | null;

/** One figure divided by another of its kind: 0.3, which as a share is written 30 %. */
export const RATIO = '比值';
const PERCENT = '%';
const COUNTED = '个数';
const HUNDRED = 100;
const MONEY = /元$/;
const PERCENTS = new Set(['%', '个百分点']);
/** Give what they are given, and ask that all of it be of one kind. */
const OF_ONE_KIND = new Set(['sum', 'min', 'max', 'abs', 'round', 'coalesce', 'average']);
const COUNTS = new Set(['count', 'count_where', 'count_distinct']);
const COMPARISONS = new Set(['equal', 'unequal', 'smaller', 'smallerEq', 'larger', 'largerEq']);

type Facts = ReadonlyMap<string, FactSymbol>;

/** 个, 名 and 条 may be added up; 万元 and 元, or 万元 and 个, may not. */
export function kindOf(unit: string | undefined): Unit {
  if (unit === undefined) return null;
  if (MONEY.test(unit)) return unit;
  return PERCENTS.has(unit) ? PERCENT : COUNTED;
}

/** What a formula is measured in, and every two units it takes for one. */
export class Units {
  readonly mixed: (readonly [string, string])[] = [];
  private readonly reading: Reading<Unit> = {
    unknown: null,
    constant: () => null,
    name: (node) => this.ofName(dottedName(node) ?? ''),
    choice: (node) => this.ofChoice(node),
    call: (node) => this.ofCall(node),
    operator: (node) => this.ofOperator(node),
  };

  constructor(
    private readonly facts: Facts,
    /** The table whose row the formula reads. */
    private readonly row?: string,
  ) {}

  ofSource(source: string): Unit {
    const parsed = parseFormula(source);
    return 'issue' in parsed ? null : this.of(parsed.node);
  }

  /** One unit for several figures; notes those that do not go together. */
  joined(units: readonly Unit[]): Unit {
    const known = units.filter((unit) => unit !== null);
    const [first = null] = known;
    const other = known.find((unit) => unit !== first);
    if (first !== null && other !== undefined) this.mixed.push([first, other]);
    return first;
  }

  private of(node: MathNode): Unit {
    return readNode(node, this.reading);
  }

  private ofChoice({ condition, trueExpr, falseExpr }: ConditionalNode): Unit {
    this.of(condition);
    return this.joined([this.of(trueExpr), this.of(falseExpr)]);
  }

  private ofName(name: string): Unit {
    if (name.startsWith('row.')) return this.ofColumn(this.row, name.slice('row.'.length));
    const symbol = this.facts.get(name);
    return symbol?.type === 'number' ? kindOf(symbol.definition.unit) : null;
  }

  private ofColumn(table: string | undefined, column: string): Unit {
    const symbol = this.facts.get(table ?? '')?.columns?.get(column);
    return symbol?.type === 'number' ? kindOf(symbol.definition?.unit) : null;
  }

  private ofCall(node: FunctionNode): Unit {
    const name = dottedName(node.fn) ?? '';
    const [first, second] = node.args;
    if (COUNTS.has(name)) return COUNTED;
    if (name === 'column' && first !== undefined && second?.type === 'ConstantNode')
      return this.ofColumn(dottedName(first) ?? '', String((second as ConstantNode).value));
    const units = node.args.map((argument) => this.of(argument));
    if (name === 'round') return units[0] ?? null;
    return OF_ONE_KIND.has(name) ? this.joined(units) : null;
  }

  private ofOperator(node: OperatorNode): Unit {
    const { fn } = node as { fn: string };
    const [left = null, right = null] = node.args.map((one) => this.of(one));
    if (fn === 'unaryMinus') return left;
    if (fn === 'add' || fn === 'subtract') return this.joined([left, right]);
    if (COMPARISONS.has(fn)) this.joined([left, right]);
    if (fn === 'divide') return left !== null && left === right ? RATIO : null;
    return fn === 'multiply' && isHundredfold(node, [left, right]) ? PERCENT : null;
  }
}

/** A ratio times 100. */
const isHundredfold = ({ args }: OperatorNode, units: readonly Unit[]): boolean =>
  units.includes(RATIO) && args.some((one) => constantOf(one)?.equals(HUNDRED) === true);
