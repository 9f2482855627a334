import type { Statement, TextDocument } from '../document.js';
import { mentionOfCell } from '../mentions/cell.js';
import type { Mention } from '../mentions/mention.js';
import type { Table } from '../text/tables.js';
import { isSlip, placesOf } from './near.js';

/** A figure of the text beside the cell of a table that it repeats wrongly. */
export interface Repeated {
  readonly told: Mention;
  readonly cell: Mention;
  readonly name: string;
}

/** What a column holds and the words that tell of it in a text. */
const ASPECTS: readonly { readonly column: RegExp; readonly told: RegExp }[] = [
  {
    column: /^(?:全年|年初|项目)?预算(?:数|金额|安排)?|^安排/,
    told: /(?:预算|安排)(?:资金|金额|数)?(?:为)?$/,
  },
  {
    column: /^(?:全年|实际|项目)?(?:支出|执行|支付)(?:数|金额)?/,
    told: /(?:实际)?(?:支出|执行|支付)(?:资金|金额|数)?(?:为)?$/,
  },
];
const SHORTEST_NAME = 4;
const SCALES = ['1', '0.0001', '10000'];

/** Rows of a table told again in running text by their names, with a figure that is a slip of the cell. */
export function repeatedRows(document: TextDocument): Repeated[] {
  return document.tables.flatMap((table) => {
    const rows = namedRows(table);
    return document.statements
      .filter(({ inTable }) => !inTable)
      .flatMap((statement) => repeated(document, statement, table, rows));
  });
}

interface Row {
  readonly name: string;
  readonly cells: Table['rows'][number];
}

function namedRows({ header, rows }: Table): Row[] {
  const column = header.findIndex(({ text }) => /名称|^(?:项目|科目|内容|事项)$/.test(text));
  if (column < 0) return [];
  return rows.flatMap((cells) => {
    const name = cells[column]?.text ?? '';
    return name.length >= SHORTEST_NAME && !/[合小总]\s*计/.test(name) ? [{ name, cells }] : [];
  });
}

function repeated(
  { passages }: TextDocument,
  statement: Statement,
  { header }: Table,
  rows: readonly Row[],
): Repeated[] {
  const text = passages[statement.passage]?.text ?? '';
  const named = rows.filter(({ name }) => text.includes(name));
  const [row] = named;
  // Of two names nobody tells which the figure is of.
  if (row === undefined || named.length > 1) return [];
  const figures = row.cells.flatMap((cell) => mentionOfCell(cell, '') ?? []);
  return ASPECTS.flatMap(({ column, told }) => {
    const at = header.findIndex(({ text: heading }) => column.test(heading));
    const cell = mentionOfCell(row.cells[at], row.name);
    const figure = statement.mentions.find(
      ({ kind, exact, before }) => kind === 'amount' && exact && told.test(before),
    );
    if (cell === null || figure === undefined) return [];
    // The table may be in 元 and the text in 万元.
    const known = figures.some(({ value }) =>
      SCALES.some((scale) => value.times(scale).equals(figure.value)),
    );
    const near = placesOf(cell) === placesOf(figure) && isSlip(cell.value, figure);
    return known || !near ? [] : [{ told: figure, cell, name: row.name }];
  });
}
