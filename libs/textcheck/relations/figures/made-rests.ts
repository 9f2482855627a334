import { alike, digitsOf, isShare } from './near.js';
import { total } from './arithmetic.js';
import { statedIn } from './stated.js';
import type { Held } from './held.js';

const FEWEST_DIGITS = 3;
const CARRIED = /结转|结余|滚存|留用/;
const WITH = /连同|加上|加之|另加|包括|含|并入|合并/;

/** 年初预算…，追加…，连同年初结转，调整预算数…: what it is more is told elsewhere as carried over. */
export function isWithCarriedOver({ document, statement, printed, others }: Held): boolean {
  if (!WITH.test(statement.text) || !CARRIED.test(statement.text)) return false;
  const rest = printed.base.minus(total(others));
  if (!rest.isPositive() || rest.isZero()) return false;
  return statedIn(document).some(
    ({ mention }) =>
      alike(mention, printed) &&
      digitsOf(mention) >= FEWEST_DIGITS - 1 &&
      CARRIED.test(mention.before) &&
      mention.base.equals(rest),
  );
}

const TOTAL = /(?:合计|共计|总计|计|共|小计)(?:为|有)?$/;

/** 编制合计30名；实有11人、17人计28人，空编2名: of the two totals told before it, not of one of their parts. */
export const isGapOfTotals = ({ statement: { mentions }, printed }: Held): boolean => {
  const totals = mentions.filter(
    (one) => one.end <= printed.start && alike(one, printed) && TOTAL.test(one.before),
  );
  return totals.some((one) =>
    totals.some((other) => one.base.minus(other.base).equals(printed.base)),
  );
};

const ADDED = /(?:追加|调增|增加|追减|增拨|新增|补充)[^，。；\d]{0,6}$/;

/** 预算420万元，追加80万元，支出450万元，按调整后预算计为90.0%: the rate told of them both bears it out. */
export function isToldAsGap({ statement: { mentions }, printed, others }: Held): boolean {
  return (
    ADDED.test(printed.before) &&
    mentions.some(
      (rate) =>
        rate.kind === 'percent' &&
        rate.exact &&
        others.some((spent) =>
          others.some(
            (first) =>
              first !== spent &&
              isShare(spent, { ...first, base: first.base.plus(printed.base) }, rate),
          ),
        ),
    )
  );
}
