/** What a column holds; it decides the kind of cell, its alignment and its drop-down. */
export type ColumnKind = 'text' | 'number' | 'date' | 'choice';

export interface SheetColumn {
  readonly header: string;
  /** In characters; by default from the header. */
  readonly width?: number;
  readonly kind: ColumnKind;
  /** What a cell of a `choice` column may hold; the file offers them as a drop-down. */
  readonly choices?: readonly string[];
  /** Written behind the header in brackets: 金额（万元）. */
  readonly unit?: string;
  /** Marked with an asterisk. */
  readonly required?: boolean;
  /** Shown when the pointer rests on the heading. */
  readonly note?: string;
}

/** What a single cell is, where the rows of a column differ. */
export type CellRule = Pick<SheetColumn, 'kind' | 'choices'>;

/** One sheet. A null cell stays empty; numbers are decimal text, dates `2024-05-30`. */
export interface SheetTable {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Of a cell, counted from 0 below the heading; undefined: as the column says. */
  readonly ruleOf?: (row: number, column: number) => CellRule | undefined;
  /** Rows that are headings between others. */
  readonly bands?: readonly number[];
}
