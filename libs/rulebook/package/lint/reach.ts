import { Decimal } from '#libs/kernel';
import type { Range } from '../../formula/range.js';
import type { CheckDefinition } from '../../schema/index.js';
import { intervalOf, printInterval } from '../../score/intervals.js';
import { formBands, placedIndicators, type PlacedBands } from '../places.js';
import { fullMarksBarrier } from './full-marks.js';
import { meets, Reach } from './possible.js';
import type { LintContext } from './types.js';

function lintBandsReached(
  context: LintContext,
  { value, bands, path }: PlacedBands,
  reach: Reach,
): void {
  const range = reach.range(value);
  bands.map(intervalOf).forEach((interval, index) => {
    if (!meets(interval, range))
      context.warn(
        `${path}.${index}`,
        `分档 ${printInterval(interval)} 取不到值：${printRange(range)}`,
      );
  });
}

function printRange({ min, max }: Range): string {
  const bounds = [
    ...(min === null ? [] : [`最小为 ${min.toFixed()}`]),
    ...(max === null ? [] : [`最大为 ${max.toFixed()}`]),
  ];
  return `数值${bounds.join('，')}`;
}

type Relation = CheckDefinition['operator'];
const SAME_HOLDS = new Set<Relation>(['=', '<=', '>=']);

/** Whether a check holds whatever is reported; what is missing is another matter. */
function alwaysHolds({ left, operator, right }: CheckDefinition, reach: Reach): boolean {
  if (left.trim() === right.trim()) return SAME_HOLDS.has(operator);
  const [one, other] = [reach.range(left), reach.range(right)];
  const least = (low: Range, high: Range, strict: boolean): boolean =>
    low.max !== null &&
    high.min !== null &&
    (strict ? low.max.lt(high.min) : low.max.lte(high.min));
  if (operator === '<' || operator === '<=') return least(one, other, operator === '<');
  if (operator === '>' || operator === '>=') return least(other, one, operator === '>');
  return operator === '!=' && (least(one, other, true) || least(other, one, true));
}

function lintCheck(context: LintContext, check: CheckDefinition, path: string, reach: Reach): void {
  if (check.when !== undefined && !reach.canHold(check.when))
    context.warn(`${path}.when`, `校验 ${check.id} 的条件不可能成立，从不校验`);
  if (check.onMissing === 'skip_if_any' && alwaysHolds(check, reach))
    context.warn(path, `校验 ${check.id} 不可能不通过`);
}

/**
 * What can never come about: bands no value falls in, full marks nobody can have, checks that cannot fail. For a package
 * without errors: names lead somewhere, and none to itself.
 */
export function lintReach(context: LintContext): void {
  const reach = new Reach(context);
  placedIndicators(context.pkg).forEach(({ indicator, path }) => {
    const { scoring, fullMarks } = indicator;
    formBands(scoring, `${path}.scoring`).forEach((list) => lintBandsReached(context, list, reach));
    const why = fullMarksBarrier(scoring, new Decimal(fullMarks), reach);
    if (why !== null) context.warn(`${path}.scoring`, `没有办法得满分：${why}`);
  });
  context.pkg.indicators.caps.forEach(({ value, bands }, index) =>
    lintBandsReached(context, { value, bands, path: `indicators.caps.${index}.bands` }, reach),
  );
  context.pkg.checks.checks.forEach((check, index) =>
    lintCheck(context, check, `checks.checks.${index}`, reach),
  );
}
