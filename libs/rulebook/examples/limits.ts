import { Decimal, isPlainDecimal } from '#libs/kernel';
import { childrenOf, isComparison } from '../conditions/compile.js';
import { isCalendarDate, dayNumber } from '../facts/calendar.js';
import { compileFormula } from '../formula/compile.js';
import type { CompiledFormula } from '../formula/nodes.js';
import type { CompiledRulebook } from '../package/compiled.js';
import {
  formBands,
  formConditions,
  formDeductions,
  placedIndicators,
  type PlacedBands,
} from '../package/places.js';
import type { Comparison, Condition, IndicatorDefinition } from '../schema/index.js';

/** What a limit is held against: a figure of the report, that of every row, or the score. */
export type Operand =
  | { readonly of: 'fact'; readonly id: string }
  | { readonly of: 'formula'; readonly formula: CompiledFormula }
  | { readonly of: 'rows'; readonly table: string; readonly column: string }
  | { readonly of: 'score' };

/** The rule that changes its mind. */
export interface LimitRule {
  readonly kind: 'indicator' | 'check' | 'cap' | 'grade' | 'condition';
  readonly id: string;
  readonly label: string;
}

/** A number, or a day, at which a rule changes its mind. `path` leads to it and names it: no two have the same. */
export interface Limit {
  readonly path: string;
  /** Of a date its day, counted. */
  readonly at: Decimal;
  readonly type: 'number' | 'date';
  /** Whether the limit itself is on the side of what is larger. */
  readonly upward: boolean;
  readonly operand: Operand;
  readonly rule: LimitRule;
}

type Found = Omit<Limit, 'rule'>;

/**
 * The limits golden cases should stand on both sides of: bounds of bands, of caps and of grades, allowances of deductions,
 * and every number or date that a condition of an indicator or of a check, or a named one, orders by. No limits are where
 * both sides are outcomes of their own, which the coverage of rules asks for already (whether a share reaches its target,
 * whether anything is deducted), what is compared with another figure, and the conditions of the report's text.
 */
export function limitsOf(compiled: CompiledRulebook): readonly Limit[] {
  const { package: pkg } = compiled;
  const indicators = placedIndicators(pkg).flatMap(({ indicator, path }) =>
    ofRule('indicator', indicator, indicatorLimits(compiled, indicator, path)),
  );
  const caps = pkg.indicators.caps.flatMap((cap, index) => {
    const bands = { ...cap, path: `indicators.caps.${index}.bands` };
    return ofRule('cap', cap, bandLimits(compiled, bands));
  });
  const named = Object.entries(pkg.indicators.conditions).flatMap(([id, condition]) =>
    ofRule(
      'condition',
      { id, label: id },
      conditionLimits(condition, `indicators.conditions.${id}`),
    ),
  );
  const checks = pkg.checks.checks.flatMap((check, index) =>
    check.when === undefined
      ? []
      : ofRule(
          'check',
          check,
          conditionLimits(check.when, `checks.checks.${index}.when`, check.forEach),
        ),
  );
  return [...indicators, ...caps, ...named, ...checks, ...gradeLimits(compiled)];
}

const ofRule = (
  kind: LimitRule['kind'],
  { id, label }: { readonly id: string; readonly label: string },
  found: readonly Found[],
): readonly Limit[] => found.map((limit) => ({ ...limit, rule: { kind, id, label } }));

function indicatorLimits(
  compiled: CompiledRulebook,
  { scoring, notApplicable }: IndicatorDefinition,
  path: string,
): readonly Found[] {
  const within = `${path}.scoring`;
  const allowances = formDeductions(scoring, within).flatMap(({ path: at, count, allowance }) =>
    allowance === undefined
      ? []
      : numberLimit(compiled, {
          path: `${at}.allowance`,
          source: count,
          at: allowance,
          upward: false,
        }),
  );
  const conditions = [
    ...formConditions(scoring, within),
    ...(notApplicable === undefined
      ? []
      : [{ path: `${path}.notApplicable.when`, condition: notApplicable.when }]),
  ];
  return [
    ...formBands(scoring, within).flatMap((list) => bandLimits(compiled, list)),
    ...allowances,
    ...conditions.flatMap(({ condition, path: at }) => conditionLimits(condition, at)),
  ];
}

/** Each bound once: where one band ends, the next one begins. */
function bandLimits(
  compiled: CompiledRulebook,
  { path, value: source, bands }: PlacedBands,
): readonly Found[] {
  const begun = new Set(bands.map(({ from }) => from));
  return bands.flatMap(({ from, fromInclusive, to, toInclusive }, index) => [
    ...(from === undefined
      ? []
      : numberLimit(compiled, {
          ...{ path: `${path}.${index}.from`, source, at: from, upward: fromInclusive },
        })),
    ...(to === undefined || begun.has(to)
      ? []
      : numberLimit(compiled, {
          ...{ path: `${path}.${index}.to`, source, at: to, upward: !toInclusive },
        })),
  ]);
}

function numberLimit(
  { facts }: CompiledRulebook,
  place: {
    readonly path: string;
    readonly source: string;
    readonly at: string;
    readonly upward: boolean;
  },
): readonly Found[] {
  const { formula } = compileFormula(place.source, { facts });
  if (formula === undefined) return [];
  const { path, upward } = place;
  const operand = { of: 'formula', formula } as const;
  return [{ path, at: new Decimal(place.at), type: 'number', upward, operand }];
}

/** Whether the limit of an order is on the side of what is larger. */
const UPWARD: Readonly<Partial<Record<Comparison['operator'], boolean>>> = {
  lessThan: true,
  greaterThanInclusive: true,
  lessThanInclusive: false,
  greaterThan: false,
};

function conditionLimits(condition: Condition, path: string, table?: string): readonly Found[] {
  if (isComparison(condition)) return comparisonLimit(condition, path, table);
  const children = childrenOf(condition);
  if ('not' in condition) return conditionLimits(condition.not, `${path}.not`, table);
  const key = 'all' in condition ? 'all' : 'any';
  return children.flatMap((child, index) =>
    conditionLimits(child, `${path}.${key}.${index}`, table),
  );
}

function comparisonLimit(
  { fact, path: column = '', operator, value }: Comparison,
  path: string,
  table: string | undefined,
): readonly Found[] {
  const upward = UPWARD[operator];
  if (upward === undefined || typeof value !== 'string') return [];
  const type = isCalendarDate(value) ? 'date' : 'number';
  if (type === 'number' && !isPlainDecimal(value)) return [];
  const at = new Decimal(type === 'date' ? dayNumber(value) : value);
  const operand: Operand | null =
    fact !== 'row'
      ? { of: 'fact', id: fact }
      : table === undefined
        ? null
        : { of: 'rows', table, column };
  return operand === null ? [] : [{ path, at, type, upward, operand }];
}

const gradeLimits = ({ package: pkg }: CompiledRulebook): readonly Limit[] =>
  pkg.indicators.grades.flatMap((grade, index) => {
    const at = new Decimal(grade.from);
    const path = `indicators.grades.${index}`;
    const found = { path, at, type: 'number', upward: true, operand: { of: 'score' } } as const;
    return at.isZero() ? [] : ofRule('grade', grade, [found]);
  });
