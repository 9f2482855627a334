import { Decimal, sumDecimals, toDecimalString } from '#libs/kernel';
import type { CategoryDefinition, IndicatorDefinition, ScoringForm } from '../../schema/index.js';
import { lintBands } from './bands.js';
import type { LintContext } from './types.js';

function sumOf(texts: readonly string[]): Decimal {
  return sumDecimals(texts.map((text) => new Decimal(text)));
}

function lintSum(
  context: LintContext,
  parts: readonly string[],
  total: string,
  path: string,
  what: string,
): void {
  const sum = sumOf(parts);
  if (!sum.equals(total)) context.error(path, `${what}合计 ${toDecimalString(sum)}，应为 ${total}`);
}

/** What the form and the category it stands in may have to do with each other. */
function lintKind(
  context: LintContext,
  form: ScoringForm,
  category: CategoryDefinition,
  path: string,
): void {
  if (form.form === 'penalty' && category.kind !== 'penalty')
    context.error(path, '扣分项只能在扣分类别中');
  if (form.form === 'bonus' && category.kind !== 'bonus')
    context.error(path, '加分项只能在加分类别中');
  if (category.kind === 'penalty' && form.form !== 'penalty')
    context.error(path, '扣分类别中只能有扣分项');
}

function lintPoints(
  context: LintContext,
  form: ScoringForm,
  fullMarks: Decimal,
  path: string,
): void {
  switch (form.form) {
    case 'bands': {
      lintBands(context, form.bands, `${path}.bands`, true);
      const points = form.bands.map((band) => new Decimal(band.points));
      if (points.some((value) => value.gt(fullMarks)))
        context.error(`${path}.bands`, '分档得分不得大于满分');
      if (!points.some((value) => value.equals(fullMarks)))
        context.warn(`${path}.bands`, '没有一档可得满分');
      break;
    }
    case 'deductions':
      form.items.forEach((item, index) => {
        if (item.per !== undefined && new Decimal(item.per).isZero())
          context.error(`${path}.items.${index}.per`, '计扣单位须大于零');
        if (new Decimal(item.points).isZero())
          context.error(`${path}.items.${index}.points`, '扣分须大于零');
        if (item.fact !== undefined && !context.facts.has(item.fact))
          context.error(`${path}.items.${index}.fact`, `没有事实 ${item.fact}`);
      });
      break;
    case 'checklist':
    case 'bonus':
    case 'penalty':
      form.items.forEach((item, index) => {
        if (new Decimal(item.points).isZero())
          context.error(`${path}.items.${index}.points`, '分值须大于零');
      });
      break;
    case 'gate':
      lintPoints(context, form.then, fullMarks, `${path}.then`);
      break;
    case 'best_of':
      form.alternatives.forEach(({ scoring }, index) =>
        lintPoints(context, scoring, fullMarks, `${path}.alternatives.${index}.scoring`),
      );
      break;
    default:
  }
}

function lintIndicator(
  context: LintContext,
  indicator: IndicatorDefinition,
  category: CategoryDefinition,
  path: string,
): void {
  const fullMarks = new Decimal(indicator.fullMarks);
  if (category.kind === 'penalty' && !fullMarks.isZero())
    context.error(`${path}.fullMarks`, '扣分项满分须为 0');
  if (category.kind === 'scored' && fullMarks.isZero())
    context.error(`${path}.fullMarks`, '满分须大于 0');
  lintKind(context, indicator.scoring, category, `${path}.scoring`);
  lintPoints(context, indicator.scoring, fullMarks, `${path}.scoring`);
}

/** Full marks that add up: indicators to their category, scored categories to the total. */
export function lintMarks(context: LintContext): void {
  const { categories, fullMarks, caps } = context.pkg.indicators;
  categories.forEach((category, index) => {
    const path = `indicators.categories.${index}`;
    lintSum(
      context,
      category.indicators.map((indicator) => indicator.fullMarks),
      category.fullMarks,
      `${path}.fullMarks`,
      `${category.label}各指标满分`,
    );
    category.indicators.forEach((indicator, i) =>
      lintIndicator(context, indicator, category, `${path}.indicators.${i}`),
    );
  });
  const scored = categories.filter((category) => category.kind === 'scored');
  lintSum(
    context,
    scored.map((category) => category.fullMarks),
    fullMarks,
    'indicators.fullMarks',
    '各类别满分',
  );
  caps.forEach((cap, index) =>
    lintBands(context, cap.bands, `indicators.caps.${index}.bands`, false),
  );
}
