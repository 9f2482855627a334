import { narrativeConditions } from '../blocks.js';
import type { ScoringForm } from '../../schema/index.js';
import { lintCondition } from './conditions.js';
import { lintFormFormulas } from './formulas.js';
import type { LintContext } from './types.js';

const MAX_RULES = 2_000;

function lintFormConditions(context: LintContext, form: ScoringForm, path: string): void {
  if ('when' in form) lintCondition(context, form.when, `${path}.when`);
  if (form.form === 'gate') lintFormConditions(context, form.then, `${path}.then`);
  if (form.form === 'best_of') {
    form.alternatives.forEach(({ scoring }, index) =>
      lintFormConditions(context, scoring, `${path}.alternatives.${index}.scoring`),
    );
  }
  if (form.form === 'checklist' || form.form === 'bonus' || form.form === 'penalty') {
    form.items.forEach((item, index) =>
      lintCondition(context, item.when, `${path}.items.${index}.when`),
    );
  }
}

function lintIndicators(context: LintContext): void {
  context.pkg.indicators.categories.forEach((category, c) =>
    category.indicators.forEach((indicator, i) => {
      const path = `indicators.categories.${c}.indicators.${i}`;
      lintFormConditions(context, indicator.scoring, `${path}.scoring`);
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
}
