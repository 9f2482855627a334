/** A row as the text has it: what is printed for its columns, computed ones included. */
export interface ReadRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
}

/** Rows of a table from one place of the text. */
export interface Fragment {
  readonly table: string;
  readonly rows: readonly ReadRow[];
  /** How surely the place is meant, 0 to 1. */
  readonly said: number;
}

/**
 * One table from all places that tell of it: a place that names more columns is continued by the others, row by row where
 * they name the same, or one after the other where they share no column and are as long. Null where the surest disagree.
 */
export function merged(fragments: readonly Fragment[]): readonly ReadRow[] | null {
  const [first, ...others] = [...fragments].sort(
    (one, other) => widthOf(other) - widthOf(one) || other.said - one.said,
  );
  if (first === undefined) return null;
  let rows = first.rows;
  for (const other of others) {
    const shared = columnsOf(rows).filter((column) => columnsOf(other.rows).includes(column));
    if (shared.length > 0) {
      if (isContradicted(rows, other.rows, shared) && other.said >= first.said) return null;
      rows = rows.map((row) =>
        joined(
          row,
          other.rows.find((one) => agree(row, one, shared)),
        ),
      );
    } else if (other.rows.length === rows.length)
      rows = rows.map((row, index) => joined(row, other.rows[index]));
  }
  return rows;
}

const columnsOf = (rows: readonly ReadRow[]): string[] => [
  ...new Set(rows.flatMap(({ cells }) => Object.keys(cells))),
];

const widthOf = ({ rows }: Fragment): number => columnsOf(rows).length;

const bare = (text: string | undefined): string => (text ?? '').replaceAll(/\s/gu, '');

const agree = (one: ReadRow, other: ReadRow, columns: readonly string[]): boolean =>
  columns.every((column) => bare(one.cells[column]) === bare(other.cells[column]));

/** Of the same columns, other rows: a part of the rows is no contradiction, a row nowhere else is. */
const isContradicted = (
  rows: readonly ReadRow[],
  others: readonly ReadRow[],
  shared: readonly string[],
): boolean => others.some((other) => !rows.some((row) => agree(row, other, shared)));

const joined = (row: ReadRow, other: ReadRow | undefined): ReadRow =>
  other === undefined ? row : { ...row, cells: { ...other.cells, ...row.cells } };
