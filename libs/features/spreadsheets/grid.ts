import { addressOf, type CellContent, type ReadSheet } from '#libs/spreadsheet';
import { shownText } from './understand.js';

/** Title lines above the headings are put up with, this many. */
const MOST_TITLE_ROWS = 10;

/** A sheet by row and column, counted from 0. */
export interface Grid {
  readonly name: string;
  /** Rows that have something in them, in order. */
  readonly rows: readonly number[];
  at(row: number, column: number): CellContent | undefined;
  /** What a person reads in a cell; '' where nothing stands. */
  text(row: number, column: number): string;
  columnsOf(row: number): readonly number[];
}

export function gridOf(sheet: ReadSheet): Grid {
  const rows = new Map<number, Map<number, CellContent>>();
  for (const { row, column, content } of sheet.cells) {
    const cells = rows.get(row) ?? new Map<number, CellContent>();
    rows.set(row, cells.set(column, content));
  }
  const at = (row: number, column: number) => rows.get(row)?.get(column);
  return {
    name: sheet.name,
    rows: [...rows.keys()].sort((left, right) => left - right),
    at,
    text: (row, column) => {
      const content = at(row, column);
      return content === undefined ? '' : shownText(content);
    },
    columnsOf: (row) => [...(rows.get(row)?.keys() ?? [])].sort((left, right) => left - right),
  };
}

/** A heading as it was meant: the name, the unit in the last brackets, no asterisk. */
export interface Heading {
  readonly name: string;
  /** Name without the brackets; the name itself when it has none. */
  readonly stem: string;
  readonly unit: string | null;
}

/** Full-width and half-width, blanks and marks of what must be filled make no difference. */
export const plainHeading = (text: string): string => text.normalize('NFKC').replace(/[\s*]/gu, '');

export function headingOf(text: string): Heading {
  const name = plainHeading(text);
  const [, stem, unit] = /^(.+)\(([^()]*)\)$/u.exec(name) ?? [];
  return { name, stem: stem ?? name, unit: unit ?? null };
}

/** The row whose cells are most of the headings wanted; null when none has any. */
export function headingRow(grid: Grid, wanted: ReadonlySet<string>): number | null {
  const hits = (row: number): number =>
    grid.columnsOf(row).filter((column) => {
      const { name, stem } = headingOf(grid.text(row, column));
      return wanted.has(name) || wanted.has(stem);
    }).length;
  const candidates = grid.rows.slice(0, MOST_TITLE_ROWS).map((row) => ({ row, found: hits(row) }));
  const best = candidates.reduce<{ row: number; found: number } | null>(
    (before, next) => (next.found > (before?.found ?? 0) ? next : before),
    null,
  );
  return best?.row ?? null;
}

/** The place of a cell, as people name it. */
export const placeIn = (grid: Grid, row: number, column: number) => ({
  sheet: grid.name,
  address: addressOf({ row, column }),
});
