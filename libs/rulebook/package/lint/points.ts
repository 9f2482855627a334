import { Decimal, sumDecimals, toDecimalString } from '#libs/kernel';
import type { ScoringForm } from '../../schema/index.js';
import { intervalOf, isEmptyInterval } from '../../score/intervals.js';
import { placedIndicators } from '../places.js';
import { byLowerBound } from './bands.js';
import type { LintContext } from './types.js';

type Bands = Extract<ScoringForm, { form: 'bands' }>['bands'];
interface Weighted {
  readonly points: string;
}

const sumOf = (items: readonly Weighted[]): Decimal =>
  sumDecimals(items.map(({ points }) => new Decimal(points)));

/** Points that rise and fall again along the line: two bands have changed places. */
function lintOrder(context: LintContext, bands: Bands, path: string): void {
  const sorted = bands
    .map((band) => ({ interval: intervalOf(band), points: new Decimal(band.points) }))
    .filter(({ interval }) => !isEmptyInterval(interval))
    .sort((a, b) => byLowerBound(a.interval, b.interval));
  const steps = sorted.slice(1).map(({ points }, index) => points.cmp(sorted[index]?.points ?? 0));
  if (steps.includes(1) && steps.includes(-1))
    context.warn(path, '各档得分忽高忽低：随数值增大，得分应一直升或一直降');
}

/** What one item takes must not be more than there is. */
function lintEach(
  context: LintContext,
  items: readonly Weighted[],
  { most, what, path }: { readonly most: Decimal; readonly what: string; readonly path: string },
): void {
  items.forEach(({ points }, index) => {
    if (new Decimal(points).gt(most))
      context.warn(
        `${path}.items.${index}.points`,
        `一项 ${points} 分，超过${what} ${most.toFixed()}`,
      );
  });
}

function lintForm(context: LintContext, form: ScoringForm, full: Decimal, path: string): void {
  switch (form.form) {
    case 'bands':
      lintOrder(context, form.bands, `${path}.bands`);
      break;
    case 'checklist': {
      const sum = sumOf(form.items);
      if (!sum.equals(full))
        context.warn(
          `${path}.items`,
          `各项合计 ${toDecimalString(sum)} 分，与满分 ${full.toFixed()} 不等`,
        );
      break;
    }
    case 'deductions':
      lintEach(context, form.items, { most: full, what: '满分', path });
      break;
    case 'penalty': {
      const limit = new Decimal(form.limit);
      lintEach(context, form.items, { most: limit, what: '扣分上限', path });
      const counted = form.items.some(({ count }) => count !== undefined);
      if (!counted && sumOf(form.items).lt(limit))
        context.warn(
          `${path}.limit`,
          `各项最多扣 ${toDecimalString(sumOf(form.items))} 分，到不了上限 ${form.limit}`,
        );
      break;
    }
    case 'gate':
      lintForm(context, form.then, full, `${path}.then`);
      break;
    case 'best_of':
      form.alternatives.forEach(({ scoring }, index) => {
        lintForm(context, scoring, full, `${path}.alternatives.${index}.scoring`);
      });
      break;
    default:
  }
}

/** Points that are possible and yet hardly meant: items that do not come to full marks, or take more than there is. */
export function lintPoints(context: LintContext): void {
  placedIndicators(context.pkg).forEach(({ indicator, path }) => {
    lintForm(context, indicator.scoring, new Decimal(indicator.fullMarks), `${path}.scoring`);
  });
  context.pkg.indicators.caps.forEach(({ bands }, index) => {
    const asPoints = bands.map(({ atMost, ...band }) => ({ ...band, points: atMost }));
    lintOrder(context, asPoints, `indicators.caps.${index}.bands`);
  });
}
