import { Operator } from 'json-rules-engine';
import { Decimal } from '#libs/kernel';
import type { Comparison } from '../schema/index.js';

/** What json-rules-engine is given for a fact: a decimal, text, boolean, `true` for a table that is there, or null when missing. */
export type EngineValue = Decimal | string | boolean | null;
type Compared = EngineValue | readonly string[];
type Test = (actual: EngineValue, expected: Compared) => boolean;

/** Decimals of the literals in rules; a rulebook has a few hundred of them. */
const LITERALS = new Map<string, Decimal>();
const MAX_LITERALS = 10_000;

function literalDecimal(text: string): Decimal {
  let decimal = LITERALS.get(text);
  if (decimal === undefined) {
    decimal = new Decimal(text);
    if (LITERALS.size < MAX_LITERALS) LITERALS.set(text, decimal);
  }
  return decimal;
}

function equals(actual: EngineValue, expected: Compared): boolean {
  if (actual instanceof Decimal) {
    if (expected instanceof Decimal) return actual.equals(expected);
    return typeof expected === 'string' && actual.equals(literalDecimal(expected));
  }
  return actual === expected;
}

/** Numbers by value, dates (ISO texts) by day. Anything else is a fault of the rule. */
function order(actual: EngineValue, expected: Compared): number {
  if (actual instanceof Decimal && (expected instanceof Decimal || typeof expected === 'string')) {
    return actual.comparedTo(expected instanceof Decimal ? expected : literalDecimal(expected));
  }
  if (typeof actual === 'string' && typeof expected === 'string')
    return actual < expected ? -1 : actual > expected ? 1 : 0;
  throw new TypeError('只能比较数值或日期的大小');
}

function isIn(actual: EngineValue, expected: Compared): boolean {
  return (
    Array.isArray(expected) && (expected as readonly string[]).some((item) => equals(actual, item))
  );
}

function includes(actual: EngineValue, expected: Compared): boolean {
  return typeof actual === 'string' && typeof expected === 'string' && actual.includes(expected);
}

/** With a missing side a comparison is false; that it is then undecided is for `outcome.ts` to say. */
function known(test: Test): Test {
  return (actual, expected) => actual !== null && expected !== null && test(actual, expected);
}

/** `{ operator: "isMissing", value: true }`; with `value: false` it asks the opposite. */
function presence(wanted: boolean): Test {
  return (actual, expected) => (actual !== null) === (expected === false ? !wanted : wanted);
}

const TESTS: Readonly<Record<Comparison['operator'], Test>> = {
  equal: known(equals),
  notEqual: known((actual, expected) => !equals(actual, expected)),
  in: known(isIn),
  notIn: known((actual, expected) => !isIn(actual, expected)),
  lessThan: known((actual, expected) => order(actual, expected) < 0),
  lessThanInclusive: known((actual, expected) => order(actual, expected) <= 0),
  greaterThan: known((actual, expected) => order(actual, expected) > 0),
  greaterThanInclusive: known((actual, expected) => order(actual, expected) >= 0),
  contains: known(includes),
  doesNotContain: known((actual, expected) => !includes(actual, expected)),
  isMissing: presence(false),
  isPresent: presence(true),
};

/**
 * Our operators under json-rules-engine's names: its own compare "12" and "9" as texts and know no missing.
 * They hold no state, so every engine may have the same ones.
 */
export const OPERATORS: readonly Operator<EngineValue, Compared>[] = Object.entries(TESTS).map(
  ([name, test]) => new Operator<EngineValue, Compared>(name, test),
);

export const OPERATOR_SIGN: Readonly<Record<Comparison['operator'], string>> = {
  equal: '=',
  notEqual: '≠',
  in: '属于',
  notIn: '不属于',
  lessThan: '<',
  lessThanInclusive: '≤',
  greaterThan: '>',
  greaterThanInclusive: '≥',
  contains: '包含',
  doesNotContain: '不包含',
  isMissing: '未填',
  isPresent: '已填',
};

export function isPresenceTest(operator: Comparison['operator']): boolean {
  return operator === 'isMissing' || operator === 'isPresent';
}
