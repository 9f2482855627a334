import { narrativeConditions } from '../blocks.js';
import { expansionOf } from '../../conditions/expansion.js';
import { formConditions, packageConditions } from '../places.js';
import { lintCondition } from './conditions.js';
import { lintFormFormulas } from './formulas.js';
import type { LintContext } from './types.js';

const MAX_RULES = 2_000;
/** Parts of one condition, and of all, once named conditions stand in their places; the 2024 rules have about 500. */
const MAX_PARTS = 1_000;
const MAX_ALL_PARTS = 20_000;

function lintIndicators(context: LintContext): void {
  context.pkg.indicators.categories.forEach((category, c) =>
    category.indicators.forEach((indicator, i) => {
      const path = `indicators.categories.${c}.indicators.${i}`;
      formConditions(indicator.scoring, `${path}.scoring`).forEach((placed) =>
        lintCondition(context, placed.condition, placed.path),
      );
      lintFormFormulas(context, indicator.scoring, `${path}.scoring`);
      if (indicator.notApplicable !== undefined)
        lintCondition(context, indicator.notApplicable.when, `${path}.notApplicable.when`);
    }),
  );
}

function lintSize(context: LintContext): void {
  const { indicators, checks } = context.pkg;
  const rules =
    indicators.categories.reduce((sum, category) => sum + category.indicators.length, 0) +
    checks.checks.length +
    Object.keys(indicators.conditions).length;
  if (rules > MAX_RULES) context.error('indicators', `规则共 ${rules} 条，最多 ${MAX_RULES} 条`);
}

/** What conditions come to with the named ones in their places, each by itself and all together. */
function lintExpansion(context: LintContext): void {
  const { pkg } = context;
  const sizeOf = expansionOf(new Map(Object.entries(pkg.indicators.conditions)));
  const sizes = packageConditions(pkg).map(({ condition, path }) => {
    const size = sizeOf(condition);
    const large = Number.isFinite(size) && size > MAX_PARTS;
    if (large) context.error(path, `条件连同命名条件共 ${size} 部分，最多 ${MAX_PARTS} 部分`);
    return Number.isFinite(size) && !large ? size : 0;
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > MAX_ALL_PARTS)
    context.error('indicators', `全部条件共 ${total} 部分，最多 ${MAX_ALL_PARTS} 部分`);
}

function hiddenFieldKnown(context: LintContext, field: string): boolean {
  if (context.facts.has(field)) return true;
  const [table, column] = field.split('/', 2) as [string, string | undefined];
  if (column !== undefined) return context.facts.get(table)?.columns?.has(column) === true;
  const at = field.lastIndexOf('.');
  return (
    at > 0 && context.facts.get(field.slice(0, at))?.columns?.has(field.slice(at + 1)) === true
  );
}

/** Conditions wherever they stand, the size of the rulebook, and the fields that disclosure hides. */
export function lintRules(context: LintContext): void {
  const { indicators, checks, narrative, disclosure } = context.pkg;
  Object.entries(indicators.conditions).forEach(([name, condition]) =>
    lintCondition(context, condition, `indicators.conditions.${name}`),
  );
  lintIndicators(context);
  checks.checks.forEach((check, index) => {
    if (check.when !== undefined)
      lintCondition(context, check.when, `checks.checks.${index}.when`, check.forEach);
  });
  narrativeConditions(narrative).forEach(({ condition, path }) =>
    lintCondition(context, condition, path),
  );
  disclosure.hidden.forEach(({ field }, index) => {
    if (!hiddenFieldKnown(context, field))
      context.error(`disclosure.hidden.${index}.field`, `没有字段 ${field}`);
  });
  lintSize(context);
  lintExpansion(context);
}
