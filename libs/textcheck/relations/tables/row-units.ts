import type { TextDocument } from '../../document.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Cell } from '../../text/tables.js';
import { dimensionOf, measured } from '../figures/measures.js';
import type { OddUnit } from '../figures/odd-units.js';

const SHORTEST_NAME = 4;
const SHIFTS = ['10000', '0.0001', '1000', '0.001'];
/** Of one of them, or a bound. */
const OF_ONE = /[均每]|单价|标准|不[低高少超]/;

interface NamedCell {
  readonly figure: Mention;
  readonly name: string;
}

/** 恢复灌溉面积6300万亩 where a row of that name has 0.63万亩: what the row tells, but for the unit. */
export function againstRows({ tables, statements }: TextDocument): OddUnit[] {
  const cells = tables.flatMap(({ rows }) => rows.flatMap(cellsOf));
  if (cells.length === 0) return [];
  return statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter(isMeasure)
    .flatMap((odd) => {
      const own = cells.filter(({ name, figure }) => isOf(name, odd) && areAlike(figure, odd));
      if (own.some(({ figure }) => measured(figure).equals(measured(odd)))) return [];
      const beside = own.find(({ figure }) =>
        SHIFTS.some((times) => measured(figure).times(times).equals(measured(odd))),
      );
      return beside === undefined ? [] : [{ odd, beside: [beside.figure] }];
    });
}

const isMeasure = ({ kind, exact, base, before }: Mention): boolean =>
  (kind === 'count' || kind === 'amount') &&
  exact &&
  base.isPositive() &&
  !base.isZero() &&
  !OF_ONE.test(before);

const areAlike = (one: Mention, other: Mention): boolean =>
  one.kind === other.kind && dimensionOf(one) === dimensionOf(other);

/** The words right before the figure end with the row's name, or it with theirs. */
const isOf = (name: string, { before, label }: Mention): boolean =>
  before.endsWith(name) || (label.length >= SHORTEST_NAME && name.endsWith(label));

/** The figures of a row with a unit of their own, by the cell that names it. */
function cellsOf(row: readonly Cell[]): NamedCell[] {
  const named = row.findLastIndex(
    ({ text }) => text.length >= SHORTEST_NAME && /^[一-龥（）]+$/.test(text),
  );
  const name = row[named]?.text ?? '';
  return name === ''
    ? []
    : row.slice(named + 1).flatMap((cell) => {
        const [figure, ...more] = /\d/.test(cell.text) ? mentionsOf(cell) : [];
        return figure === undefined || more.length > 0 || figure.kind === 'percent'
          ? []
          : [{ figure, name }];
      });
}
