import { Decimal } from '#libs/kernel';
import type { Evaluation } from '../evaluate/types.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { linearForm, type CellsOf, type LinearForm } from './linear.js';
import type { Equation } from './suppression.js';

/** Score of an indicator or a category, as placeholders of the narrative name it. */
export const scoreOf = (kind: 'indicator' | 'category', id: string): string =>
  `${kind}.${id}.score`;
const TOTAL = 'score.total';

/** Every cell of a column, whether its row is classified or not. */
export function cellsIn(facts: Evaluation['facts']): CellsOf {
  return (table, column) => {
    const value = facts[table]?.value;
    return Array.isArray(value) ? value.map(({ id }) => `${table}/${id}/${column}`) : [];
  };
}

/**
 * The linear relations a reader of the public version knows: sums the cross-checks state, derived sums, and how
 * indicators add up to categories and those to the score.
 */
export function publicRelations(
  rulebook: CompiledRulebook,
  evaluation: Evaluation,
): readonly Equation[] {
  const cells = cellsIn(evaluation.facts);
  return [
    ...checkRelations(rulebook, cells),
    ...derivedRelations(rulebook, cells),
    ...scoreRelations(evaluation),
  ];
}

function checkRelations(rulebook: CompiledRulebook, cells: CellsOf): Equation[] {
  const sums = rulebook.package.checks.checks.filter(
    ({ operator, forEach }) => operator === '=' && forEach === undefined,
  );
  return sums.flatMap(({ left, right }) => {
    const [one, other] = [linearForm(left, cells), linearForm(right, cells)];
    return one === null || other === null ? [] : equation(minus(one, other));
  });
}

function derivedRelations({ derived }: CompiledRulebook, cells: CellsOf): Equation[] {
  return [...derived].flatMap(([id, { source }]) => {
    const form = linearForm(source, cells);
    return form === null ? [] : equation(minus(form, new Map([[id, new Decimal(1)]])));
  });
}

function scoreRelations({ score }: Evaluation): Equation[] {
  const marks = (names: readonly string[], sum: string): Equation => ({
    terms: new Map([...names.map((name): [string, bigint] => [name, 1n]), [sum, -1n]]),
  });
  const categories = score.categories.map(({ id }) => {
    const scored = score.indicators.filter((one) => one.category === id && one.score !== null);
    return marks(
      scored.map((one) => scoreOf('indicator', one.id)),
      scoreOf('category', id),
    );
  });
  return [
    ...categories,
    marks(
      score.categories.map(({ id }) => scoreOf('category', id)),
      TOTAL,
    ),
  ];
}

function minus(left: LinearForm, right: LinearForm): LinearForm {
  const terms = new Map(left);
  for (const [name, value] of right)
    terms.set(name, (terms.get(name) ?? new Decimal(0)).minus(value));
  return terms;
}

/** Whole coefficients; nothing for a relation without terms. */
function equation(form: LinearForm): Equation[] {
  const terms = [...form].filter(([, value]) => !value.isZero());
  if (terms.length === 0) return [];
  const places = Math.max(...terms.map(([, value]) => value.decimalPlaces()));
  const factor = new Decimal(10).pow(places);
  return [
    {
      terms: new Map(terms.map(([name, value]) => [name, BigInt(value.times(factor).toFixed(0))])),
    },
  ];
}
