import type { TextDocument } from '../../document.js';
import { agrees, inUnitOf } from './arithmetic.js';
import type { SoleProduct } from './sole-products.js';

const MONTHS = 12;

/** 1台28.80万元，2台每台1.40万元，三台合计31.60万元; 每户每月200元，全年2400元; 由6000元提高到8000元，13个增加26000元: the total is of more, of one only, or of the rise. */
export function isMadeUp(
  { statements }: TextDocument,
  { rate, total }: Pick<SoleProduct, 'rate' | 'total'>,
): boolean {
  const beside = statements.find(({ mentions }) => mentions.includes(total))?.mentions ?? [];
  const counts = beside.filter(({ kind }) => kind === 'count');
  const others = beside.filter((one) => one.kind === 'amount' && one !== rate && one !== total);
  const makes = (value: typeof rate.base): boolean => agrees(inUnitOf(value, total), total);
  const isYear = /每?月/.test(rate.before.slice(-8)) && /[全每]年/.test(total.before.slice(-6));
  return (
    (isYear && makes(rate.base.times(MONTHS))) ||
    counts.some(({ base }) =>
      others.some(
        (other) =>
          makes(rate.base.times(base).plus(other.base)) ||
          makes(rate.base.minus(other.base).abs().times(base)),
      ),
    )
  );
}
