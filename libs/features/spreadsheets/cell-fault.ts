import type { ErrorCode, Fault } from '#libs/kernel';

/** A fault of a file at its own place: the sheet as it is called, the cell as the spreadsheet names it. */
export interface CellFault extends Fault {
  readonly sheet: string;
  readonly address: string;
}

/** Something done to a figure on the way in that its owner should see. */
export interface CellNote {
  readonly sheet: string;
  readonly address: string;
  readonly message: string;
}

/** What came of one cell: a raw value for the year's rules to judge, nothing, or why not. */
export type Understood =
  | { readonly value: string | boolean; readonly note?: string }
  | { readonly fault: { readonly code: ErrorCode; readonly message: string } };

/** Where something of the report stands in the file. */
export interface CellPlace {
  readonly sheet: string;
  readonly address: string;
}
