import type { CompiledRulebook, FactDefinition } from '#libs/rulebook';
import { CLASSIFIED } from './field-definition.js';
import type { Findings } from './findings.js';
import { headingOf, headingRow, placeIn, plainHeading, type Grid } from './grid.js';
import { inputFacts, SCALAR_HEADINGS } from './sheets.js';
import { understand } from './understand.js';

/** Raw values by fact, and facts whose cell is empty. */
export interface ReadFacts {
  readonly set: Record<string, unknown>;
  readonly blank: string[];
}

interface Columns {
  readonly id: number;
  readonly value: number;
  readonly unit: number | undefined;
}

function columnsOf(grid: Grid, row: number): Columns | null {
  const places = new Map(
    grid.columnsOf(row).map((column) => [headingOf(grid.text(row, column)).stem, column]),
  );
  const [id, value] = [places.get(SCALAR_HEADINGS.id), places.get(SCALAR_HEADINGS.value)];
  return id === undefined || value === undefined
    ? null
    : { id, value, unit: places.get(SCALAR_HEADINGS.unit) };
}

/** What the lines of the sheet are read with and into. */
interface Reading {
  readonly grid: Grid;
  readonly columns: Columns;
  readonly findings: Findings;
  readonly read: ReadFacts;
}

function readLine({ grid, columns, findings, read }: Reading, row: number, fact: FactDefinition) {
  const place = placeIn(grid, row, columns.value);
  findings.remember(fact.id, place);
  const content = grid.at(row, columns.value);
  if (content === undefined) {
    read.blank.push(fact.id);
    return;
  }
  if (fact.classifiable && content.kind === 'text' && content.text === CLASSIFIED) {
    read.set[fact.id] = { classified: true };
    return;
  }
  const unit = columns.unit === undefined ? '' : grid.text(row, columns.unit);
  const understood = understand(fact, content, unit === '' ? null : unit);
  if ('fault' in understood) {
    findings.fault(place, understood.fault.code, understood.fault.message, fact.id);
    return;
  }
  read.set[fact.id] = understood.value;
  if (understood.note !== undefined) findings.note(place, understood.note);
}

/** A value in a line that says not whose it is would be lost without a word. */
function lostValue({ grid, columns, findings }: Reading, row: number): void {
  if (grid.at(row, columns.value) === undefined) return;
  const message = '这一行没有编号，不知道填的是哪一项';
  findings.fault(placeIn(grid, row, columns.value), 'cell.row', message);
}

function readLines(reading: Reading, heading: number, facts: ReadonlyMap<string, FactDefinition>) {
  const { grid, columns, findings } = reading;
  const seen = new Set<string>();
  for (const row of grid.rows.filter((candidate) => candidate > heading)) {
    const id = grid.text(row, columns.id).trim();
    const fact = facts.get(id);
    const place = placeIn(grid, row, columns.id);
    if (id === '') lostValue(reading, row);
    else if (fact === undefined)
      findings.fault(place, 'fact.unknown', `本年度规则中没有编号“${id.slice(0, 60)}”`);
    else if (seen.has(id)) findings.fault(place, 'cell.row', `编号“${id}”出现了两次`, id);
    else readLine(reading, row, fact);
    seen.add(id);
  }
}

/** Reads the sheet of single facts, line by line by their 编号. */
export function readScalars(rulebook: CompiledRulebook, grid: Grid, findings: Findings): ReadFacts {
  const read: ReadFacts = { set: {}, blank: [] };
  const heading = headingRow(grid, new Set(Object.values(SCALAR_HEADINGS).map(plainHeading)));
  const columns = heading === null ? null : columnsOf(grid, heading);
  if (heading === null || columns === null) {
    const message = `找不到“${SCALAR_HEADINGS.id}”和“${SCALAR_HEADINGS.value}”两列，请使用下载的模板`;
    findings.fault(placeIn(grid, 0, 0), 'cell.column', message);
    return read;
  }
  const scalars = inputFacts(rulebook).filter(({ type }) => type !== 'table');
  const facts = new Map(scalars.map((fact) => [fact.id, fact]));
  readLines({ grid, columns, findings, read }, heading, facts);
  return read;
}
