import type { FunctionNode, MathNode, OperatorNode } from 'mathjs';
import { Decimal } from '#libs/kernel';
import { dottedName } from './compile.js';
import { parseFormula } from './parse.js';
import { constantOf, readNode, type Reading } from './reading.js';
import type { FactSymbol } from './symbols.js';

/** Between which values a number lies; a bound that is null is not known. */
export interface Range {
  readonly min: Decimal | null;
  readonly max: Decimal | null;
}

const ANY: Range = { min: null, max: null };
const ZERO = new Decimal(0);
const COUNTED: Range = { min: ZERO, max: null };
/** Functions that give a number of things, or of letters. */
const COUNTS = new Set([
  ...['count', 'count_where', 'count_distinct', 'length', 'numbers_in', 'numbers_missing'],
]);

type Facts = ReadonlyMap<string, FactSymbol>;

/** What values formulas and facts can have, from the bounds that typed facts have. Never narrower than the truth. */
export class Ranges {
  /** Each fact is looked at once: formulas that read each other twice would otherwise be read without end. */
  private readonly known = new Map<string, Range>();
  private readonly reading: Reading<Range> = {
    unknown: ANY,
    constant: (node) => exactly(constantOf(node)),
    name: (node) => this.ofFact(dottedName(node) ?? ''),
    choice: ({ trueExpr, falseExpr }) => hull(this.of(trueExpr), this.of(falseExpr)),
    call: (node) => this.ofCall(node),
    operator: (node) => this.ofOperator(node),
  };

  constructor(private readonly facts: Facts) {}

  ofSource(source: string): Range {
    const parsed = parseFormula(source);
    return 'issue' in parsed ? ANY : this.of(parsed.node);
  }

  ofFact(id: string): Range {
    const symbol = this.facts.get(id);
    const known = this.known.get(id);
    if (symbol?.type !== 'number' || known !== undefined) return known ?? ANY;
    this.known.set(id, ANY);
    const { min, max, formula } = symbol.definition;
    const range =
      formula === undefined ? { min: bound(min), max: bound(max) } : this.ofSource(formula);
    this.known.set(id, range);
    return range;
  }

  private of(node: MathNode): Range {
    return readNode(node, this.reading);
  }

  private ofCall(node: FunctionNode): Range {
    const name = dottedName(node.fn) ?? '';
    if (COUNTS.has(name)) return COUNTED;
    const [first] = node.args;
    if (name === 'abs') return first === undefined ? COUNTED : magnitude(this.of(first));
    if (name === 'coalesce') return node.args.map((one) => this.of(one)).reduce(hull, NOTHING);
    return ANY;
  }

  private ofOperator(node: OperatorNode): Range {
    const { fn } = node as { fn: string };
    const [left = ANY, right] = node.args.map((one) => this.of(one));
    if (right === undefined) return fn === 'unaryMinus' ? negative(left) : ANY;
    if (fn === 'add') return sum(left, right);
    if (fn === 'subtract') return sum(left, negative(right));
    const positive = isAtLeastZero(left) && isAtLeastZero(right);
    if (fn === 'multiply' && positive) return product(left, right);
    return fn === 'divide' && positive ? COUNTED : ANY;
  }
}

/** Holds no value; the start of a hull. */
const NOTHING: Range = { min: new Decimal(Infinity), max: new Decimal(-Infinity) };

const bound = (text: string | undefined): Decimal | null =>
  text === undefined ? null : new Decimal(text);

function exactly(value: Decimal | null): Range {
  return value === null ? ANY : { min: value, max: value };
}

const isAtLeastZero = ({ min }: Range): boolean => min !== null && min.gte(ZERO);

const negative = ({ min, max }: Range): Range => ({
  min: max === null ? null : max.negated(),
  max: min === null ? null : min.negated(),
});

const both = (
  left: Decimal | null,
  right: Decimal | null,
  join: (left: Decimal, right: Decimal) => Decimal,
): Decimal | null => (left === null || right === null ? null : join(left, right));

const sum = (left: Range, right: Range): Range => ({
  min: both(left.min, right.min, (one, other) => one.plus(other)),
  max: both(left.max, right.max, (one, other) => one.plus(other)),
});

const product = (left: Range, right: Range): Range => ({
  min: both(left.min, right.min, (one, other) => one.times(other)),
  max: both(left.max, right.max, (one, other) => one.times(other)),
});

const hull = (left: Range, right: Range): Range => ({
  min: both(left.min, right.min, (one, other) => Decimal.min(one, other)),
  max: both(left.max, right.max, (one, other) => Decimal.max(one, other)),
});

function magnitude(range: Range): Range {
  if (isAtLeastZero(range)) return range;
  const { min, max } = range;
  return { min: ZERO, max: both(min, max, (one, other) => Decimal.max(one.abs(), other.abs())) };
}
