import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { Table } from '../../text/tables.js';
import { AGAINST_LAST_YEAR, directionOf, type Direction } from '../changes/change-words.js';
import { agrees } from '../figures/arithmetic.js';
import { isGrowth, isSlip } from '../figures/near.js';
import { namedRows, toldRows } from './table-prose.js';

/** A change told of a row by its name, and the two years of it in the table. */
export interface RowChange {
  readonly by: Mention;
  readonly current: Mention;
  readonly earlier: Mention;
  readonly direction: Direction;
}

const HUNDRED = 100;
const SCALES = ['1', '0.0001', '10000'];
const EARLIER = /^(?:上年|去年)/;
const CURRENT = /^(?:本年|当年|今年)/;

/** Changes against last year that the two years in the row of that name do not show, by a slip or the wrong way. */
export function wrongRowChanges(document: TextDocument): RowChange[] {
  return document.tables.flatMap((table) => {
    const columns = yearColumns(table);
    if (columns === null) return [];
    return toldRows(document, namedRows(table)).flatMap(({ row, figures }) => {
      const [earlier, current] = columns.map((heading) =>
        row.cells.find(({ before }) => before === heading),
      );
      if (earlier === undefined || current === undefined) return [];
      return figures.flatMap((by) => {
        const direction = directionOf(by.before, []);
        const against = direction !== null && AGAINST_LAST_YEAR.test(by.before) && by.exact;
        return against ? (wrong({ by, current, earlier, direction }) ?? []) : [];
      });
    });
  });
}

/** The headings of the two years, the earlier one first; null where a table has not just two. */
export function yearColumns({ header }: Table): readonly [string, string] | null {
  const years = header
    .map(({ text }) => text)
    .filter((text) => EARLIER.test(text) || CURRENT.test(text) || /20\d\d/.test(text));
  const [one, other, ...more] = years;
  if (one === undefined || other === undefined || more.length > 0) return null;
  const ranks = [one, other].map(rankOf);
  if (ranks[0] === ranks[1] || ranks.includes(null)) return null;
  return (ranks[0] ?? 0) < (ranks[1] ?? 0) ? [one, other] : [other, one];
}

function rankOf(heading: string): number | null {
  if (EARLIER.test(heading)) return 0;
  if (CURRENT.test(heading)) return 1;
  return Number(/20\d\d/.exec(heading)?.[0]);
}

/** The change with the two cells in its own unit; null where they show it. */
function wrong(change: RowChange): RowChange | null {
  const { by, current, earlier } = change;
  const gap = current.value.minus(earlier.value);
  if (gap.isZero() || earlier.value.isZero() || by.kind === 'points') return null;
  const turned = gap.isNegative() !== (change.direction === 'down');
  if (by.kind === 'percent') return isWrongRate(change, turned) ? change : null;
  // The table may be in 元 and the text in 万元.
  const right = SCALES.find((scale) => agrees(gap.abs().times(scale), by));
  const scale = right ?? SCALES.find((one) => isSlip(gap.abs().times(one), by));
  if (scale === undefined || (right !== undefined && !turned)) return null;
  const inUnitOfBy = (cell: Mention): Mention => inUnit(cell, by, scale);
  return { ...change, current: inUnitOfBy(current), earlier: inUnitOfBy(earlier) };
}

function isWrongRate({ by, current, earlier }: RowChange, turned: boolean): boolean {
  const gap = current.value.minus(earlier.value);
  const fits = isGrowth(current, earlier, by, gap.isNegative() ? 'down' : 'up');
  return fits ? turned : isSlip(gap.abs().div(earlier.value).times(HUNDRED), by);
}

function inUnit(cell: Mention, { unit, scale, thing }: Mention, factor: string): Mention {
  const value = cell.value.times(factor);
  return {
    ...cell,
    value,
    unit,
    thing,
    scale,
    base: value.times(scale),
    half: cell.half.times(factor),
  };
}
