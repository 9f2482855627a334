import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { inUnitOf } from '../figures/arithmetic.js';
import { isMisprint } from '../figures/near.js';
import { scaleOfTable } from '../tables/table-money.js';
import { isRight, type Average } from './average-pairs.js';
import { tableAbove } from './average-tables.js';
import { literal } from '../../text/literal.js';

interface Told {
  readonly printed: Mention;
  /** 课时 of 每课时 */
  readonly each: string;
}

/** A cost at most so many times the one that was meant, or as little of it. */
const FARTHEST = 2;
/** What a row of a table is called. */
const SHORTEST = 2;
const PLANNED = /预算|计划|上年|去年/;

/** 讲师费 | 9.60 | 320课时 in the table above; below: 讲师费每课时200元. Null where no row is told of. */
export function costCells(
  document: TextDocument,
  statement: Statement,
  { printed, each }: Told,
): Average[] | null {
  const table = tableAbove(document, statement);
  const scale = table === null ? undefined : scaleOfTable(document, table);
  if (table === null || scale === undefined) return null;
  const rows = table.rows.filter((row) => isNamed(row[0], printed));
  const [row] = rows;
  if (row === undefined || rows.length > 1) return null;
  const count = countIn(table, row, each);
  if (count === null) return null;
  const totals = moneyIn(table, row).map((cell) => ({
    ...cell,
    base: cell.value.times(scale),
    unit: scale === 1 ? '元' : '万元',
  }));
  const all = totals.map((total): Average => {
    const computed = inUnitOf(total.base.div(count.base), printed);
    return { printed, total, count, computed };
  });
  const spent = all.filter(({ total }) => !PLANNED.test(total.before));
  return all.some(isRight) || spent.length !== 1 ? [] : spent.filter(isNear);
}

const isNamed = (cell: Cell | undefined, { before }: Mention): boolean =>
  cell !== undefined && cell.text.length >= SHORTEST && before.includes(cell.text);

/** The number of pieces, with its unit in the cell or in the heading of the column. */
function countIn({ header }: Table, row: readonly Cell[], each: string): Mention | null {
  const counts = row.flatMap((cell, column) => {
    const heading = header[column]?.text ?? '';
    const [only, ...more] = mentionsOf(cell);
    if (only !== undefined && more.length === 0 && isCountedSo(only, each)) return [only];
    const plain = figureOfCell(cell, heading);
    const isSo = plain?.unit === '' && new RegExp(`[（(]${literal(each)}[）)]`).test(heading);
    return isSo && plain.value.greaterThan(1) ? [plain] : [];
  });
  return counts.length === 1 ? (counts[0] ?? null) : null;
}

const MONEY = new Set(['', '元', '万元']);
const NOT_MONEY = /[率比次数量]|[（(][^万元]*[）)]/;

const moneyIn = ({ header }: Table, row: readonly Cell[]): Mention[] =>
  row.flatMap((cell, column) => {
    const heading = header[column]?.text ?? '';
    const figure = figureOfCell(cell, heading);
    const isMoney = figure?.kind === 'amount' && MONEY.has(figure.unit) && !NOT_MONEY.test(heading);
    return isMoney && figure.value.isPositive() ? [figure] : [];
  });

/** 每册 is of 册, 每台件 of 台 where nothing is counted in 台件. */
export const isCountedSo = ({ kind, exact, thing, base }: Mention, each: string): boolean =>
  kind === 'count' && exact && base.greaterThan(1) && (thing === each || each.startsWith(thing));

export function isNear({ computed, printed }: Pick<Average, 'computed' | 'printed'>): boolean {
  const isWithin = (one: Decimal, other: Decimal): boolean =>
    one.lessThanOrEqualTo(other.times(FARTHEST));
  return (
    isMisprint(computed, printed) ||
    (isWithin(computed, printed.value) && isWithin(printed.value, computed))
  );
}
