import {
  baseOf,
  digitsIn,
  isSame,
  otherFactors,
  SORTS,
  unitOf,
  type Told,
} from './measures-told.js';
import type { UnitSlip } from './measures-told.js';

const OF_WHAT =
  '人次|人|名|户|亩|公顷|平方公里|平方米|平米|公里|千米|延米|米|天|日|月|年|次|件|台|套|辆|班|村|吨|公斤|立方米|餐|顿|册|本|盏|株|棵|头|只|羽|个|处|座|家|所|间|栋|口|眼|场|期|批|份|车|床|课时|学时|度|千瓦时|升|条|块|张|支';
/** 每亩120元, 每人次献血300毫升 */
const EACH = new RegExp(`每一?(?:个|名|位|座|处)?(${OF_WHAT})[^，。；\\d每]{0,8}$`);
/** 日均清运18吨, 户均50公斤 */
const AVERAGE = new RegExp(`(${OF_WHAT})均[^，。；\\d]{0,8}$`);
/** 单池容积50立方米: of each of whatever is counted. */
const SINGLE =
  /单(?:价|池|座|个|台|口|盏|株|户|次|车|站|处|间|栋|条|场|期|班|人|件|块|体|组|只|头|张|本|套)[^，。；\d]{0,6}$/;
/** 日处理能力50吨 */
const A_DAY =
  /(?<![一-龥]月|\d)日(?:均|处理|供|产|收|运|清|用|接待|发|输|排|耗|最大)[^，。；\d]{0,8}$/;
const DAYS_OF_YEAR = 365;
const MONTHS_OF_YEAR = 12;
const CLOSE = 0.04;
/** 18万元每立方米, 5.2元/平方米 */
const OVER = new RegExp(`^\\s?(?:/|／|每|一)(${OF_WHAT})`);
const SAME: Readonly<Record<string, string>> = {
  名: '人',
  家: '个',
  所: '个',
  处: '个',
  顿: '餐',
  棵: '株',
};
const REACH = 12;
const FEWEST_DIGITS = 2;
const OF_OTHERS = /上年|去年|目标|计划|预计|标准为|封顶|最高|不超/;

/** Three figures of a paragraph, so much of each, so many of them and all of it, that fit but for the unit of one. */
export const slippedProducts = (figures: readonly Told[]): UnitSlip[] =>
  figures.flatMap((rate, at) => {
    const each = eachOf(rate);
    if (each === null || rate.sort === 'rate' || OF_OTHERS.test(rate.before.slice(-REACH)))
      return [];
    const near = figures
      .slice(Math.max(0, at - REACH), at + 1 + REACH)
      .filter((one) => one !== rate);
    const counts = near.filter((one) => isCountOf(one, each) && eachOf(one) === null);
    const totals = near.filter((one) => one.sort === rate.sort && eachOf(one) === null);
    const sets = counts.flatMap((count) =>
      totals
        .filter((total) => total !== count)
        .map((total): Factors => ({ rate, count, total, each: each.factor })),
    );
    if (sets.some((set) => fits(set, 1))) return [];
    if (counts.length === 0) return ofYear(rate, each, totals);
    const sole = sets.length === 1;
    return sets.flatMap((set) => (sole || isLong(set) ? odd(set) : [])).slice(0, 1);
  });

const YEAR = /全年|一年|年度|年(?:供|产|用|处理|运|清)[^，。；\d]{0,8}$|年内|当年|本年/;
const TIMES_OFF = [1e3, 1e4, 1e6, 1e-3, 1e-4, 1e-6];

/** 日均41米 and 全年1.5万公里: so much a day for a year, near enough, but for the unit. */
function ofYear(rate: Told, each: Each, totals: readonly Told[]): UnitSlip[] {
  if (each.sort !== 'time') return [];
  const times = each.factor > DAY ? MONTHS_OF_YEAR : DAYS_OF_YEAR;
  if (each.factor > DAY * 31) return [];
  const product = baseOf(rate) * times;
  const [total, ...more] = totals.filter(({ before }) => YEAR.test(before));
  if (total === undefined || more.length > 0) return [];
  const off = TIMES_OFF.find((one) => isSame(product * one, baseOf(total), baseOf(total) * CLOSE));
  const right =
    off === undefined
      ? undefined
      : otherFactors(rate).find((factor) => isSame(factor, rate.factor * off));
  const unit = right === undefined ? '' : unitOf(rate, right);
  return right === undefined
    ? []
    : [
        {
          odd: rate,
          beside: [total],
          computed: `${String(rate.value)}${unit} × ${String(times)} ≈ ${String(total.value)}${total.unit}`,
          unit,
        },
      ];
}

const DAY = 86_400;

interface Factors {
  readonly rate: Told;
  readonly count: Told;
  readonly total: Told;
  /** Of the smallest unit of its sort, what each is. */
  readonly each: number;
}

const ANY = '';
/** What is neither money nor measured is counted. */
const isCountOf = (one: Told, { sort }: Each): boolean =>
  sort === ANY ? SORTS[one.sort] === undefined && one.value > 1 : one.sort === sort;

interface Each {
  readonly sort: string;
  readonly factor: number;
}

const wordOf = (before: string, after: string): string | undefined =>
  (EACH.exec(before) ?? AVERAGE.exec(before) ?? OVER.exec(after))?.[1] ??
  (A_DAY.test(before) ? '日' : undefined);

/** What it is so much of each of; null for what is no such figure. */
function eachOf({ before, after }: Told): Each | null {
  const word = wordOf(before, after);
  if (word === undefined) return SINGLE.test(before) ? { sort: ANY, factor: 1 } : null;
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
    return [
      { odd: one, beside, computed: `${count ?? ''} × ${rate ?? ''} = ${total ?? ''}`, unit },
    ];
  }
  return [];
}

const FAR = 50;
const isFar = (times: number): boolean => times >= FAR || times <= 1 / FAR;
