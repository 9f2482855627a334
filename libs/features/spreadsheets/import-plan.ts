import { closedFieldFaults } from '#libs/features/reports';
import type { Fault } from '#libs/kernel';
import {
  applyContentPatch,
  diffContent,
  type CompiledRulebook,
  type ContentChange,
  type FactDefinition,
  type FactPatch,
  type FactValues,
  type ReportContent,
  type TableRow,
} from '#libs/rulebook';
import type { ReadSheet, ReadWorkbook } from '#libs/spreadsheet';
import type { CellFault, CellNote } from './cell-fault.js';
import { Findings } from './findings.js';
import { gridOf, type Grid } from './grid.js';
import { readScalars } from './read-scalars.js';
import { readTable, type Blanks } from './read-table.js';
import { referredRow } from './references.js';
import { COMPUTED_SHEET, inputTables, SCALAR_SHEET, tableSheetNames } from './sheets.js';

export interface ImportOptions {
  /** Fact of the one table meant; left out: everything the file has. */
  readonly table?: string | undefined;
  readonly blanks: Blanks;
}

/** What a file would change, or every cell that stands in its way. */
export interface ImportPlan {
  readonly content: ReportContent;
  /** Empty as long as there are faults. */
  readonly changes: readonly ContentChange[];
  readonly faults: readonly CellFault[];
  readonly notes: readonly CellNote[];
  /** Sheets that were read, and those that were not. */
  readonly read: readonly string[];
  readonly ignored: readonly string[];
}

interface Report {
  readonly content: ReportContent;
  readonly openFields: readonly string[] | null;
}

interface Selected {
  readonly scalars: Grid | null;
  readonly tables: readonly { readonly fact: FactDefinition; readonly grid: Grid }[];
  readonly ignored: readonly string[];
}

/** Hidden sheets of lists, and what people only read. */
const isOurs = ({ name }: ReadSheet): boolean => name.startsWith('_') || name === COMPUTED_SHEET;

/** Of a file for one table its sheet or, by whatever name, the only one. */
function selectOne(
  sheets: readonly ReadSheet[],
  fact: FactDefinition,
  name: string | undefined,
): Selected {
  const named = sheets.find((sheet) => sheet.name === name);
  const chosen = named ?? (sheets.length === 1 ? sheets[0] : undefined);
  const ignored = sheets.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name);
  return {
    scalars: null,
    tables: chosen === undefined ? [] : [{ fact, grid: gridOf(chosen) }],
    ignored,
  };
}

function select(rulebook: CompiledRulebook, workbook: ReadWorkbook, table?: string): Selected {
  const sheets = workbook.sheets.filter((sheet) => !isOurs(sheet));
  const names = tableSheetNames(rulebook);
  const facts = inputTables(rulebook);
  const one = facts.find(({ id }) => id === table);
  if (one !== undefined) return selectOne(sheets, one, names.get(one.id));
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const scalars = byName.get(SCALAR_SHEET);
  const tables = facts.flatMap((fact) => {
    const sheet = byName.get(names.get(fact.id) ?? '');
    return sheet === undefined ? [] : [{ fact, grid: gridOf(sheet) }];
  });
  const taken = new Set([SCALAR_SHEET, ...tables.map(({ grid }) => grid.name)]);
  return {
    scalars: scalars === undefined ? null : gridOf(scalars),
    tables,
    ignored: sheets.filter(({ name }) => !taken.has(name)).map(({ name }) => name),
  };
}

const rowsIn = (facts: Readonly<Record<string, unknown>>, id: string): readonly TableRow[] => {
  const value = Object.hasOwn(facts, id) ? facts[id] : undefined;
  return Array.isArray(value) ? (value as TableRow[]) : [];
};

/** Texts of references to the rows they name, among the rows as they will be. */
function resolveReferences(
  rulebook: CompiledRulebook,
  read: ReadonlyMap<string, readonly TableRow[]>,
  stored: FactValues,
  findings: Findings,
): Map<string, TableRow[]> {
  const tables = new Map(inputTables(rulebook).map((fact) => [fact.id, fact]));
  const rowsOf = (id: string) => read.get(id) ?? rowsIn(stored, id);
  const resolved = [...read].map(([id, rows]): [string, TableRow[]] => {
    const columns = (tables.get(id)?.columns ?? []).filter(
      ({ type, formula }) => type === 'ref' && formula === undefined,
    );
    return [
      id,
      rows.map((row) => {
        if ('classified' in row) return row;
        const cells = { ...row.cells };
        for (const column of columns) {
          const [text, target] = [cells[column.id], tables.get(column.table ?? '')];
          if (typeof text !== 'string' || target === undefined) continue;
          const found = referredRow(text, target, rowsOf(target.id));
          if (found !== null) cells[column.id] = found;
          else referenceFault(findings, `${id}/${row.id}/${column.id}`, target, text);
        }
        return { id: row.id, cells };
      }),
    ];
  });
  return new Map(resolved);
}

