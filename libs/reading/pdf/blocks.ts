import type { Line } from './pieces.js';

/** A cell with all its lines in one text, and where a full line of it ends; null for an empty one. */
export type Cell = { readonly text: string; readonly last: Line; readonly right: number } | null;

export interface TableRow {
  readonly y: number;
  readonly cells: readonly Cell[];
}

/** A paragraph or a line of one, or a row. */
export type Block = Line | TableRow;

export const isRow = (block: Block): block is TableRow => 'cells' in block;

/** What stands on a page, from top to bottom. */
export interface Page {
  readonly blocks: readonly Block[];
  /** The lines outside of tables, which show how paragraphs are set. */
  readonly lines: readonly Line[];
  /** Whether a block is all that the page has of its paragraph; else it is a line. */
  readonly isTagged: boolean;
}
