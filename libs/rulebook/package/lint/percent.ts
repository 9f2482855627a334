import { Decimal, isPlainDecimal } from '#libs/kernel';
import { childrenOf, isComparison } from '../../conditions/compile.js';
import { Ranges } from '../../formula/range.js';
import { Units } from '../../formula/units.js';
import type { Comparison, Condition } from '../../schema/index.js';
import { formBands, formDeductions, packageConditions, placedIndicators } from '../places.js';
import type { LintContext } from './types.js';

/** 0.3 where 30 is meant: above nothing and below one per cent. */
const isFraction = (text: string): boolean =>
  isPlainDecimal(text) && new Decimal(text).gt(0) && new Decimal(text).lt(1);

const words = (text: string): string =>
  `百分数按 30 这样填写：${text} 是百分之 ${text}，是否应为 ${new Decimal(text).times(100).toFixed()}`;

function lintComparison(context: LintContext, one: Comparison, path: string, table?: string): void {
  const { fact, path: column = '', value } = one;
  const definition =
    fact === 'row'
      ? context.checkFacts.get(table ?? '')?.columns?.get(column)?.definition
      : context.facts.get(fact)?.definition;
  if (definition?.type === 'percent' && typeof value === 'string' && isFraction(value))
    context.warn(`${path}.value`, words(value));
}

function lintCondition(
  context: LintContext,
  condition: Condition,
  path: string,
  table?: string,
): void {
  if (isComparison(condition)) {
    lintComparison(context, condition, path, table);
    return;
  }
  const key = 'all' in condition ? 'all' : 'any';
  childrenOf(condition).forEach((child, index) => {
    const at = 'not' in condition ? `${path}.not` : `${path}.${key}.${index}`;
    lintCondition(context, child, at, table);
  });
}

/** Limits of a scoring form over a share. Small ones may be meant; that all of them are below one is a slip. */
function lintForms(context: LintContext): void {
  const isPercent = (source: string) => new Units(context.facts).ofSource(source) === '%';
  placedIndicators(context.pkg).forEach(({ indicator: { scoring }, path }) => {
    formBands(scoring, `${path}.scoring`).forEach(({ value, bands, path: at }) => {
      const bounds = bands.flatMap(({ from, to }) => [from, to]);
      const known = bounds.filter((one) => one !== undefined && !new Decimal(one).isZero());
      const small = known.filter((one) => isFraction(one ?? ''));
      const all = known.every((one) => new Decimal(one ?? '').lte(1));
      if (isPercent(value) && all && small[0] !== undefined) context.warn(at, words(small[0]));
    });
    formDeductions(scoring, `${path}.scoring`).forEach(({ count, allowance, path: at }) => {
      if (allowance !== undefined && isPercent(count) && isFraction(allowance))
        context.warn(`${at}.allowance`, words(allowance));
    });
  });
}

/** Checks that hold a share against a constant. */
function lintChecks(context: LintContext): void {
  const ranges = new Ranges(context.checkFacts);
  const constant = (source: string): string | null => {
    const { min, max } = ranges.ofSource(source);
    return min !== null && max !== null && min.equals(max) ? min.toFixed() : null;
  };
  context.pkg.checks.checks.forEach(({ left, right, forEach }, index) => {
    const pairs = [
      ['left', left, right],
      ['right', right, left],
    ] as const;
    for (const [side, own, other] of pairs) {
      const value = constant(own);
      const share = new Units(context.checkFacts, forEach).ofSource(other) === '%';
      if (value !== null && isFraction(value) && share)
        context.warn(`checks.checks.${index}.${side}`, words(value));
    }
  });
}

/** Shares held against fractions, and share facts in another unit than %. */
export function lintPercent(context: LintContext): void {
  context.pkg.facts.facts.forEach(({ type, unit, label, columns = [] }, f) => {
    const fields = [{ type, unit, label, path: `facts.facts.${f}` }].concat(
      columns.map((column, c) => ({
        ...{ type: column.type as typeof type, unit: column.unit, label: column.label },
        path: `facts.facts.${f}.columns.${c}`,
      })),
    );
    for (const field of fields)
      if (field.type === 'percent' && field.unit !== undefined && field.unit !== '%')
        context.warn(
          `${field.path}.unit`,
          `${field.label}：百分数的单位应为 %，现为 ${field.unit}`,
        );
  });
  packageConditions(context.pkg).forEach(({ condition, path, row }) => {
    lintCondition(context, condition, path, row);
  });
  lintForms(context);
  lintChecks(context);
}
