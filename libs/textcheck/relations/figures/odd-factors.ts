import type { Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { show } from './arithmetic.js';
import type { OddUnit } from './odd-units.js';

/** 每平方米造价3000元, 每台6.5万元: so much for each of what. */
const EACH =
  /每(?:一|个|名|位)?(平方米|立方米|延米|公里|公顷|人次|课时|[人户亩米吨台套辆件个座处家所间栋口眼场期次])(?:[^，。；\d每均]{0,6})$|单价(?:为)?$/;
const OF_OTHERS = /上年|去年|目标|计划|控制/;
const MYRIAD = 10_000;
const FEWEST_IN_PRODUCT = 100;

/** Three figures of a sentence of which two make the third but for the unit of one of them. */
export const oddFactors = (statement: Statement): OddUnit[] =>
  statement.mentions.flatMap((rate) => {
    const each = eachOf(rate);
    if (each === null || statement.inTable) return [];
    const others = statement.mentions.filter((one) => one !== rate && one.exact);
    const counts = others.filter(({ kind, base }) => kind === 'count' && base.greaterThan(1));
    const totals = others.filter(({ kind, before }) => kind === 'amount' && !EACH.test(before));
    const pairs = counts.flatMap((count) => totals.map((total) => ({ count, total })));
    if (pairs.some((pair) => makes(rate, pair, 1) && isCountedSo(pair.count, each))) return [];
    return pairs.flatMap((pair) => oddOf(rate, pair, each));
  });

function eachOf({ kind, exact, before }: Mention): string | null {
  const found = EACH.exec(before);
  const told = kind === 'amount' && exact && found !== null && !OF_OTHERS.test(before);
  return told ? (found[1] ?? '') : null;
}

interface Factors {
  readonly count: Mention;
  readonly total: Mention;
}

const productOf = (rate: Mention, { count }: Factors): Decimal => rate.base.times(count.base);

const makes = (rate: Mention, pair: Factors, times: number): boolean =>
  productOf(rate, pair).times(times).equals(pair.total.base);

const SAME: Readonly<Record<string, string>> = { 名: '人', 家: '个', 处: '个', 所: '个', 台: '套' };
const thingOf = (unit: string): string => SAME[unit] ?? unit;

const isCountedSo = ({ thing }: Mention, each: string): boolean =>
  each === '' || thingOf(thing) === thingOf(each);

const MEASURES = new Set(['平方米', '立方米', '延米', '公里', '公顷', '亩', '米', '吨']);

/** 3200亩 at 每平方米3000元 make 960万元: 3200平方米; 12台 at 6.5万元 make 78元: 78万元. */
function oddOf(rate: Mention, pair: Factors, each: string): OddUnit[] {
  const { count, total } = pair;
  const product = `${show(count.value)} × ${show(rate.value)}`;
  const large = productOf(rate, pair).greaterThanOrEqualTo(FEWEST_IN_PRODUCT);
  const isMeasured = MEASURES.has(each) && MEASURES.has(count.thing);
  if (large && isMeasured && makes(rate, pair, 1) && !isCountedSo(count, each))
    return [{ odd: count, beside: [rate, total], product: `${product} = ${show(total.value)}` }];
  const off = [MYRIAD, 1 / MYRIAD].some((times) => makes(rate, pair, times));
  return off && isCountedSo(count, each)
    ? [{ odd: total, beside: [rate, count], product: `${product} = ${show(total.value)}` }]
    : [];
}
