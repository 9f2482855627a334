import { sumDecimals } from '#libs/kernel';

import { oncePerDocument } from '../../once.js';
import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import type { Cell } from '../../text/tables.js';

/** A figure in a table's row of totals. */
export interface TotalCell {
  readonly mention: Mention;
  /** What names it: the row's own words and the heading of its column. */
  readonly names: string;
}

const TOTAL = /合\s*计|总\s*计|共\s*计|小\s*计/;

/** Every figure of a row of totals, in the unit it is written in. */
export const totalCellsIn = oncePerDocument(({ tables }): TotalCell[] =>
  tables.flatMap(({ header, rows }) =>
    rows.flatMap((row) => {
      const label = row.slice(0, 2).find(({ text }) => TOTAL.test(text));
      return label === undefined ? [] : figuresOf(row, header, label.text);
    }),
  ),
);

const figuresOf = (row: readonly Cell[], header: readonly Cell[], label: string): TotalCell[] =>
  row.flatMap((cell, column) => {
    const heading = header[column]?.text ?? '';
    const mention = figureOfCell(cell, heading);
    return mention === null ? [] : [{ mention, names: `${label}${heading}` }];
  });

/** What the rows of each column come to, where no row of totals says so. */
export const columnSumsIn = oncePerDocument(({ tables }): Mention[] =>
  tables.flatMap(({ header, rows }) =>
    header.flatMap((_, column) => {
      const cells = rows
        .filter((row) => !row.slice(0, 2).some(({ text }) => TOTAL.test(text)))
        .flatMap((row) => figureOfCell(row[column], '') ?? []);
      const [first] = cells;
      if (first === undefined || cells.length < 2 || cells.some(({ kind }) => kind === 'percent'))
        return [];
      const value = sumDecimals(cells.map((cell) => cell.value));
      return [{ ...first, value, base: value }];
    }),
  ),
);

/** A cell is counted in the unit of its table, which is that of the text around. */
export const figureIn = (cell: Mention, told: Mention): Mention => ({
  ...cell,
  kind: told.kind,
  unit: told.unit,
  thing: told.thing,
  scale: told.scale,
  base: cell.value.times(told.scale),
});

/** Every figure that a cell of the document holds, as a number without superfluous noughts. */
export const cellValuesIn = oncePerDocument(
  ({ tables }): ReadonlySet<string> =>
    new Set(
      tables.flatMap(({ rows }) =>
        rows.flatMap((row) =>
          row.flatMap((cell) => figureOfCell(cell, '')?.value.abs().toFixed() ?? []),
        ),
      ),
    ),
);
