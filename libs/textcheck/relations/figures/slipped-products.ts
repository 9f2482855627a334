import { baseOf, digitsIn, isSame, otherFactors, SORTS, unitOf, type Told } from './measures-told.js';
import type { UnitSlip } from './unit-slips.js';

const OF_WHAT =
  '人次|人|名|户|亩|公顷|平方公里|平方米|平米|公里|千米|延米|米|天|日|月|年|次|件|台|套|辆|班|村|吨|公斤|立方米|餐|顿|册|本|盏|株|棵|头|只|羽|个|处|座|家|所|间|栋|口|眼|场|期|批|份|车|床|课时|学时|度|千瓦时|升|条|块|张|支';
/** 每亩120元, 每人次献血300毫升 */
const EACH = new RegExp(`每一?(?:个|名|位|座|处)?(${OF_WHAT})[^，。；\\d每]{0,8}$`);
/** 日均清运18吨, 户均50公斤 */
const AVERAGE = new RegExp(`(${OF_WHAT})均[^，。；\\d]{0,8}$`);
/** 18万元每立方米, 5.2元/平方米 */
const OVER = new RegExp(`^\\s?(?:/|／|每|一)(${OF_WHAT})`);
const SAME: Readonly<Record<string, string>> = { 名: '人', 家: '个', 所: '个', 处: '个', 顿: '餐', 棵: '株' };
const REACH = 12;
const FEWEST_DIGITS = 2;
const OF_OTHERS = /上年|去年|目标|计划|预计|标准为|封顶|最高|不超/;

/** Three figures of a paragraph, so much of each, so many of them and all of it, that fit but for the unit of one. */
export const slippedProducts = (figures: readonly Told[]): UnitSlip[] =>
  figures.flatMap((rate, at) => {
    const each = eachOf(rate);
    if (each === null || rate.sort === 'rate' || OF_OTHERS.test(rate.before.slice(-REACH))) return [];
    const near = figures.slice(Math.max(0, at - REACH), at + 1 + REACH).filter((one) => one !== rate);
    const counts = near.filter((one) => one.sort === each.sort && eachOf(one) === null);
    const totals = near.filter((one) => one.sort === rate.sort && eachOf(one) === null);
    const sets = counts.flatMap((count) =>
      totals
        .filter((total) => total !== count)
        .map((total): Factors => ({ rate, count, total, each: each.factor })),
    );
    if (sets.some((set) => fits(set, 1))) return [];
    const sole = sets.length === 1;
    return sets.flatMap((set) => (sole || isLong(set) ? odd(set) : [])).slice(0, 1);
  });

interface Factors {
  readonly rate: Told;
  readonly count: Told;
  readonly total: Told;
  /** Of the smallest unit of its sort, what each is. */
  readonly each: number;
}

interface Each {
  readonly sort: string;
  readonly factor: number;
}

/** What it is so much of each of; null for what is no such figure. */
function eachOf({ before, after }: Told): Each | null {
  const word = EACH.exec(before)?.[1] ?? AVERAGE.exec(before)?.[1] ?? OVER.exec(after)?.[1];
  if (word === undefined) return null;
  const name = word === '月' ? '个月' : word;
  const found = Object.entries(SORTS).find(([, units]) => units[name] !== undefined);
  return found === undefined
    ? { sort: SAME[name] ?? name, factor: 1 }
    : { sort: found[0], factor: found[1][name] ?? 1 };
}

/** Whether the product is the total, one of them so many times what it is told as, within their rounding. */
function fits({ rate, count, total, each }: Factors, times: number): boolean {
  const product = (baseOf(rate) * baseOf(count)) / each;
  const share = roundingOf(rate) + roundingOf(count);
  const whole = baseOf(total) * times;
  return isSame(product, whole, product * share + whole * roundingOf(total));
}

/** Half of the last place against the figure; a whole number is exact. */
const roundingOf = ({ value, places }: Told): number =>
  places === 0 || value === 0 ? 0 : 10 ** -places / 2 / value;

const isLong = ({ rate, count, total }: Factors): boolean =>
  [rate, count, total].filter(({ value }) => digitsIn(value) >= FEWEST_DIGITS).length > 1;

/** The total first, then the rate, then the number: the one that is right in another unit of its sort. */
function odd(set: Factors): UnitSlip[] {
  const ways: readonly (readonly [Told, (factor: number) => number])[] = [
    [set.total, (factor) => factor / set.total.factor],
    [set.rate, (factor) => set.rate.factor / factor],
    [set.count, (factor) => set.count.factor / factor],
  ];
  for (const [one, times] of ways) {
    const right = otherFactors(one).find(
      (factor) => isFar(factor / one.factor) && fits(set, times(factor)),
    );
    if (right === undefined) continue;
    const unit = unitOf(one, right);
    const [rate, count, total] = [set.rate, set.count, set.total].map((part) =>
      part === one ? `${String(part.value)}${unit}` : `${String(part.value)}${part.unit}`,
    );
    const beside = [set.rate, set.count, set.total].filter((part) => part !== one);
    return [{ odd: one, beside, computed: `${count ?? ''} × ${rate ?? ''} = ${total ?? ''}`, unit }];
  }
  return [];
}

const FAR = 50;
const isFar = (times: number): boolean => times >= FAR || times <= 1 / FAR;
