import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Table } from '../../text/tables.js';
import { agrees } from '../figures/arithmetic.js';
import type { RowFault } from './table-rows.js';

const QUOTIENT = /均|率|占比|比例|比重|每|单位成本|进度|%/;
const CHANGE = /增|减|升|降|变动|同比|较|比上年/;
const TIMES = [1, 100, 10_000, 0.0001, 100_000_000, 0.01, 1_000];
const FEWEST_DIGITS = 3;
const HUNDRED = 100;
const MOST_COLUMNS = 8;

/** Columns headed as a quotient of which all cells but one are that of the same two columns. */
export const oddQuotients = ({ header, rows }: Table): RowFault[] => {
  if (header.length < 3 || header.length > MOST_COLUMNS || rows.length < 2) return [];
  return header.flatMap(({ text }, column) =>
    QUOTIENT.test(text) && !CHANGE.test(text) ? ofColumn(header, rows, column) : [],
  );
};

interface Row {
  readonly cell: Mention;
  readonly figures: readonly (Mention | null)[];
}

function ofColumn(header: Table['header'], rows: Table['rows'], column: number): RowFault[] {
  const read = rows.flatMap((row): Row[] => {
    const figures = header.map(({ text }, at) => figureOfCell(row[at], text));
    const cell = figures[column];
    return cell === null || cell === undefined ? [] : [{ cell, figures }];
  });
  if (read.length < 2) return [];
  for (const over of header.keys())
    for (const under of header.keys()) {
      if (over === under || over === column || under === column) continue;
      for (const times of TIMES) {
        const odd = onlyOdd(read, { over, under, times });
        if (odd !== null)
          return odd.map(({ cell, total, count, computed }) => ({
            printed: cell,
            of: [total, count],
            computed,
            sign: '÷',
            told: times === 1 ? '' : ` × ${String(times)}`,
          }));
      }
    }
  return [];
}

interface Way {
  readonly over: number;
  readonly under: number;
  readonly times: number;
}

interface Made {
  readonly cell: Mention;
  readonly total: Mention;
  readonly count: Mention;
  readonly computed: Mention['value'];
}

/** Null where the two columns do not make this one; none where they make all of it. */
function onlyOdd(rows: readonly Row[], { over, under, times }: Way): Made[] | null {
  const made = rows.flatMap(({ cell, figures }) => {
    const [total, count] = [figures[over], figures[under]];
    if (!total || !count || count.value.isZero()) return [];
    return [{ cell, total, count, computed: total.value.div(count.value).times(times) }];
  });
  if (made.length < rows.length || made.length < 2) return null;
  const odd = made.filter(({ cell, computed }) => !agrees(computed, cell));
  const right = made.filter((one) => !odd.includes(one) && !isPlain(one.cell));
  const sure = right.length > 1 || right.some(({ cell }) => isLong(cell));
  if (odd.length > 1 || !sure) return null;
  return odd;
}

/** 100% of what is alike says nothing of how it was made. */
const isPlain = ({ value }: Mention): boolean =>
  value.isZero() || value.equals(1) || value.equals(HUNDRED);

const isLong = ({ value, half }: Mention): boolean =>
  value.toFixed(half.times(2).decimalPlaces()).replace('.', '').length >= FEWEST_DIGITS;
