import { Decimal } from '#libs/kernel';
import { decimalsOf } from '../facts/parse-scalar.js';
import type { CompiledFormula } from '../formula/nodes.js';
import type { FactSymbol } from '../formula/symbols.js';
import { sameScalar, type Scalar } from '../formula/values.js';
import type { CheckDefinition } from '../schema/index.js';

type Operator = CheckDefinition['operator'];

const OF_DIFFERENCE: Readonly<
  Record<Operator, (difference: Decimal, tolerance: Decimal) => boolean>
> = {
  '=': (difference, tolerance) => difference.abs().lte(tolerance),
  '!=': (difference, tolerance) => difference.abs().gt(tolerance),
  '<=': (difference, tolerance) => difference.lte(tolerance),
  '>=': (difference, tolerance) => difference.gte(tolerance.negated()),
  '<': (difference, tolerance) =>
    tolerance.isZero() ? difference.lt(0) : difference.lt(tolerance),
  '>': (difference, tolerance) =>
    tolerance.isZero() ? difference.gt(0) : difference.gt(tolerance.negated()),
};

const OF_ORDER: Readonly<Record<Operator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
};

/** Whether `left operator right` holds. Numbers within the tolerance; dates by day; texts and booleans as they are. */
export function holds(
  left: Scalar,
  operator: Operator,
  right: Scalar,
  tolerance: Decimal,
): boolean {
  if (left instanceof Decimal && right instanceof Decimal)
    return OF_DIFFERENCE[operator](left.minus(right), tolerance);
  if (sameScalar(left, right)) return OF_ORDER[operator](0);
  return OF_ORDER[operator](String(left) < String(right) ? -1 : 1);
}

/** The field a formula is, when it is nothing but that field. */
function fieldDefinition(
  formula: CompiledFormula,
  facts: ReadonlyMap<string, FactSymbol>,
  table: string | undefined,
) {
  const source = formula.source.trim();
  if (source.startsWith('row.'))
    return facts.get(table ?? '')?.columns?.get(source.slice('row.'.length))?.definition;
  return formula.facts.length === 1 && formula.facts[0] === source
    ? facts.get(source)?.definition
    : undefined;
}

/** Digits after the point with which a figure is printed: of its field where that says so, else as many as it has. */
function printedPlaces(
  formula: CompiledFormula,
  value: Decimal,
  facts: ReadonlyMap<string, FactSymbol>,
  table: string | undefined,
): number | null {
  const definition = fieldDefinition(formula, facts, table);
  if (definition === undefined) return null;
  const free = definition.type === 'number' && definition.decimals === undefined;
  return free ? value.decimalPlaces() : decimalsOf(definition);
}

/**
 * Half a unit of the last printed place of the compared figures; the coarser of two. A computed side is not printed
 * and does not count, unless both are computed: then each by the digits it has.
 */
export function printedTolerance(
  sides: readonly { readonly formula: CompiledFormula; readonly value: Decimal }[],
  facts: ReadonlyMap<string, FactSymbol>,
  table: string | undefined,
): Decimal {
  const printed = sides
    .map(({ formula, value }) => printedPlaces(formula, value, facts, table))
    .filter((places) => places !== null);
  const places = printed.length > 0 ? printed : sides.map(({ value }) => value.decimalPlaces());
  return new Decimal(10).pow(-Math.min(...places)).div(2);
}
