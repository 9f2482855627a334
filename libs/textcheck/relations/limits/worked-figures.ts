import { Decimal } from '#libs/kernel';

import type { Figure } from './limits.js';

const HUNDRED = 100;
/** 办公费占公用经费的比例, 工资总额的3%: a share of something told beside it. */
const OF_SHARE = /占|比例|比重|的$/;
const EACH = /每|人均/;
const COUNTED =
  /^(?:人|人次|餐次|车次|台次|天|期|次|户|桌|批|间|台|辆|班|学时|课时|月|平方米|亩|公里|个.*)$/;
const YUAN = '元';
const ONE_DAY = /[一1]天|当天|一日/;
const isOfDays = ({ thing }: Figure): boolean => thing === '天';

/** A figure told by those it follows from: 36万元 of 200万元 for a limit of 15%, 23.2万元 for 80人 of 5天 for one of 每人每天. */
export function workedFigure(limit: Figure, told: readonly Figure[]): Figure | null {
  const plain = told.filter(({ exact, side }) => exact && side === null);
  if (limit.thing === '%') return OF_SHARE.test(limit.before) ? shareOf(limit, plain) : null;
  return limit.thing === YUAN && EACH.test(limit.before) ? eachOf(limit, plain) : null;
}

/** The one figure in the only other of its sort. */
function shareOf(limit: Figure, told: readonly Figure[]): Figure | null {
  if (told.some(({ thing }) => thing === '%')) return null;
  const pairs = told.filter(
    ({ thing }, at) => told.findIndex((one) => one.thing === thing) === at && thing !== limit.thing,
  );
  const found = pairs.map(({ thing }) => told.filter((one) => one.thing === thing));
  const [pair, ...more] = found.filter(({ length }) => length === 2);
  const [one, other] = pair ?? [];
  if (one === undefined || other === undefined || more.length > 0 || found.length > 1) return null;
  const [less, most] = one.value.lessThan(other.value) ? [one, other] : [other, one];
  return most.value.isZero() ? null : { ...less, value: less.value.div(most.value).times(HUNDRED) };
}

/** The one amount for each of as many as are told, with as many counts as the words of the limit say. */
function eachOf(limit: Figure, told: readonly Figure[]): Figure | null {
  const per = limit.before.match(/每|人均/g)?.length ?? 0;
  const [sum, ...more] = told.filter(({ thing }) => thing === YUAN);
  const counts = told.filter(({ thing }) => COUNTED.test(thing));
  // 会期一天: one day makes nothing more.
  const isOneDay = told.some(({ of }) => ONE_DAY.test(of.text)) && !counts.some(isOfDays);
  const least = isOneDay ? per - 1 : per;
  if (sum === undefined || more.length > 0 || counts.length !== Math.max(1, least)) return null;
  const product = counts.reduce((all, { value }) => all.times(value), new Decimal(1));
  return product.isZero() ? null : { ...sum, value: sum.value.div(product) };
}
