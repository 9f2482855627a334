import { idSchema, type FactDefinition, type TableRow } from '#libs/rulebook';
import { CLASSIFIED } from './field-definition.js';
import type { Findings } from './findings.js';
import { placeIn, type Grid } from './grid.js';
import { tableColumns, type TableColumns } from './table-columns.js';
import { understand } from './understand.js';

type Cells = Record<string, string | boolean>;

/** One line of the sheet on its way to a row. */
interface Line {
  readonly row: number;
  /** '' for a row that has none yet. */
  readonly id: string;
}

/** Whether an empty cell leaves what is stored, or empties it. */
export type Blanks = 'keep' | 'clear';

interface Reading {
  readonly fact: FactDefinition;
  readonly grid: Grid;
  readonly columns: TableColumns;
  readonly findings: Findings;
  readonly stored: ReadonlyMap<string, TableRow>;
  readonly blanks: Blanks;
}

function linesOf({ grid, columns, findings, fact }: Reading): Line[] {
  const seen = new Set<string>();
  return grid.rows.flatMap((row): Line[] => {
    if (row <= columns.heading) return [];
    const id = columns.id === undefined ? '' : grid.text(row, columns.id).trim();
    const filled = columns.columns.some(({ place }) => grid.at(row, place) !== undefined);
    if (id === '') return filled ? [{ row, id }] : [];
    const place = placeIn(grid, row, columns.id ?? 0);
    if (!idSchema.safeParse(id).success) {
      findings.fault(
        place,
        'cell.row',
        `“${id.slice(0, 40)}”不是有效的行标识；新增的行请留空`,
        fact.id,
      );
      return [];
    }
    if (seen.has(id)) {
      findings.fault(place, 'cell.row', `行标识“${id}”出现了两次`, fact.id);
      return [];
    }
    seen.add(id);
    return [{ row, id }];
  });
}

/** Ids for the rows that have none: the table's prefix and the next number nobody has. */
function numbered(lines: readonly Line[], { fact, stored }: Reading): Line[] {
  const taken = new Set([...stored.keys(), ...lines.map(({ id }) => id)]);
  let number = Math.max(0, ...[...taken].map((id) => Number(/_(\d{1,6})$/.exec(id)?.[1] ?? 0)));
  return lines.map((line) => {
    if (line.id !== '') return line;
    number += 1;
    return { ...line, id: `${fact.rowPrefix ?? 'row'}_${String(number).padStart(2, '0')}` };
  });
}

/** A row that says it is classified, and nothing else. */
function isClassified({ grid, columns, fact, findings }: Reading, { row, id }: Line): boolean {
  const filled = columns.columns.filter(({ place }) => grid.at(row, place) !== undefined);
  const marked = filled.find(({ place }) => grid.text(row, place) === CLASSIFIED);
  if (marked === undefined || !fact.classifiable) return false;
  for (const { place } of filled) {
    if (place === marked.place) continue;
    const message = '标为涉密的行不得填写其他内容；涉密内容不得录入本系统';
    findings.fault(placeIn(grid, row, place), 'fact.invalid_value', message, `${fact.id}/${id}`);
  }
  return true;
}

function keptCells({ stored, blanks, columns }: Reading, id: string): Cells {
  const row = stored.get(id);
  if (row === undefined || !('cells' in row)) return {};
  if (blanks === 'keep') return { ...row.cells };
  // A column the sheet does not have says nothing about it.
  const present = new Set(columns.columns.map(({ column }) => column.id));
  return Object.fromEntries(Object.entries(row.cells).filter(([column]) => !present.has(column)));
}

function readRow(reading: Reading, line: Line): TableRow {
  const { fact, grid, columns, findings } = reading;
  const { row, id } = line;
  findings.remember(
    `${fact.id}/${id}`,
    placeIn(grid, row, columns.id ?? columns.columns[0]?.place ?? 0),
  );
  if (isClassified(reading, line)) return { id, classified: true };
  const cells = keptCells(reading, id);
  for (const { place, column, unit } of columns.columns) {
    const at = placeIn(grid, row, place);
    const path = `${fact.id}/${id}/${column.id}`;
    findings.remember(path, at);
    const content = grid.at(row, place);
    if (content === undefined) continue;
    const understood = understand(column, content, unit);
    if ('fault' in understood) {
      findings.fault(at, understood.fault.code, understood.fault.message, path);
    } else {
      cells[column.id] = understood.value;
      if (understood.note !== undefined) findings.note(at, understood.note);
    }
  }
  return { id, cells };
}

/**
 * Reads the sheet of one table: every row of it, with ids for the new ones; null when the sheet says nothing of the
 * table. References are still texts.
 */
export function readTable(
  fact: FactDefinition,
  grid: Grid,
  findings: Findings,
  { stored, blanks }: { readonly stored: readonly TableRow[]; readonly blanks: Blanks },
): TableRow[] | null {
  findings.remember(fact.id, placeIn(grid, 0, 0));
  const columns = tableColumns(fact, grid, findings);
  if (columns === null) return null;
  const byId = new Map(stored.map((row) => [row.id, row]));
  const reading: Reading = { fact, grid, columns, findings, stored: byId, blanks };
  const lines = numbered(linesOf(reading), reading);
  if (lines.length === 0 && blanks === 'keep') return null;
  return lines.map((line) => readRow(reading, line));
}
