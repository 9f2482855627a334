import type { Statement, TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell } from '../../text/tables.js';
import { scaleOfTable } from '../tables/table-money.js';
import { show } from './arithmetic.js';
import { dimensionOf, measured } from './measures.js';
import { digitsOf } from './near.js';
import type { OddUnit } from './odd-units.js';

/** A unit that is one of these times too large or too small. */
const SHIFTS = ['1000', '10000', '0.001', '0.0001'];
const FEWEST_DIGITS = 3;
/** 按3.20万亩计算: over how many. */
const OVER = /按[^，。；\d]{0,8}$/;
/** So much of one of them. */
const OF_ONE = /(?:均|每)[^，。；]*$/;
const EACH = /(?:均|每)[^，。；\d]{0,8}$/;

/** Products whose digits are right and whose unit is not, in running text and in rows of tables. */
export const oddProducts = (document: TextDocument): OddUnit[] => [
  ...document.statements.filter(({ inTable }) => !inTable).flatMap(inProse),
  ...document.tables.flatMap((table) => {
    const scale = scaleOfTable(document, table);
    return scale === undefined ? [] : table.rows.flatMap((row) => inRow(row, scale));
  }),
];

/** 亩均增产62公斤，按2.00万亩计算，新增产能1240公斤: 1240吨. */
function inProse({ mentions }: Statement): OddUnit[] {
  return mentions.flatMap((odd, index) => {
    const over = mentions[index - 1];
    if (over === undefined || !OVER.test(over.before) || !isLong(odd)) return [];
    const told = mentions
      .slice(0, index - 1)
      .filter((one) => one.exact && dimensionOf(one) === dimensionOf(odd));
    const makes = (one: Mention, times: string): boolean =>
      measured(one).times(over.base).equals(measured(odd).times(times));
    const right = told.some((one) => makes(one, '1'));
    const each = told.find((one) => SHIFTS.some((times) => makes(one, times)));
    const ofOne = mentions.slice(0, index - 1).some(({ before }) => OF_ONE.test(before));
    return each === undefined || right || !ofOne
      ? []
      : [{ odd, beside: [each, over], product: shown(each, over) }];
  });
}

const shown = (each: Mention, over: Mention): string =>
  `${show(each.value)}${each.unit} × ${show(over.base)} = ${show(each.value.times(over.base))}${each.unit}`;

const isLong = (odd: Mention): boolean =>
  odd.exact && (odd.kind === 'count' || odd.kind === 'amount') && digitsOf(odd) >= FEWEST_DIGITS;

/** 88.00 | 1100件，平均每件800万元: 800元. */
function inRow(row: readonly Cell[], scale: number): OddUnit[] {
  const totals = row.flatMap((cell) => figureOfCell(cell, '') ?? []);
  return row.flatMap((cell) => {
    const [count, odd] = mentionsOf(cell);
    const each =
      count?.kind === 'count' && odd?.kind === 'amount' && odd.exact && EACH.test(odd.before);
    if (!each) return [];
    const product = count.base.times(odd.base);
    const whole = (times: string): Mention | undefined =>
      totals.find(
        ({ kind, base }) => kind === 'amount' && base.times(scale).times(times).equals(product),
      );
    const total = whole('1') === undefined ? (whole('10000') ?? whole('0.0001')) : undefined;
    return total === undefined ? [] : [{ odd, beside: [total, count], product: shown(odd, count) }];
  });
}
