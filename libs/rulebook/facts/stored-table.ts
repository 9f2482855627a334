import type { Cell, RowValue, TableValue } from '../formula/values.js';
import type { TableRow } from '../schema/index.js';

/** A row whose cells are read when first asked for, once each. */
export class StoredRow implements RowValue {
  readonly id: string;
  readonly classified: boolean;
  private readonly cells = new Map<string, Cell>();

  constructor(
    readonly table: string,
    stored: TableRow,
    readonly index: number,
    private readonly read: (row: RowValue, column: string) => Cell,
  ) {
    this.id = stored.id;
    this.classified = 'classified' in stored;
  }

  cell(column: string): Cell {
    let cell = this.cells.get(column);
    if (cell === undefined) {
      cell = this.read(this, column);
      this.cells.set(column, cell);
    }
    return cell;
  }
}

/** A table of the content; its rows are indexed by id when one is first sought. */
export class StoredTable implements TableValue {
  private index: Map<string, RowValue> | undefined;

  constructor(
    readonly table: string,
    readonly rows: readonly RowValue[],
  ) {}

  byId(id: string): RowValue | undefined {
    // backwards, so that of two rows with one id the first remains
    this.index ??= new Map(
      this.rows
        .filter((row) => !row.classified)
        .toReversed()
        .map((row) => [row.id, row]),
    );
    return this.index.get(id);
  }
}
