import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Table } from '../../text/tables.js';
import { scaleOfTable } from '../tables/table-money.js';
import { TOTAL } from '../tables/table-totals.js';
import { isRight, type Average } from './average-pairs.js';
import { isOn, toldBefore } from './average-topics.js';
import { measuredIn, measured } from '../figures/measures.js';
import { literal } from '../../text/literal.js';

/** What was spent, of the columns of a table. */
const SPENT = /决算|实际|支出|执行|完成/;
const NOT_SPENT = /预算(?!支出|执行)|计划|上年|去年|增减|变动|率|%/;
const YEAR = /20\d\d/;
/** A note may stand between a table and what is said of it. */
const GAP = 2;

/** Averages of what the table right above has, over a number told or in the same row, that no cell of it makes. */
export function ofTableAbove(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  counts: readonly Mention[],
): Average | null {
  const table = tableAbove(document, statement);
  if (table === null) return null;
  const told = toldBefore(statement, printed);
  return ofPurpose(document, table, { printed, counts, told }) ?? ofTotals(table, printed);
}

/** The table that ends right above a sentence. */
export function tableAbove(
  { tables, passages, text }: TextDocument,
  { passage }: Statement,
): Table | null {
  const start = passages[passage]?.start ?? 0;
  const table = tables.findLast(({ header }) => (header[0]?.start ?? start) < start);
  const last = table?.rows.at(-1)?.at(-1);
  if (table === undefined || last === undefined) return null;
  const between = text.slice(last.start + last.text.length, start);
  return between.trim().replace(/^[|\s]+/, '') === '' && between.length <= GAP + 1 ? table : null;
}

interface Told {
  readonly printed: Mention;
  readonly counts: readonly Mention[];
  readonly told: string;
}

/** 公务接待费2.00万元 in a row, 接待160人次，人均125元 below. */
function ofPurpose(
  document: TextDocument,
  table: Table,
  { printed, counts, told }: Told,
): Average | null {
  const scale = scaleOfTable(document, table);
  const count = counts.at(-1);
  if (scale === undefined || count === undefined || printed.kind !== 'amount') return null;
  const rows = table.rows.filter((row) => row.slice(0, 2).some(({ text }) => isOn(text, told)));
  const [row] = rows;
  if (row === undefined || rows.length > 1) return null;
  const all = row.flatMap((cell, column) => {
    const heading = table.header[column]?.text ?? '';
    const total = figureOfCell(cell, heading);
    return total?.kind !== 'amount' || !total.value.isPositive()
      ? []
      : [averageOf(printed, inUnit(total, scale), count)];
  });
  const spent = all.filter(({ total }) => isSpentIn(document, total.label));
  return all.some(isRight) || spent.length !== 1 ? null : (spent[0] ?? null);
}

function isSpentIn({ year }: TextDocument, heading: string): boolean {
  const told = YEAR.exec(heading)?.[0];
  return (
    SPENT.test(heading) && !NOT_SPENT.test(heading) && (told === undefined || Number(told) === year)
  );
}

const inUnit = (cell: Mention, scale: number): Mention => ({
  ...cell,
  unit: scale === 1 ? '元' : '万元',
  scale: new Decimal(scale),
  base: cell.value.times(scale),
});

const averageOf = (printed: Mention, total: Mention, count: Mention): Average => ({
  printed,
  total,
  count,
  computed: measuredIn(measured(total).div(count.base), printed),
});

/** 平均每班, 班均: what is counted by the heading of its column. */
const EACH = /平均每个?([班村校社户组])|([班村校户组])均/;
const HEADS = /人数|人次/;

/** 合计 12个班, 342人; below: 平均每班28.5人. */
function ofTotals(table: Table, printed: Mention): Average | null {
  const found = EACH.exec(printed.before);
  const each = found?.[1] ?? found?.[2];
  if (each === undefined || printed.thing !== '人') return null;
  const count = totalOf(table, new RegExp(`^${literal(each)}级?数|^${literal(each)}$`));
  const total = totalOf(table, HEADS);
  if (count === null || total === null || !count.value.isPositive()) return null;
  const average = averageOf(printed, { ...total, kind: 'count', thing: '人', unit: '人' }, count);
  return isRight(average) ? null : average;
}

/** What the row of totals has in the one column so headed. */
function totalOf({ header, rows }: Table, name: RegExp): Mention | null {
  const row = rows.find((cells) => cells.slice(0, 2).some(({ text }) => TOTAL.test(text)));
  const found = header.flatMap(({ text }, column) =>
    name.test(text) ? (figureOfCell(row?.[column], text) ?? []) : [],
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
