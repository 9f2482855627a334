import { Decimal } from '#libs/kernel';
import {
  intervalOf,
  isEmptyInterval,
  printInterval,
  type Interval,
  type IntervalBounds,
} from '../../score/intervals.js';
import type { LintContext } from './types.js';

/** Intervals in the order of the line. */
export function byLowerBound(a: Interval, b: Interval): number {
  if (a.from === null || b.from === null) return a.from === b.from ? 0 : a.from === null ? -1 : 1;
  return a.from.comparedTo(b.from) || Number(b.fromInclusive) - Number(a.fromInclusive);
}

type Joint = 'joined' | 'gap' | 'overlap';

/** How the end of one band meets the start of the next. */
function jointOf(left: Interval, right: Interval): Joint {
  if (left.to === null || right.from === null) return 'overlap';
  const order = left.to.comparedTo(right.from);
  if (order !== 0) return order < 0 ? 'gap' : 'overlap';
  if (left.toInclusive === right.fromInclusive) return left.toInclusive ? 'overlap' : 'gap';
  return 'joined';
}

function lintJoints(
  context: LintContext,
  bands: readonly Interval[],
  path: string,
  gaps: boolean,
): void {
  bands.slice(1).forEach((right, index) => {
    const left = bands[index] ?? right;
    const joint = jointOf(left, right);
    const pair = `${printInterval(left)} 与 ${printInterval(right)}`;
    if (joint === 'overlap') context.error(path, `分档重叠：${pair}`);
    if (joint === 'gap' && gaps) context.error(path, `分档之间有空隙：${pair}`);
  });
}

/**
 * Bands without overlap; with `covering`, also without gap from −∞ to +∞, so that every value has its points.
 */
export function lintBands(
  context: LintContext,
  bands: readonly IntervalBounds[],
  path: string,
  covering: boolean,
): void {
  const intervals = bands.map(intervalOf);
  intervals.forEach((interval, index) => {
    if (isEmptyInterval(interval))
      context.error(`${path}.${index}`, `分档 ${printInterval(interval)} 不含任何值`);
  });
  const sorted = intervals.filter((interval) => !isEmptyInterval(interval)).sort(byLowerBound);
  lintJoints(context, sorted, path, covering);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!covering || first === undefined || last === undefined) return;
  if (first.from !== null) context.error(path, `分档未覆盖小于 ${printInterval(first)} 的值`);
  if (last.to !== null) context.error(path, `分档未覆盖大于 ${printInterval(last)} 的值`);
}

/** Grades: distinct bounds, the lowest from 0, none above 100. */
export function lintGrades(context: LintContext): void {
  const bounds = context.pkg.indicators.grades.map((grade) => new Decimal(grade.from));
  const path = 'indicators.grades';
  if (!bounds.some((bound) => bound.isZero())) context.error(path, '最低等级须从 0 起');
  if (bounds.some((bound) => bound.gt(100))) context.error(path, '等级下限不得大于 100');
  if (bounds.slice(1).some((bound, index) => bound.gte(bounds[index] ?? bound)))
    context.error(path, '等级须由高到低排列，且下限各不相同');
}
