/** What stands in one cell. Figures are decimal text, as near to the file's own digits as a spreadsheet means them. */
export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly shown: 'number' | 'percent' }
  /** A day, whatever time of it. */
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** What cannot be taken as it is: `message` says why, in Chinese. */
  | { readonly kind: 'refused'; readonly code: RefusedCell; readonly message: string };

/** Why a cell cannot be read. */
export type RefusedCell = 'cell.error' | 'cell.formula';

export interface ReadCell {
  /** `B7` */
  readonly address: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
}

/** One sheet with what is filled of it, row by row. */
export interface ReadSheet {
  readonly name: string;
  readonly cells: readonly ReadCell[];
}

export interface ReadWorkbook {
  readonly sheets: readonly ReadSheet[];
}

/** How much of a file is read at most; whatever has more is no list a person typed. */
export const LIMITS = {
  fileBytes: 10 * 1_048_576,
  /** Unpacked, counted while unpacking: what the headers say may be a lie. */
  unpackedBytes: 50 * 1_048_576,
  entries: 200,
  /** Unpacked to packed, over the whole file. */
  ratio: 100,
  cells: 300_000,
  /** Of all shared texts together. */
  textCharacters: 12_000_000,
  cellCharacters: 32_767,
  heapMegabytes: 256,
  milliseconds: 20_000,
} as const;
