import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Cell, Table } from '../../text/tables.js';
import { growthOf, type GrowthSlip } from '../changes/growth-slips.js';
import { agrees } from '../figures/arithmetic.js';
import { isGrowth } from '../figures/near.js';

const YEAR = /^(20\d\d)年?(?:度)?(?:决算|实际)?$/;
const GROWTH =
  /(?:增长|增减|增速|增幅|升降|变动|同比|环比|[较比](?:上年|上期|去年|前一?年)).{0,4}(?:率|幅度?|%|）|长|变化|减|）?)$|^(?:同比|环比)/;
const FEWEST = 2;
const REACH = 3;

type Series = readonly (readonly Cell[])[];

/** Growths in a table with a line for each year, each against the line before: 2022 368 15.0%, 2023 414 11.5%. */
export const yearSeries = (document: TextDocument): GrowthSlip[] =>
  document.tables.flatMap((table) =>
    [linesOf(table), turnedOf(table)].flatMap((lines) => judge(lines)),
  );

/** Each line with its name first; the headings are the first line. */
const linesOf = ({ header, rows }: Table): Series => [header, ...rows];

/** The same with columns for lines. */
const turnedOf = ({ header, rows }: Table): Series =>
  header.map((cell, at) => [cell, ...rows.flatMap((row) => row[at] ?? [])]);

function judge([heads, ...lines]: Series): GrowthSlip[] {
  const years = lines.map(([name]) => Number(YEAR.exec(name?.text ?? '')?.[1] ?? Number.NaN));
  const inTurn = years.every((year, at) => at === 0 || year === (years[at - 1] ?? 0) + 1);
  if (heads === undefined || years.length < FEWEST || !inTurn || Number.isNaN(years[0])) return [];
  return heads.flatMap(({ text }, column) => {
    if (column < 2 || !GROWTH.test(text)) return [];
    const told = lines.flatMap((line, at) => growthIn(lines, { line, at, column }) ?? []);
    const wrong = told.filter(({ slip, right }) => !right && isNear(slip));
    return wrong.length * 2 <= told.length ? wrong.map(({ slip }) => slip) : [];
  });
}

interface At {
  readonly line: readonly Cell[];
  readonly at: number;
  readonly column: number;
}

function growthIn(
  lines: Series,
  { line, at, column }: At,
): { readonly slip: GrowthSlip; readonly right: boolean } | null {
  const by = figureOfCell(line[column], '');
  const [later, earlier] = [line, lines[at - 1]].map((one) => figureOfCell(one?.[column - 1], ''));
  if (!by || !later || !earlier || !earlier.base.isPositive() || earlier.base.isZero()) return null;
  const rate = { ...by, value: by.value.abs() };
  const computed = growthOf(later, earlier);
  if (computed === null || later.kind === 'percent') return null;
  const direction = later.base.lessThan(earlier.base) ? 'down' : 'up';
  const right = isGrowth(later, earlier, rate, direction) || isGap(later, earlier, by);
  return { slip: { by, earlier, later, computed, direction }, right };
}

/** The column may tell the difference itself. */
const isGap = (later: Mention, earlier: Mention, by: Mention): boolean =>
  agrees(later.base.minus(earlier.base).abs(), { ...by, value: by.value.abs() });

const isNear = ({ by, computed }: GrowthSlip): boolean => isWithin(computed, by.value.abs());

const isWithin = (one: Decimal, other: Decimal): boolean =>
  one.lessThanOrEqualTo(other.times(REACH)) && other.lessThanOrEqualTo(one.times(REACH));
