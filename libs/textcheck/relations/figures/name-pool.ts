import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { figureOfCell, unitOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { oncePerDocument } from '../../once.js';
import type { Cell, Table } from '../../text/tables.js';
import { scaleOfTable } from '../tables/table-money.js';

/** A figure of the running text or of a table with the words that name it. */
export interface Named {
  readonly mention: Mention;
  /** The noun of its clause, or its row's name. */
  readonly name: string;
  /** What else tells of it: the heading of its column. */
  readonly column: string;
  /** Index of its table and column, −1 in running text: a share is of the column's own total. */
  readonly table: number;
  readonly at: number;
  /** In a row of totals. */
  readonly total: boolean;
  /** The passage it stands in, −1 in tables. */
  readonly passage: number;
}

const TOTAL = /^(?:合\s*计|总\s*计|共\s*计)/;
const SUBTOTAL = /^小\s*计/;
const NO_FIGURES = /序号|率|占|比重|增|%|分值|得分|满分|权重|年份|代码|单价|标准|均/;
/** 县残联、计划: so long a name is a sentence. */
const LONGEST = 30;

/** Every figure of a report that has a name, outside and inside its tables. */
export const namePool = oncePerDocument((document): readonly Named[] => [
  ...toldIn(document),
  ...document.tables.flatMap((table, index) => cellsOf(document, table, index)),
]);

const toldIn = ({ statements }: TextDocument): Named[] =>
  statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions, passage }) =>
      mentions.flatMap((mention) => {
        const counted = mention.kind === 'amount' || mention.kind === 'count';
        if (!counted || !mention.exact || !mention.base.isPositive()) return [];
        return [
          { mention, name: mention.label, column: '', table: -1, at: -1, total: false, passage },
        ];
      }),
    );

function cellsOf(document: TextDocument, table: Table, index: number): Named[] {
  const scale = scaleOfTable(document, table);
  const subtotals = table.rows.filter((row) => SUBTOTAL.test(nameOf(row)));
  // The one 小计 a table ends with is all of it.
  const sole = subtotals.length === 1 && subtotals[0] === table.rows.at(-1);
  return table.rows.flatMap((row) => {
    const name = nameOf(row);
    const ends = SUBTOTAL.test(name);
    if (name === '' || name.length > LONGEST || (ends && !sole)) return [];
    return row.flatMap((cell, at) => {
      const column = table.header[at]?.text ?? '';
      const figure = NO_FIGURES.test(column) ? null : figureOfCell(cell, column);
      if (figure?.kind !== 'amount' || !figure.base.isPositive()) return [];
      const mention = inUnit(figure, unitOfCell(cell), scale);
      return [
        { mention, name, column, table: index, at, total: ends || TOTAL.test(name), passage: -1 },
      ];
    });
  });
}

/** The words a row begins with, its running number left out. */
const nameOf = (row: readonly Cell[]): string =>
  row.find(({ text }) => /[一-龥]/.test(text))?.text.replace(/^\d{1,2}[.．、]\s*/, '') ?? '';

/** Money where the table says so; else so many of what the column names. */
function inUnit(figure: Mention, unit: string, scale: number | undefined): Mention {
  const fraction = !figure.value.isInteger();
  if (unit === '' && scale !== undefined && (fraction || scale > 1))
    return {
      ...figure,
      unit: scale === 1 ? '元' : '万元',
      scale: new Decimal(scale),
      base: figure.value.times(scale),
    };
  return figure;
}

/** The pairs of characters of what names a figure: of a total its column's, else its own. */
export const gramsOf = onceFor(({ name, column, total }: Named): readonly string[] =>
  bigramsOf(total ? column : name),
);

/** Two characters next to each other: what names have in common whatever stands between. */
export const bigramsOf = (words: string): string[] =>
  [...words.replaceAll(/[^一-龥A-Za-z]/g, '')].flatMap((one, at, all) =>
    all[at + 1] === undefined ? [] : [`${one}${all[at + 1] ?? ''}`],
  );
