import type { Decimal } from '#libs/kernel';

import { mentionOfCell } from '../mentions/cell.js';
import type { Mention } from '../mentions/mention.js';
import type { Table } from '../text/tables.js';
import { agrees } from './arithmetic.js';

/** A cell that breaks what the other rows of its table obey. */
export interface RowFault {
  readonly printed: Mention;
  readonly of: readonly Mention[];
  readonly computed: Decimal;
  /** `×`, `÷`, `−` or `+`, as people would work it out. */
  readonly sign: Sign;
}

type Sign = '×' | '÷' | '−' | '+';

interface Relation {
  readonly sign: Sign;
  /** Headings of columns that may hold the result. */
  readonly result: RegExp;
  readonly compute: (one: Decimal, other: Decimal) => Decimal | null;
  /** Says something: a rate of 100 % between equal figures holds for any two columns. */
  readonly tells: (one: Decimal, other: Decimal) => boolean;
  /** Headings that leave no doubt about the two columns: then one row that obeys is enough. */
  readonly roles?: readonly [RegExp, RegExp];
}

const HUNDRED = 100;
const TEN_THOUSAND = 10_000;
const differ = (one: Decimal, other: Decimal): boolean =>
  !one.equals(other) && !one.isZero() && !other.isZero();
const several = (one: Decimal, other: Decimal): boolean =>
  !one.equals(1) && !other.equals(1) && !one.isZero() && !other.isZero();

const RELATIONS: readonly Relation[] = [
  {
    sign: '÷',
    result: /率|进度|占比|比例|比重|%/,
    compute: (one, other) => (other.isZero() ? null : one.div(other).times(HUNDRED)),
    tells: differ,
    roles: [/支出|执行|支付|实际|完成|到位/, /预算|计划|安排|下达|目标|应/],
  },
  {
    sign: '×',
    result: /金额|合计|小计|总价|费用|元/,
    compute: (one, other) => one.times(other),
    tells: several,
    roles: [/数量/, /单价/],
  },
  {
    sign: '×',
    result: /万元|金额|合计/,
    compute: (one, other) => one.times(other).div(TEN_THOUSAND),
    tells: several,
  },
  {
    sign: '−',
    result: /增减|差额|差异|结余|结转|变动|节约|剩余|增加|减少/,
    compute: (one, other) => one.minus(other),
    tells: differ,
  },
  {
    sign: '+',
    result: /合计|小计|总计|总额|调整后|调整数/,
    compute: (one, other) => one.plus(other),
    tells: several,
  },
];
/** Rows that must obey before one that does not is a fault. */
const FEWEST = 2;
const MOST_COLUMNS = 12;
const MOST_ROWS = 200;

type Row = readonly (Mention | null)[];

/** Cells that do not follow from two others of their row, where most rows show that they should. */
export function rowFaults({ header, rows }: Table): RowFault[] {
  if (header.length > MOST_COLUMNS || rows.length > MOST_ROWS) return [];
  const figures = rows.map((row) =>
    row.map((cell, column) => mentionOfCell(cell, header[column]?.text ?? '')),
  );
  const faults = header.flatMap(({ text }, column) =>
    RELATIONS.filter(({ result }) => result.test(text)).flatMap((relation) =>
      faultsOf(figures, column, relation, header),
    ),
  );
  const seen = new Set<number>();
  return faults.filter(({ printed }) => !seen.has(printed.start) && seen.add(printed.start));
}

function faultsOf(
  rows: readonly Row[],
  result: number,
  relation: Relation,
  header: Table['header'],
): RowFault[] {
  for (const [one, other] of columnPairs(header.length, result)) {
    const roles =
      isNamed(header[one]?.text, relation.roles?.[0]) &&
      isNamed(header[other]?.text, relation.roles?.[1]);
    const judged = rows.flatMap((row) => judge(row, [one, other, result], relation));
    const telling = judged.filter(({ tells }) => tells);
    const obeying = telling.filter(({ obeys }) => obeys);
    const faults = judged.filter(({ obeys }) => !obeys);
    const enough = roles ? obeying.length >= Math.max(1, faults.length) : obeying.length >= FEWEST;
    if (!enough || (!roles && obeying.length < faults.length * 2)) continue;
    return faults.map(({ fault }) => fault);
  }
  return [];
}

const isNamed = (heading: string | undefined, role: RegExp | undefined): boolean =>
  heading !== undefined && role !== undefined && role.test(heading);

function* columnPairs(width: number, result: number): Generator<readonly [number, number]> {
  for (let one = 0; one < width; one += 1)
    for (let other = 0; other < width; other += 1)
      if (one !== other && one !== result && other !== result) yield [one, other];
}

interface Judged {
  readonly obeys: boolean;
  readonly tells: boolean;
  readonly fault: RowFault;
}

function judge(row: Row, columns: readonly number[], { compute, tells, sign }: Relation): Judged[] {
  const [one, other, printed] = columns.map((column) => row[column]);
  if (!one || !other || !printed) return [];
  const computed = compute(one.value, other.value);
  if (computed === null) return [];
  const fault = { printed, of: [one, other], computed, sign };
  return [{ obeys: agrees(computed, printed), tells: tells(one.value, other.value), fault }];
}
