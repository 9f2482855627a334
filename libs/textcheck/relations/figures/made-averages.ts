import { Decimal } from '#libs/kernel';

import { agrees, inUnitOf, total } from './arithmetic.js';
import { alike, isFine } from './near.js';
import { statedIn } from './stated.js';
import type { Mention } from '../../mentions/mention.js';
import type { Held } from './held.js';

const FEWEST = 10;

/** An average over two numbers, one of two groups told together, one part of a sum, or over a number another place tells. */
export const isAverageOfOthers = (held: Held): boolean =>
  isOverTwo(held) || isOfGroup(held) || isPartOfSum(held) || isOverFar(held);

const isCount = ({ kind, exact, base }: Mention): boolean =>
  kind === 'count' && exact && base.greaterThan(1);

/** 80人培训5天，支出21.2万元，人均每天530元 */
function isOverTwo({ statement, printed, others: [sum] }: Held): boolean {
  if (sum === undefined) return false;
  const counts = statement.mentions.filter((one) => one !== printed && one !== sum && isCount(one));
  return counts.some((one, at) =>
    counts
      .slice(at + 1)
      .some((other) =>
        agrees(inUnitOf(sum.base.div(one.base.times(other.base)), printed), printed),
      ),
  );
}

/** 第一批90户户均1200元，第二批60户户均1500元，合计19.8万元 */
function isOfGroup({ statement: { mentions }, printed, others: [sum] }: Held): boolean {
  if (sum === undefined) return false;
  const products = mentions.flatMap((one, at) => {
    const count = mentions[at - 1];
    const isAverage = alike(one, printed) && one.unit === printed.unit && one !== sum;
    return isAverage && count !== undefined && isCount(count) ? [one.base.times(count.base)] : [];
  });
  const made = products.reduce((all, one) => all.plus(one), new Decimal(0));
  const isMade = made.equals(sum.base) || (isFine(sum) && agrees(inUnitOf(made, sum), sum));
  return products.length > 1 && isMade;
}

/** 月均发放生活补贴3,216人、护理补贴3,338人，合计6,554人次 */
function isPartOfSum({ statement: { mentions }, printed, others: [sum] }: Held): boolean {
  if (sum === undefined || printed.kind !== 'count') return false;
  const at = mentions.indexOf(printed);
  return [2, 3, 4].some((length) =>
    Array.from({ length }, (_, back) => mentions.slice(at - back, at - back + length)).some(
      (run) =>
        run.length === length &&
        run.includes(printed) &&
        !run.includes(sum) &&
        run.every((one) => alike(one, printed)) &&
        total(run).equals(sum.base),
    ),
  );
}

const SHORTEST_NOUN = 3;
const isNamedIn = ({ label }: Mention, words: string): boolean =>
  label.length >= SHORTEST_NOUN && words.includes(label.slice(-SHORTEST_NOUN));

/** 探访26520人次，人均24次, of the 1105人 another chapter tells: where what it was held against stands no nearer. */
function isOverFar({ document, statement, printed, others: [sum, count] }: Held): boolean {
  if (sum === undefined || count === undefined || printed.base.isZero()) return false;
  const between = document.text.slice(count.end, printed.start);
  if (statement.mentions.includes(count) && !/[；;]/.test(between)) return false;
  const from = document.text.slice(statement.start, printed.start).search(/[^；;]*$/);
  const words = document.text.slice(statement.start + from, printed.end);
  return statedIn(document).some(
    ({ mention }) =>
      isCount(mention) &&
      isNamedIn(mention, words) &&
      mention.thing === count.thing &&
      mention.base.greaterThan(FEWEST) &&
      !mention.base.equals(count.base) &&
      agrees(inUnitOf(sum.base.div(mention.base), printed), printed),
  );
}
