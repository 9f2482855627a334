import type { Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';

/** The mean of figures listed before it. */
export interface Mean {
  readonly printed: Mention;
  readonly of: readonly Mention[];
  readonly computed: Decimal;
}

const MEAN = /平均(?:满意度|满意率|得分|分|值)?(?:为|是|达|达到)?$/;
const LISTS = /(?:分别|依次)(?:为|是|得)?$/;
const GOES_ON = /^(?:、|和|及|与)$/;
/** A mean that is weighed need not be that of the figures alone. */
const WEIGHED = /加权|权重/;

/** 三类对象满意度分别为95.2%、96.4%、94.6%，平均95.4%: means of percentages or scores that do not follow. */
export function wrongMeans({ mentions, text }: Statement): Mean[] {
  if (WEIGHED.test(text)) return [];
  return mentions.flatMap((printed, index) => {
    const rated = printed.kind === 'percent' || printed.unit === '分';
    if (!rated || !printed.exact || !MEAN.test(printed.before)) return [];
    const from = mentions.slice(0, index).findLastIndex(({ before }) => LISTS.test(before));
    const of = mentions.slice(Math.max(0, from), index);
    const listed = of.every(
      ({ unit, exact, before }, at) =>
        unit === printed.unit && exact && (at === 0 || GOES_ON.test(before)),
    );
    if (from < 0 || of.length < 2 || !listed) return [];
    const sum = of
      .slice(1)
      .reduce((total, { value }) => total.plus(value), of[0]?.value ?? printed.value);
    const computed = sum.div(of.length);
    return agrees(computed, printed) ? [] : [{ printed, of, computed }];
  });
}
