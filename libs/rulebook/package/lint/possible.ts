import { Decimal } from '#libs/kernel';
import { childrenOf, isComparison } from '../../conditions/compile.js';
import { Ranges, type Range } from '../../formula/range.js';
import type { Comparison, Condition } from '../../schema/index.js';
import type { Interval } from '../../score/intervals.js';
import type { LintContext } from './types.js';

/** Whether some value of the range lies in the interval. */
export function meets(
  { from, fromInclusive, to, toInclusive }: Interval,
  { min, max }: Range,
): boolean {
  const below = from !== null && max !== null && (fromInclusive ? max.lt(from) : max.lte(from));
  const above = to !== null && min !== null && (toInclusive ? min.gt(to) : min.gte(to));
  return !below && !above;
}

type Holds = (range: Range, literal: Decimal) => boolean;
/** Whether a number of the range can stand in this relation to a literal. */
const POSSIBLE: Readonly<Partial<Record<Comparison['operator'], Holds>>> = {
  equal: ({ min, max }, value) => !(min?.gt(value) ?? false) && !(max?.lt(value) ?? false),
  lessThan: ({ min }, value) => !(min?.gte(value) ?? false),
  lessThanInclusive: ({ min }, value) => !(min?.gt(value) ?? false),
  greaterThan: ({ max }, value) => !(max?.lte(value) ?? false),
  greaterThanInclusive: ({ max }, value) => !(max?.lt(value) ?? false),
};

/** What the values of facts leave possible. */
export class Reach {
  private readonly ranges: Ranges;

  constructor(private readonly context: LintContext) {
    this.ranges = new Ranges(context.facts);
  }

  range(source: string): Range {
    return this.ranges.ofSource(source);
  }

  /** False only where it is certain that the condition holds for no value of its facts. */
  canHold(condition: Condition): boolean {
    if (isComparison(condition)) return this.canCompare(condition);
    if ('condition' in condition) {
      const target = this.context.pkg.indicators.conditions[condition.condition];
      return target === undefined || this.canHold(target);
    }
    if ('not' in condition) return true;
    const children = childrenOf(condition);
    if ('any' in condition) return children.some((child) => this.canHold(child));
    return !contradicts(children) && children.every((child) => this.canHold(child));
  }

  private canCompare({ fact, operator, value }: Comparison): boolean {
    const numeric = this.context.facts.get(fact)?.type === 'number';
    if (!numeric || typeof value !== 'string') return true;
    return POSSIBLE[operator]?.(this.ranges.ofFact(fact), new Decimal(value)) ?? true;
  }
}

/** One fact that must equal two values at once. */
function contradicts(all: readonly Condition[]): boolean {
  const wanted = new Map<string, unknown>();
  return all.some((one) => {
    if (!isComparison(one) || one.operator !== 'equal' || typeof one.value === 'object')
      return false;
    const key = `${one.fact} ${one.path ?? ''}`;
    const other = wanted.has(key) && wanted.get(key) !== one.value;
    wanted.set(key, one.value);
    return other;
  });
}