function referenceFault(
  findings: Findings,
  path: string,
  target: FactDefinition,
  text: string,
): void {
  const place = findings.placeOf(path);
  const message = `“${target.label}”中没有“${text.slice(0, 40)}”这一行`;
  if (place !== undefined) findings.fault(place, 'cell.reference', message, path);
}

/** `facts.projects.project_01.name` as `projects/project_01/name`: ids of facts have dots in them, too. */
function slashed(path: string, tables: readonly FactDefinition[]): string {
  const bare = path.replace(/^facts\./, '');
  const table = tables.find(({ id }) => bare === id || bare.startsWith(`${id}.`));
  if (table === undefined) return bare;
  return `${table.id}${bare.slice(table.id.length).replaceAll('.', '/')}`;
}

/** Faults of the year's rules and of closed fields, each at its cell; those of a cell that has one already are left out. */
function placed(
  faults: readonly Fault[],
  rulebook: CompiledRulebook,
  findings: Findings,
  fallback: string,
): CellFault[] {
  const tables = [...inputTables(rulebook)].sort((left, right) => right.id.length - left.id.length);
  const known = new Set(findings.faults.map(({ path }) => path));
  return faults.flatMap((fault): CellFault[] => {
    const path = slashed(fault.path ?? '', tables);
    const place = findings.placeOf(path) ?? { sheet: fallback, address: 'A1' };
    return known.has(path) ? [] : [{ ...fault, ...place, path }];
  });
}

function patchOf(
  selected: Selected,
  rulebook: CompiledRulebook,
  { content }: Report,
  blanks: Blanks,
  findings: Findings,
): FactPatch {
  const scalars =
    selected.scalars === null
      ? { set: {}, blank: [] }
      : readScalars(rulebook, selected.scalars, findings);
  const read = new Map<string, readonly TableRow[]>();
  for (const { fact, grid } of selected.tables) {
    const rows = readTable(fact, grid, findings, {
      stored: rowsIn(content.facts, fact.id),
      blanks,
    });
    if (rows !== null) read.set(fact.id, rows);
  }
  const tables = resolveReferences(rulebook, read, content.facts, findings);
  const emptied = [...tables].filter(([, rows]) => rows.length === 0).map(([id]) => id);
  const filled = [...tables].filter(([, rows]) => rows.length > 0);
  const cleared = blanks === 'clear' ? [...scalars.blank, ...emptied] : [];
  return {
    set: { ...scalars.set, ...Object.fromEntries(filled) },
    clear: cleared.filter((id) => Object.hasOwn(content.facts, id)),
  };
}

/** A fault of the patch hides the changes: closed fields are then told once the cells are right. */
function changesOf(
  rulebook: CompiledRulebook,
  report: Report,
  patch: FactPatch,
): { content: ReportContent; changes: readonly ContentChange[]; faults: readonly Fault[] } {
  const { content, faults } = applyContentPatch(rulebook, report.content, { facts: patch });
  const changes = diffContent(report.content, content);
  return {
    content,
    changes,
    faults: [...faults, ...closedFieldFaults(report.openFields, changes)],
  };
}

/**
 * What importing a file would do to a report: every change field by field or, when a single cell is wrong, every wrong
 * cell and no change at all. Pure.
 */
export function planImport(
  rulebook: CompiledRulebook,
  report: Report,
  workbook: ReadWorkbook,
  { table, blanks }: ImportOptions,
): ImportPlan {
  const findings = new Findings();
  const selected = select(rulebook, workbook, table);
  const read = [selected.scalars, ...selected.tables.map(({ grid }) => grid)].flatMap((grid) =>
    grid === null ? [] : [grid.name],
  );
  if (read.length === 0) noSheet(rulebook, workbook, table, findings);
  const patch = patchOf(selected, rulebook, report, blanks, findings);
  const { content, changes, faults } = changesOf(rulebook, report, patch);
  const all = [...findings.faults, ...placed(faults, rulebook, findings, read[0] ?? '')];
  return {
    content: all.length > 0 ? report.content : content,
    changes: all.length > 0 ? [] : changes,
    faults: all,
    notes: findings.notes,
    read,
    ignored: selected.ignored,
  };
}

function noSheet(
  rulebook: CompiledRulebook,
  workbook: ReadWorkbook,
  table: string | undefined,
  findings: Findings,
): void {
  const wanted =
    table === undefined ? SCALAR_SHEET : (tableSheetNames(rulebook).get(table) ?? table);
  const sheet = workbook.sheets[0]?.name ?? '';
  const message = `文件中没有可以导入的工作表（例如“${wanted}”），请使用下载的模板`;
  findings.fault({ sheet, address: 'A1' }, 'cell.column', message);
}
