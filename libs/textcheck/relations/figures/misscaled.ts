import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { digitsOf, placesOf } from './near.js';
import type { OddUnit } from './odd-units.js';

const MYRIAD = 10_000;
/** So many times all other amounts of a text no amount of its office is. */
const BEYOND = 1_000;
const FEWEST_OTHERS = 2;
const FEWEST_DIGITS = 3;
const MOST_AMOUNTS = 9;
const OF_ALL =
  /生产总值|GDP|产值|全[县市区省国镇乡]|税收|总产|销售|贷款|投资|存款|市场|交易|债|基金/;
const OF_ONE = /(?:均|每|单价|标准|罚)[^，。；\d]{0,12}$/;

/** Amounts that are right but for their unit: out of all proportion, or ten thousand times what two others make. */
export const misscaled = (document: TextDocument): OddUnit[] => [
  ...beyondAll(document),
  ...document.figures.flatMap(ofTwoOthers),
  ...houseNumbers(document),
];

const isAmount = ({ kind, exact, base }: Mention): boolean =>
  kind === 'amount' && exact && base.isPositive() && !base.isZero();

/** 支付36.7亿元 of 38.6万元: the only amount in 亿元, and all others are a thousandth of it. */
function beyondAll(document: TextDocument): OddUnit[] {
  const huge = document.figures.flat().filter(({ unit }) => unit === '亿元');
  const [odd] = huge;
  if (odd === undefined || huge.some(({ base }) => !base.equals(odd.base))) return [];
  if (!odd.exact || OF_ALL.test(odd.before)) return [];
  const others = document.figures
    .flat()
    .filter((one) => isAmount(one) && one.unit !== odd.unit)
    .toSorted((one, other) => other.base.comparedTo(one.base));
  const [next] = others;
  const far = next !== undefined && odd.base.greaterThan(next.base.times(BEYOND));
  return far && others.length >= FEWEST_OTHERS ? [{ odd, beside: others.slice(0, 1) }] : [];
}

/** 年初1.20亿元，净增600万元，年末1.26万元: sum or gap of two others but for the unit. */
function ofTwoOthers(figures: readonly Mention[]): OddUnit[] {
  const amounts = figures.filter((one) => isAmount(one) && !OF_ONE.test(one.before));
  const [first] = amounts;
  const mixed = first !== undefined && amounts.some(({ scale }) => !scale.equals(first.scale));
  if (!mixed || amounts.length < 3 || amounts.length > MOST_AMOUNTS) return [];
  return amounts.flatMap((odd) => {
    if (digitsOf(odd) < FEWEST_DIGITS || placesOf(odd) === 0 || isChange(odd)) return [];
    const others = amounts.filter((one) => one !== odd);
    const pairs = others.flatMap((one, at) =>
      others.slice(at + 1).map((other) => [one, other] as const),
    );
    const made = pairs.map((pair) => ({ pair, values: madeOf(pair) }));
    if (made.some(({ values }) => values.some((value) => value.equals(odd.base)))) return [];
    const found = made.find(({ values }) =>
      [MYRIAD, 1 / MYRIAD].some((times) =>
        values.some((value) => value.equals(odd.base.times(times))),
      ),
    );
    return found === undefined ? [] : [{ odd, beside: found.pair }];
  });
}

const madeOf = ([one, other]: readonly [Mention, Mention]) => [
  one.base.plus(other.base),
  one.base.minus(other.base).abs(),
];

const LINES = 2;
const JOINED = /^[、，,]?(?:共|计|合计)?$/;

/** 186户、742人 … 742户 a line or two away: the number of the people, told as one of houses. */
function houseNumbers({ figures }: TextDocument): OddUnit[] {
  const counts = figures.map((own) => own.filter(isHouseOrHead));
  return counts.flatMap((own, at) =>
    own.flatMap((head, place) => {
      const house = own[place - 1];
      const pair = house?.unit === '户' && head.unit === '人' && JOINED.test(head.before);
      if (house === undefined || !pair || digitsOf(head) < FEWEST_DIGITS) return [];
      const near = counts.slice(Math.max(0, at - LINES), at + LINES + 1).flat();
      return near
        .filter(({ unit, base }) => unit === '户' && base.equals(head.base))
        .filter(({ base }) => base.greaterThan(house.base))
        .map((odd) => ({ odd, beside: [house, head] }));
    }),
  );
}

const isHouseOrHead = ({ kind, exact, unit }: Mention): boolean =>
  kind === 'count' && exact && (unit === '户' || unit === '人');
