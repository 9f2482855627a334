import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { likelySlip } from '../figures/likely-slip.js';
import { scaleOfTable } from '../tables/table-money.js';
import { averagesOf, type Average } from './average-pairs.js';
import { contradicts } from './only-pairs.js';
import type { Piece } from './pieces.js';

/** So much chance is taken: a slip of one of a whole report's sums is met by chance so seldom. */
const BUDGET = 0.3;

/** Every sum of money, in running text and in cells of tables that name their unit, each value once. */
export const sumsIn = oncePerDocument((document): readonly Mention[] => {
  const told = document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions.filter(({ kind, exact }) => kind === 'amount' && exact));
  const cells = document.tables.flatMap((table) => {
    const scale = scaleOfTable(document, table);
    if (scale === undefined) return [];
    return table.rows.flat().flatMap((cell) => {
      const figure = figureOfCell(cell, '');
      return figure?.kind === 'amount' ? [inYuan(figure, scale)] : [];
    });
  });
  return eachOnce([...told, ...cells]);
});

const inYuan = (cell: Mention, scale: number): Mention => ({
  ...cell,
  unit: scale === 1 ? '元' : '万元',
  scale: new Decimal(scale),
  base: cell.value.times(scale),
});

function eachOnce(figures: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return figures.filter(({ base }) => {
    const key = base.toFixed();
    return base.isPositive() && !seen.has(key) && seen.add(key);
  });
}

/** 硬化道路18.6公里，每公里投入28.12万元: the sum stands in a table or another chapter, and the average is a slip of what it gives. */
export function slippedElsewhere(
  document: TextDocument,
  { mentions }: Statement,
  { printed, piece, counts }: Sought,
): Average | null {
  if (printed.kind !== 'amount' || counts.length === 0) return null;
  const beside = mentions.filter(({ kind, exact }) => kind === 'amount' && exact);
  const sums = eachOnce([...beside, ...sumsIn(document)]).filter(
    ({ start }) => start !== printed.start,
  );
  const all = averagesOf([...sums, ...counts], printed, piece).filter(
    (one) => !contradicts(one) && isNearOrInOtherUnit(one),
  );
  const most = new Decimal(10).pow(printed.value.toFixed(0).length);
  const made = all.map(({ computed, total }) => ({ value: computed, of: [total], most }));
  const found = likelySlip(printed, made, BUDGET);
  return all.find(({ total }) => total === found?.of[0]) ?? null;
}

const MOST_TIMES = 4;
const OTHER_UNIT = 5_000;

/** At most some times as much, or some ten thousand times. */
function isNearOrInOtherUnit({ computed, printed }: Average): boolean {
  if (printed.value.isZero()) return false;
  const times = computed.div(printed.value).toNumber();
  const off = Math.max(times, 1 / times);
  return off <= MOST_TIMES || off >= OTHER_UNIT;
}

interface Sought {
  readonly printed: Mention;
  readonly piece: Piece;
  /** The number told last before it, or all there are. */
  readonly counts: readonly Mention[];
}
