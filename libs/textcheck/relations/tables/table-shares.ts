import { sumDecimals } from '#libs/kernel';

import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { isShare, percentOf } from '../figures/near.js';
import type { RowFault } from './table-rows.js';
import { TOTAL } from './table-totals.js';

const SHARE = /占(?![地用])|比重|构成比|结构比/;
/** Rows that must obey before one that does not is a fault. */
const FEWEST = 2;
const SHORTEST = 2;
/** 项目, 金额, 占比: of two rows that are all, the one that fits shows what the other should be. */
const SOLE = 3;
/** 投资（万元） */
const UNIT = /[（(][^）)]*[）)]|(?:金额|数|额)$/g;
/** What makes a noun a share of it. */
const SHARES = /(?:的)?(?:占.*|比重.*|构成比|结构比|比例|%|（.*)$/;
const MAY_SHARE = /比例|百分比|比率|%|％/;
const WITHIN = /其中/;
/** 支出合计 */
const IS_TOTAL = new RegExp(
  `${TOTAL.source}|^(?:本年|全年)?(?:收入|支出|资金|项目|经费|预算)(?:合计|总计)$`,
);

interface Judged {
  readonly part: Mention;
  readonly printed: Mention;
}

/** Shares of a column in the table's total that do not follow, where those of the other rows do. */
export function shareFaults(table: Table): RowFault[] {
  const { header, rows } = headed(table);
  return header.flatMap(({ text }, column) => {
    if (!isShareColumn(rows, text, column)) return [];
    const columns = columnsFor(header, text).filter((at) => at !== column);
    return groupsOf(rows, column).flatMap(({ total, others: all }) => {
      const others = all.filter(({ length }) => length === header.length);
      const sole = total !== undefined && header.length === SOLE && others.length === 2;
      const tried = columns.flatMap((at) => {
        const judged = others.flatMap((row) => judgedOf(row, at, column, text));
        return wholesOf(total, others, at).flatMap((whole) => judgeAll(judged, whole, sole) ?? []);
      });
      // The shares are of the column that they fit best.
      const [best] = tried.toSorted((one, other) => one.wrong.length - other.wrong.length);
      return best === undefined
        ? []
        : best.wrong.flatMap(({ part, printed }) => faultOf(part, best.whole, printed));
    });
  });
}

/** 比例 may be of anything, but for a row that has all of it. */
const isShareColumn = (rows: Table['rows'], heading: string, column: number): boolean =>
  SHARE.test(heading) ||
  (MAY_SHARE.test(heading) && rows.slice(2).some((row) => ALL.test(row[column]?.text ?? '')));

interface Group {
  readonly total: readonly Cell[] | undefined;
  readonly others: Table['rows'];
}

/** The rows with their total; where none is headed so, those above each row that has a hundred per cent. */
function groupsOf(rows: Table['rows'], column: number): Group[] {
  const total = rows.find((row) => row.slice(0, 2).some(({ text }) => IS_TOTAL.test(text)));
  const plain = [{ total, others: rows.filter((row) => row !== total) }];
  const ends = rows.flatMap((row, at) => (ALL.test(row[column]?.text ?? '') ? [at] : []));
  const first = ends[0] ?? 0;
  if (first < 2 || ends.at(-1) !== rows.length - 1) return plain;
  if (total !== undefined && ends.length === 1) return plain;
  return ends.map((end, order) => ({
    total: rows[end],
    others: rows.slice((ends[order - 1] ?? -1) + 1, end),
  }));
}

const ALL = /^100(?:\.0+)?%$/;
const IS_PERCENT = /^\d[\d.]*%$/;

/** 脱贫户 | 96户 | 48% on the first line: a table without headings, whose column of shares its 100% of all shows. */
function headed({ header, rows }: Table): Table {
  const last = rows.at(-1);
  const isBare =
    header.some(({ text }) => IS_PERCENT.test(text)) && TOTAL.test(last?.[0]?.text ?? '');
  if (!isBare) return { header, rows };
  const named = header.map(({ start }, at) => ({
    start,
    text: ALL.test(last?.[at]?.text ?? '') ? '占比' : '',
  }));
  return { header: named, rows: [header, ...rows] };
}

/** 投资占比 is of 计划投资（万元）, if there is such a column. */
function columnsFor(header: readonly Cell[], share: string): number[] {
  const all = [...header.keys()];
  const noun = share.replace(SHARES, '');
  const named = all.filter((at) => {
    const name = (header[at]?.text ?? '').replace(UNIT, '');
    return name !== share && (name.includes(noun) || noun.includes(name)) && name !== '';
  });
  return noun.length >= SHORTEST && named.length > 0 ? named : all;
}

interface Tried {
  readonly whole: Mention;
  readonly wrong: readonly Judged[];
}

function judgedOf(row: readonly Cell[], at: number, column: number, heading: string): Judged[] {
  const part = figureOfCell(row[at], '');
  const printed = figureOfCell(row[column], heading);
  return part === null || printed === null ? [] : [{ part, printed }];
}

/** The stated total of a column and the sum of its rows: where the total is wrong itself, the shares are of the other. */
function wholesOf(total: readonly Cell[] | undefined, rows: Table['rows'], at: number): Mention[] {
  const stated = total === undefined ? null : figureOfCell(total[at], '');
  const parts = rows
    .filter((row) => !row.some(({ text }) => WITHIN.test(text)))
    .flatMap((row) => figureOfCell(row[at], '') ?? []);
  const [first] = parts;
  if (first === undefined) return stated === null ? [] : [stated];
  const base = sumDecimals(parts.map(({ value }) => value));
  return [...(stated === null ? [] : [stated]), { ...first, value: base, base }];
}

/** Null where too few of the shares fit. */
function judgeAll(judged: readonly Judged[], whole: Mention, sole: boolean): Tried | null {
  if (whole.base.isZero()) return null;
  const wrong = judged.filter(({ part, printed }) => !isShare(part, whole, printed));
  const obeying = judged.length - wrong.length;
  const enough = obeying >= FEWEST && obeying >= wrong.length * 2;
  return enough || (sole && obeying === wrong.length) ? { whole, wrong } : null;
}

function faultOf(part: Mention, whole: Mention, printed: Mention): RowFault[] {
  const computed = percentOf(part, whole);
  return computed === null
    ? []
    : [{ printed, of: [part, whole], computed, sign: '÷', told: ' × 100' }];
}
