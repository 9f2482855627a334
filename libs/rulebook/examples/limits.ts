import { Decimal, toDecimalString } from '#libs/kernel';
import { childrenOf, isComparison } from '../conditions/compile.js';
import type { TracedEvaluation } from '../evaluate/evaluate.js';
import { compileFormula } from '../formula/compile.js';
import { FormulaFault } from '../formula/values.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { LintFault } from '../package/lint/index.js';
import {
  formBands,
  formConditions,
  placedIndicators,
  type PlacedBands,
} from '../package/places.js';
import type { Comparison, Condition } from '../schema/index.js';

/** A number at which a rule changes its mind. */
interface Limit {
  readonly path: string;
  readonly at: Decimal;
  /** Whether the limit itself is on the side of what is larger. */
  readonly upward: boolean;
  /** What is held against it; null where it is not known. */
  readonly read: (run: TracedEvaluation) => Decimal | null;
}

/** Hints for every limit that no example meets exactly, or that has examples on one side only. */
export function limitHints(
  compiled: CompiledRulebook,
  runs: readonly TracedEvaluation[],
): readonly LintFault[] {
  const hints = limitsOf(compiled).flatMap((limit): LintFault[] => {
    const values = runs.flatMap((run) => limit.read(run) ?? []);
    const message = uncovered(limit, values);
    return message === null ? [] : [{ path: limit.path, message, severity: 'warning' }];
  });
  return [...new Map(hints.map((hint) => [`${hint.path} ${hint.message}`, hint])).values()];
}

function uncovered({ at, upward }: Limit, values: readonly Decimal[]): string | null {
  const below = largest(values.filter((value) => value.lt(at)));
  const above = largest(values.filter((value) => value.gt(at)).map((value) => value.negated()));
  const met = values.some((value) => value.equals(at));
  const other = upward ? below : above;
  if (met && other !== null) return null;
  const limit = toDecimalString(at);
  const wanted = [
    ...(met ? [] : [`恰为 ${limit} 的`]),
    ...(other === null ? [`${upward ? '小于' : '大于'} ${limit} 的`] : []),
  ];
  const near = [below, met ? at : null, above?.negated() ?? null];
  const known = near.flatMap((value) => (value === null ? [] : [toDecimalString(value)]));
  const covered = known.length === 0 ? '还没有示例取到值' : `最近的示例取值为 ${known.join('、')}`;
  return `界限 ${limit} 两边都应有示例：缺少取值${wanted.join('和')}示例；${covered}`;
}

const largest = (values: readonly Decimal[]): Decimal | null =>
  values.length === 0 ? null : Decimal.max(...values);

function limitsOf(compiled: CompiledRulebook): readonly Limit[] {
  const { package: pkg } = compiled;
  const indicators = placedIndicators(pkg).flatMap(({ indicator, path }) => [
    ...formBands(indicator.scoring, `${path}.scoring`).flatMap((list) =>
      bandLimits(compiled, list),
    ),
    ...formConditions(indicator.scoring, `${path}.scoring`).flatMap(conditionLimits),
    ...(indicator.notApplicable === undefined
      ? []
      : conditionLimits({
          path: `${path}.notApplicable.when`,
          condition: indicator.notApplicable.when,
        })),
  ]);
  const caps = pkg.indicators.caps.flatMap(({ value, bands }, index) =>
    bandLimits(compiled, { value, bands, path: `indicators.caps.${index}.bands` }),
  );
  const named = Object.entries(pkg.indicators.conditions).flatMap(([name, condition]) =>
    conditionLimits({ path: `indicators.conditions.${name}`, condition }),
  );
  return [...indicators, ...caps, ...named, ...gradeLimits(compiled)];
}

function bandLimits(
  { facts }: CompiledRulebook,
  { path, value, bands }: PlacedBands,
): readonly Limit[] {
  const { formula } = compileFormula(value, { facts });
  if (formula === undefined) return [];
  const read = ({ store }: TracedEvaluation) => numberOr(() => formula.run(store.scope));
  return bands.flatMap(({ from, fromInclusive }, index) =>
    from === undefined
      ? []
      : [{ path: `${path}.${index}`, at: new Decimal(from), upward: fromInclusive, read }],
  );
}

/** Whether the limit of an order is on the side of what is larger. */
const UPWARD: Readonly<Partial<Record<Comparison['operator'], boolean>>> = {
  lessThan: true,
  greaterThanInclusive: true,
  lessThanInclusive: false,
  greaterThan: false,
};

function conditionLimits({
  path,
  condition,
}: {
  readonly path: string;
  readonly condition: Condition;
}): readonly Limit[] {
  if (!isComparison(condition))
    return childrenOf(condition).flatMap((child) => conditionLimits({ path, condition: child }));
  const { fact, operator, value } = condition;
  const upward = UPWARD[operator];
  if (upward === undefined || typeof value !== 'string' || fact === 'row') return [];
  if (!/^-?[\d.]+$/.test(value)) return [];
  const read = ({ store }: TracedEvaluation) => numberOr(() => store.value(fact));
  return [{ path, at: new Decimal(value), upward, read }];
}

const gradeLimits = ({ package: pkg }: CompiledRulebook): readonly Limit[] =>
  pkg.indicators.grades.flatMap(({ from }, index) => {
    const at = new Decimal(from);
    const read = ({ evaluation: { score } }: TracedEvaluation) =>
      score.converted === null ? null : new Decimal(score.converted);
    const path = `indicators.grades.${index}`;
    return at.isZero() ? [] : [{ path, at, upward: true, read }];
  });

function numberOr(read: () => unknown): Decimal | null {
  try {
    const value = read();
    return value instanceof Decimal ? value : null;
  } catch (error) {
    if (error instanceof FormulaFault) return null;
    throw error;
  }
}
