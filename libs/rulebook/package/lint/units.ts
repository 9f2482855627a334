import { RATIO, kindOf, Units, type Unit } from '../../formula/units.js';
import type { RulebookPackage } from '../../schema/index.js';
import { packageFormulas } from '../places.js';
import type { LintContext } from './types.js';

/** Units that formulas with a field of their own must come to, by the path of the formula. */
function wantedUnits({ facts }: RulebookPackage): ReadonlyMap<string, Unit> {
  return new Map(
    facts.facts.flatMap(({ unit, formula, columns = [] }, f) => {
      const path = `facts.facts.${f}`;
      const own: [string, Unit][] =
        formula === undefined ? [] : [[`${path}.formula`, kindOf(unit)]];
      const inside = columns.flatMap((column, c): [string, Unit][] =>
        column.formula === undefined ? [] : [[`${path}.columns.${c}.formula`, kindOf(column.unit)]],
      );
      return [...own, ...inside];
    }),
  );
}

const mixedWords = ([one, other]: readonly [string, string]): string =>
  one === RATIO || other === RATIO
    ? '百分数与没有乘以 100 的比值混用'
    : `单位混用：${one} 与 ${other} 不能相加减或比较`;

/** Figures of different units added, subtracted or compared; shares that are not multiplied by 100. */
export function lintUnits(context: LintContext): void {
  const wanted = wantedUnits(context.pkg);
  for (const { path, source, row } of packageFormulas(context.pkg)) {
    const units = new Units(context.checkFacts, row);
    const unit = units.ofSource(source);
    const own = wanted.get(path) ?? null;
    units.mixed.forEach((pair) => {
      context.warn(path, mixedWords(pair));
    });
    if (unit === null || own === null || unit === own) continue;
    if (unit === RATIO && own !== '%') continue;
    context.warn(
      path,
      unit === RATIO ? '百分数的公式没有乘以 100' : `公式得出的单位是 ${unit}，应为 ${own}`,
    );
  }
  context.pkg.checks.checks.forEach(({ left, right, forEach }, index) => {
    const units = new Units(context.checkFacts, forEach);
    const sides = [units.ofSource(left), units.ofSource(right)];
    const within = units.mixed.length;
    units.joined(sides);
    units.mixed.slice(within).forEach((pair) => {
      context.warn(`checks.checks.${index}`, mixedWords(pair));
    });
  });
}
