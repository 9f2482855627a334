import type { SheetColumn, SheetTable } from '#libs/spreadsheet';

/** A column that says what it takes of a row. */
export interface Column<R> extends SheetColumn {
  readonly of: (row: R) => string | null;
}

/** A column of words. @param width in characters */
export const text = <R>(header: string, of: Column<R>['of'], width = 14): Column<R> => ({
  ...{ header, of, width },
  kind: 'text',
});
/** A column of figures: counts, or decimal text. */
export const number = <R>(
  header: string,
  of: (row: R) => string | number | null,
  width = 12,
): Column<R> => ({
  ...{ header, width },
  kind: 'number',
  of: (row) => {
    const value = of(row);
    return value === null ? null : String(value);
  },
});
/** A column of days, `2025-03-31`. */
export const date = <R>(header: string, of: Column<R>['of']): Column<R> => ({
  ...{ header, of, width: 14 },
  kind: 'date',
});

/** A sheet of rows, each column saying what it takes of them. */
export function sheetOf<R>(
  name: string,
  columns: readonly Column<R>[],
  rows: readonly R[],
): SheetTable {
  return {
    name,
    columns: columns.map(({ header, width, kind }) => ({
      header,
      kind,
      ...(width === undefined ? {} : { width }),
    })),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  };
}
