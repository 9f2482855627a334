import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { show } from './arithmetic.js';
import type { OddUnit } from './odd-units.js';

const MYRIAD = 10_000;
/** 每亩成本约1942万元, 亩均1942万元 */
const EACH =
  /(?:每(平方米|立方米|延米|公里|公顷|人次|课时|[人户亩米吨台套辆件个座处家所间栋口眼场期次])|([人户亩村户件])均)[^，。；\d每均]{0,6}$/;
/** 1200万元/件 */
const PRICE_CELL = /^[\d,.]+万元[/／每]([一-龥]{1,2})$/;
const COUNT_CELL = /^[\d,.]+[一-龥]{1,2}$/;
const NUMBER_CELL = /^[\d,]+(?:\.\d+)?$/;
const FEWEST = 2;
const LEAST = 50;

/**
 * A price in 万元 that with how many there are comes to ten thousand times the sum that is told: in 元 it makes it. By itself it
 * is more than the sum of them all.
 */
export const thousandfoldPrices = (document: TextDocument): OddUnit[] => [
  ...document.tables.flatMap(inTable),
  ...document.statements.flatMap((statement) => inProse(document, statement)),
];

const inTable = ({ rows }: Table): OddUnit[] =>
  rows.flatMap((row) => row.flatMap((cell) => inRow(row, cell)));

function inRow(row: readonly Cell[], cell: Cell): OddUnit[] {
  const thing = PRICE_CELL.exec(cell.text)?.[1];
  const [price] = thing === undefined ? [] : mentionsOf(cell);
  if (thing === undefined || price === undefined) return [];
  const counts = row.filter(({ text }) => COUNT_CELL.test(text) && text.endsWith(thing));
  const [count, ...more] = counts.flatMap((one) => mentionsOf(one));
  if (count === undefined || more.length > 0 || count.value.lessThan(FEWEST)) return [];
  const sums = row.filter(({ text }) => NUMBER_CELL.test(text));
  const made = sums.some(({ text }) =>
    isMade(price, count, { base: new Decimal(text.replaceAll(',', '')).times(MYRIAD), slack: 0 }),
  );
  return made ? [oddOf(price, count)] : [];
}

function inProse({ figures }: TextDocument, statement: Statement): OddUnit[] {
  if (statement.inTable || !/万元/.test(statement.text)) return [];
  return statement.mentions.flatMap((price) => {
    const each = EACH.exec(price.before)?.slice(1).find(Boolean);
    if (price.kind !== 'amount' || price.unit !== '万元' || each === undefined) return [];
    const own = figures[statement.passage] ?? [];
    const counts = own.filter(
      ({ kind, thing, unit, exact, value }) =>
        kind === 'count' && exact && value.greaterThan(FEWEST) && [thing, unit].includes(each),
    );
    const sums = [...(figures[statement.passage - 1] ?? []), ...own].filter(
      (one) => one !== price && one.kind === 'amount' && one.exact && !EACH.test(one.before),
    );
    const count = counts.find((one) =>
      sums.some(({ base, half, scale }) =>
        isMade(price, one, { base, slack: half.times(scale).toNumber() }),
      ),
    );
    return count === undefined ? [] : [oddOf(price, count)];
  });
}

interface Sum {
  readonly base: Decimal;
  readonly slack: number;
}

/** In 元 the price makes the sum, but for the rounding of both. */
function isMade({ value, half, base }: Mention, count: Mention, sum: Sum): boolean {
  const off = value.times(count.base).minus(sum.base).abs();
  const slack = half.times(count.base).plus(sum.slack);
  // 平均每辆1.77万元: a price in 元 is no fraction of ten.
  const isPrice = value.greaterThanOrEqualTo(LEAST) && sum.base.greaterThan(0);
  return isPrice && base.greaterThan(sum.base) && off.lessThanOrEqualTo(slack);
}

const oddOf = (price: Mention, count: Mention): OddUnit => ({
  odd: price,
  beside: [count],
  product: `${show(count.value)} × ${show(price.value)}元 = ${show(price.value.times(count.base).div(MYRIAD))}万元`,
});
