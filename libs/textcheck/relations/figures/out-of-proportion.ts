import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';

/** An amount that is too large, and the one beside it that shows it. */
export type Outsized = readonly [large: Mention, small: Mention];

const SHORTEST = 5;
const digitsOf = ({ value }: Mention): string =>
  value.toFixed().replace('.', '').replace(/^0+/, '').replace(/0+$/, '');

const amountsOf = ({ statements }: TextDocument): Mention[] =>
  statements.flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'amount'));

/** 6423500万元 beside 642.35万元: the same digits ten thousand times as much. */
export function tenThousandfold(document: TextDocument): Outsized[] {
  const known = new Map<string, Mention>();
  const found: Outsized[] = [];
  for (const amount of amountsOf(document)) {
    const digits = digitsOf(amount);
    const other = known.get(digits);
    if (digits.length < SHORTEST) continue;
    if (other === undefined) known.set(digits, amount);
    else if (amount.base.equals(other.base.times(TEN_THOUSAND))) found.push([amount, other]);
    else if (other.base.equals(amount.base.times(TEN_THOUSAND))) found.push([other, amount]);
  }
  return found;
}

const TEN_THOUSAND = 10_000;
const LARGE = 100_000;
const TIMES = 1_000;
const TEN = 10;
/** Nothing of the report is more than that. */
const OF_WHOLE =
  /(?:总|全年|本年|部门)[^，。；]*(?:支出|收入|预算)|(?:支出|收入|预算)(?:合计|总计|总额)$/;
/** Of a whole county or country, not of the report's unit. */
const OF_ALL = /生产总值|GDP|产值|全[县市区省国]|税收|总产|销售额|贷款|投资额|存款/;

/** An amount in 万元 a thousand times the next largest: most often it was counted in 元. */
export function outOfProportion(document: TextDocument): Outsized[] {
  const amounts = amountsOf(document);
  const sorted = amounts.toSorted((one, other) => other.base.comparedTo(one.base));
  const [largest, next] = sorted;
  if (largest?.unit !== '万元' || next === undefined || sorted.length < 4) return [];
  const whole = amounts.find(({ base, label }) => base.equals(next.base) && OF_WHOLE.test(label));
  const [least, times] = whole === undefined ? [LARGE, TIMES] : [TEN_THOUSAND, TEN];
  const huge =
    largest.value.greaterThanOrEqualTo(least) &&
    largest.base.greaterThan(next.base.times(times)) &&
    !OF_ALL.test(largest.before);
  const told = sorted.some((one) => one.base.times(TEN_THOUSAND).equals(largest.base));
  return !huge || (told && digitsOf(largest).length >= SHORTEST) ? [] : [[largest, next]];
}
