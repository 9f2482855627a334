import { figureOfCell, unitOfCell } from '../../mentions/cell.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { nameOf } from '../figures/figures.js';
import { dimensionOf, measured } from '../figures/measures.js';
import type { Cell, Table } from '../../text/tables.js';

/** A cell counted in another unit than its neighbours. */
export interface OddCell {
  readonly cell: Mention;
  readonly beside: Mention;
  readonly unit: string;
}

const APART = 1_000;
const ALIKE = 5;
const CLOSE_TO_TARGET = 3;
const FEWEST = 2;
const SCALES: Readonly<Record<string, number>> = { 亿元: 1e8, 万元: 1e4, 元: 1 };
const NOT_ALIKE = /率|占|比|%|单价|标准|均|数量|序号|面积|人数|户数|分值|得分/;
const TARGET = /目标|预算|计划|预期|指标值|年初/;
const ACTUAL = /实际|完成|执行|支出|决算/;
const BOUND = /^(?:[≤≥<>＜＞=]|不(?:低于|高于|超过|少于|大于))\s?/;

/** Cells whose unit, written or not, is ten thousand times off. */
export const oddCells = (table: Table): OddCell[] => [
  ...ownUnits(table),
  ...offInRow(table),
  ...table.rows.flatMap((row) => unlikeTarget(row, table.header)),
];

const UNLIKE = 10;
const REACHED = /实际|完成|实现|结果/;

/** 种草改良1.80万亩 was planned and 种草改良1.85亩 reached: one noun, digits of one size, units that are not. */
function unlikeTarget(row: readonly Cell[], header: readonly Cell[]): OddCell[] {
  const figuresOf = (column: RegExp): readonly Mention[] =>
    row.flatMap((cell, at) => (column.test(header[at]?.text ?? '') ? mentionsOf(cell) : []));
  const planned = figuresOf(TARGET);
  return figuresOf(REACHED).flatMap((figure) => {
    const beside = planned.find(
      (one) =>
        one.unit !== figure.unit &&
        one.label.length > 1 &&
        nameOf(one.label) === nameOf(figure.label) &&
        dimensionOf(one) === dimensionOf(figure) &&
        near(one.value.toNumber(), figure.value.toNumber(), CLOSE_TO_TARGET) &&
        !near(measured(one).toNumber(), measured(figure).toNumber(), UNLIKE),
    );
    return beside === undefined ? [] : [{ cell: figure, beside, unit: beside.unit }];
  });
}

const near = (one: number, other: number, most: number): boolean =>
  one > 0 && other > 0 && one / other <= most && other / one <= most;

/** 48.00万元 above 36.50元, or ≤1500元 beside 1480.83万元. */
function ownUnits({ header, rows }: Table): OddCell[] {
  return header.flatMap((_, column) => {
    const cells = rows.flatMap((row) => withUnit(row[column]) ?? []);
    const inRows = rows.flatMap((row) => besideTarget(row, column, header));
    return [...inRows, ...cells.flatMap((cell) => aloneIn(cell, cells))];
  });
}

interface Written {
  readonly figure: Mention;
  readonly unit: string;
}

function withUnit(cell: Cell | undefined): Written | null {
  const bare = cell && { text: cell.text.replace(BOUND, ''), start: cell.start };
  const unit = unitOfCell(bare);
  const figure = unit in SCALES ? figureOfCell(bare, '') : null;
  return figure === null ? null : { figure, unit };
}

function aloneIn(cell: Written, cells: readonly Written[]): OddCell[] {
  const others = cells.filter((other) => other !== cell);
  const [first] = others;
  if (first === undefined || others.length < FEWEST || first.unit === cell.unit) return [];
  const alone = others.every(({ unit }) => unit === first.unit);
  const value = cell.figure.value.toNumber();
  const alike = others.find(({ figure }) => near(value, figure.value.toNumber(), ALIKE));
  return alone && alike && isSameSort(cell.figure, alike.figure)
    ? [{ cell: cell.figure, beside: alike.figure, unit: first.unit }]
    : [];
}

/** Printed to the same place. */
const isSameSort = (one: Mention, other: Mention): boolean => one.half.equals(other.half);

function besideTarget(row: readonly Cell[], column: number, header: readonly Cell[]): OddCell[] {
  if (!ACTUAL.test(header[column]?.text ?? '')) return [];
  const actual = withUnit(row[column]);
  const target = header.findIndex(({ text }, at) => at !== column && TARGET.test(text));
  const planned = withUnit(row[target]);
  if (actual === null || planned === null || actual.unit === planned.unit) return [];
  const [one, other] = [actual, planned].map(({ figure }) => figure.value.toNumber());
  return near(one ?? 0, other ?? 0, CLOSE_TO_TARGET)
    ? [{ cell: actual.figure, beside: planned.figure, unit: planned.unit }]
    : [];
}

/** 预算42.00，支出413500: two columns of one size but for one row. */
function offInRow({ header, rows }: Table): OddCell[] {
  const columns = header.flatMap(({ text }, column) => (NOT_ALIKE.test(text) ? [] : [column]));
  const grid = rows
    .filter((row) => row.length === header.length)
    .map((row) => row.map((cell) => (unitOfCell(cell) === '' ? figureOfCell(cell, '') : null)));
  const found = columns.flatMap((one, index) =>
    columns.slice(index + 1).flatMap((other) => offInPair(grid, one, other)),
  );
  const seen = new Set<number>();
  return found.filter(({ cell }) => !seen.has(cell.start) && seen.add(cell.start));
}

function offInPair(
  grid: readonly (readonly (Mention | null)[])[],
  one: number,
  other: number,
): OddCell[] {
  const pairs = grid.flatMap((row) => {
    const [left, right] = [row[one], row[other]];
    return left &&
      right &&
      left.value.isPositive() &&
      right.value.isPositive() &&
      !left.value.isZero() &&
      !right.value.isZero()
      ? [{ left, right, times: left.value.div(right.value).toNumber() }]
      : [];
  });
  const off = pairs.filter(({ times }) => !near(times, 1, APART));
  const [odd] = off;
  const rest = pairs.filter((pair) => pair !== odd);
  if (odd === undefined || off.length > 1 || rest.length < FEWEST) return [];
  if (!rest.every(({ times }) => near(times, 1, ALIKE))) return [];
  const { left, right, times } = odd;
  // What is off its own column is wrong: beside 4235.00 the 413500 and not the 41.35.
  const most = Math.max(...rest.map((pair) => pair.left.value.toNumber()));
  const leftOff = times > 1 ? left.value.greaterThan(most) : left.value.times(APART).lessThan(most);
  return [
    leftOff ? { cell: left, beside: right, unit: '' } : { cell: right, beside: left, unit: '' },
  ];
}
