import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell } from '../../text/tables.js';
import { agrees } from '../figures/arithmetic.js';
import { isSwap } from '../figures/near.js';
import { outcomeColumns } from '../goals/outcome-columns.js';
import type { Scored } from './deductions.js';
import { marksOf, scoreTables, type ScoreTable } from './score-tables.js';

/** A row that lost marks, with what its goal and its outcome would leave of them in proportion. */
interface ShortRow {
  readonly got: Mention;
  readonly of: readonly Mention[];
  readonly computed: Decimal;
  readonly worked: string;
}

/** So many rows of a table that lose marks in proportion show that it scores in proportion. */
const FEWEST_FITTING = 2;
/** Half a place of rounding, or of cutting off. */
const SLACK = '0.011';

/** 100%|97.06%|8|7.67: the marks of a row in proportion to its outcome, with two digits changed over, or beside rows that all are. */
export const proportionalRows = (document: TextDocument): Scored[] =>
  scoreTables(document).flatMap((table) => {
    if (!table.alone) return [];
    const rows = table.table.rows.flatMap((row) =>
      row === table.total ? [] : shortRow(table, row),
    );
    const off = rows.filter((row) => !fits(row));
    const isRule = rows.length - off.length >= FEWEST_FITTING && off.length === 1;
    return off.filter(
      ({ computed, got, of: [full] }) =>
        isSwap(computed, got) ||
        (isRule && (isNear(computed, got) || full?.value.equals(got.value) === true)),
    );
  });

const fits = ({ computed, got }: ShortRow): boolean =>
  agrees(computed, got) || computed.minus(got.value).abs().lessThanOrEqualTo(SLACK);

const NEAR = '0.15';
const isNear = (computed: Decimal, { value }: Mention): boolean =>
  computed.minus(value).abs().lessThanOrEqualTo(computed.times(NEAR)) && hasPlaces(value);

/** Whole and half marks are taken off by steps. */
const hasPlaces = (value: Decimal): boolean => !value.times(2).isInteger();

function shortRow(scored: ScoreTable, row: readonly Cell[]): ShortRow[] {
  const { table, got: at, fulls } = scored;
  const [got, full] = [marksOf(row[at]), marksOf(row[fulls[0] ?? -1])];
  const ends = row.length === table.header.length ? endsOf(scored, row) : null;
  if (ends === null || got === null || full === null || got.value.greaterThan(full.value))
    return [];
  const { wanted, came } = ends;
  const computed = full.value.times(came.base).div(wanted.base);
  const worked = `${full.value.toFixed()} × ${came.value.toFixed()} ÷ ${wanted.value.toFixed()}`;
  return [{ got, of: [full, came, wanted], computed, worked }];
}

/** Where less is better, falling short of a limit is none. */
const CAPPED = /[≤<]|以[内下]|不超过|不高于|控制在/;

/** What a row wanted and the less that came of it, in one unit. */
function endsOf(
  { table }: ScoreTable,
  row: readonly Cell[],
): { wanted: Mention; came: Mention } | null {
  const columns = outcomeColumns(table);
  if (columns === null) return null;
  const goal = row[columns.goal];
  const [wanted, ...more] = figuresIn(goal);
  const [came, ...others] = figuresIn(row[columns.outcome]);
  const isMore = more.length + others.length > 0 || CAPPED.test(goal?.text ?? '');
  if (isMore || wanted === undefined || came === undefined) return null;
  const isShort = wanted.unit === came.unit && came.base.lessThan(wanted.base);
  return isShort && came.base.isPositive() ? { wanted, came } : null;
}

/** 全县前6名, 第5名: ranks are in no proportion. */
const figuresIn = (cell: Cell | undefined): Mention[] =>
  cell === undefined ? [] : mentionsOf(cell).filter(({ before }) => !/[第前]\s?$/.test(before));
