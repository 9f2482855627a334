import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../../document.js';
import { figureOfCell } from '../../../mentions/cell.js';
import type { Mention } from '../../../mentions/mention.js';
import type { Scored } from '../deductions.js';
import { byBands, bySteps, type Outcome } from './outcomes.js';
import { byFactor, byNone, byRate, byWords } from './plain-rules.js';
import { byLabels, byRanks } from './by-labels.js';
import { ruledItems, type Result, type RuledItem } from './ruled-items.js';

/** Marks that no reading of the rule told with them gives, whatever words it is told in. */
export const ruledScores = (document: TextDocument): Scored[] =>
  ruledItems(document).flatMap((item) => {
    const outcomes = outcomesOf(item);
    const sure = outcomes.find((one) => one.sure);
    if (sure === undefined) return [];
    const wrong = item.results.find(
      (result) => !isExplained(result, item, outcomes) && !isOfOther(result, item),
    );
    return wrong === undefined ? [] : scored(wrong, item, sure);
  });

const outcomesOf = (item: RuledItem): Outcome[] => [
  ...bySteps(item),
  ...byBands(item),
  ...byRate(item),
  ...byFactor(item),
  ...byNone(item),
  ...byWords(item),
  ...byLabels(item),
  ...byRanks(item),
];

/** 退回1次扣0.2分 beside a rule for every 件: taken off for what the rule does not count. */
function isOfOther({ as, start }: Result, { facts, steps, text, start: from }: RuledItem): boolean {
  const last = facts.findLast((one) => one.end <= start);
  const [step, ...more] = steps;
  if (as === 'got' || last === undefined || step === undefined || more.length > 0) return false;
  const between = text.slice(last.end - from, start - from);
  return !/[，。；：]/.test(between) && !isSameUnit(last.unit, step.unit);
}

const isSameUnit = (one: string, other: string): boolean =>
  one === other ||
  other === '' ||
  [one, other].every((unit) => unit === '%' || unit === '个百分点');

/** Rounded or cut off, as marks or as what they are short of; 基础分3分 with what every further one adds. */
function isExplained(
  result: Result,
  { fulls, steps }: RuledItem,
  outcomes: readonly Outcome[],
): boolean {
  const isBase = steps[0]?.gains === true;
  return outcomes.some((outcome) => {
    const { as, value } = outcome;
    const fits = (made: Decimal): boolean =>
      made
        .minus(result.value)
        .abs()
        .lessThanOrEqualTo(slackOf(result, outcome, made));
    if (as !== result.as)
      return fulls.some((full) => fits(Decimal.max(full.value.minus(value), 0)));
    return fits(value) || (isBase && fulls.some((base) => fits(base.value.plus(value))));
  });
}

/** A rounded mark may be off by half of its last place, one cut off by the whole of it. */
function slackOf({ half, value }: Result, { exact }: Outcome, made: Decimal): Decimal {
  if (exact === true && made.decimalPlaces() <= MOST_PLACES) return new Decimal(0);
  return value.isInteger() ? half : half.times(2).minus(SMALL);
}
const MOST_PLACES = 2;
/** Less than any place that marks are told in. */
const SMALL = '0.0001';

function scored(result: Result, { fulls }: RuledItem, sure: Outcome): Scored[] {
  const got = markAt(result);
  const [full] = fulls;
  if (got === null) return [];
  if (sure.as === result.as)
    return [{ got, of: rangesOf(sure), worked: sure.worked, computed: sure.value, ruled: true }];
  if (full === undefined) return [];
  const computed = Decimal.max(full.value.minus(sure.value), 0);
  const worked = `${full.value.toFixed()} − ${sure.worked}`;
  return [{ got, of: rangesOf(sure), worked, computed, ruled: true }];
}

const rangesOf = ({ of }: Outcome): Mention[] =>
  of.flatMap(({ start, end }) => {
    const made = figureOfCell({ text: '0', start }, '');
    return made === null ? [] : [{ ...made, end }];
  });

function markAt({ value, start, end }: Result): Mention | null {
  const made = figureOfCell({ text: value.toFixed(), start }, '分');
  return made === null ? null : { ...made, end, unit: '分' };
}
