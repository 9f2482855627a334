import type {
  ColumnDefinition,
  CompiledRulebook,
  Evaluation,
  FactDefinition,
  FactValue,
  FactValues,
  TableRow,
} from '#libs/rulebook';
import type { CellRule, ColumnKind, SheetColumn, SheetTable } from '#libs/spreadsheet';
import { CLASSIFIED, NO, YES, type FieldDefinition } from './field-definition.js';
import { referenceChoices, referenceText, type TableRows } from './references.js';
import {
  COMPUTED_MARK,
  COMPUTED_SHEET,
  inputFacts,
  inputTables,
  ROW_HEADING,
  SCALAR_HEADINGS,
  SCALAR_SHEET,
  tableSheetNames,
} from './sheets.js';

/** What a file is filled with. */
export interface FileContent {
  readonly facts: FactValues;
  /** For what is computed; null writes no sheet and no column of it (a template). */
  readonly evaluation: Evaluation | null;
  /** Last year's value of a fact, as text; null when there is none. */
  readonly priorText: (id: string) => string | null;
}

const KINDS: Readonly<Partial<Record<FieldDefinition['type'], ColumnKind>>> = {
  money: 'number',
  number: 'number',
  integer: 'number',
  percent: 'number',
  date: 'date',
  boolean: 'choice',
  enum: 'choice',
  ref: 'choice',
};

function ruleOf(field: FieldDefinition): CellRule {
  const kind = KINDS[field.type] ?? 'text';
  if (field.type === 'boolean') return { kind, choices: [YES, NO] };
  return field.type === 'enum'
    ? { kind, choices: (field.options ?? []).map(({ label }) => label) }
    : { kind };
}

/** A stored value as it stands in a cell; null for one that is missing. */
export function cellText(
  field: FieldDefinition,
  value: FactValue | null | undefined,
): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? YES : NO;
  if (typeof value === 'object') return Array.isArray(value) ? null : CLASSIFIED;
  return field.options?.find((option) => option.value === value)?.label ?? value;
}

const helpOf = ({ help, source }: FactDefinition): string =>
  [help, source === undefined ? undefined : `来源：${source}`].filter(Boolean).join('；');

const starred = (label: string, required: boolean): string => (required ? `${label} *` : label);

interface ScalarLine {
  readonly cells: readonly (string | null)[];
  readonly fact?: FactDefinition;
}

/** Section by section: a heading, then its facts. */
function scalarLines(rulebook: CompiledRulebook, content: FileContent): ScalarLine[] {
  const facts = inputFacts(rulebook).filter(({ type }) => type !== 'table');
  return rulebook.package.facts.sections.flatMap(({ id, label }): ScalarLine[] => {
    const own = facts.filter(({ section }) => section === id);
    if (own.length === 0) return [];
    const lines = own.map((fact): ScalarLine => {
      const value = cellText(fact, content.facts[fact.id]);
      const name = starred(fact.label, fact.required);
      const prior = content.priorText(fact.id);
      return { fact, cells: [fact.id, name, fact.unit ?? null, value, prior, helpOf(fact)] };
    });
    return [{ cells: [null, label, null, null, null, null] }, ...lines];
  });
}

const VALUE_COLUMN = 3;

function scalarSheet(rulebook: CompiledRulebook, content: FileContent): SheetTable {
  const lines = scalarLines(rulebook, content);
  const { id, label, unit, value, prior, help } = SCALAR_HEADINGS;
  const columns: SheetColumn[] = [
    { header: id, kind: 'text', width: 32, note: '系统识别每一行用，请不要修改' },
    { header: label, kind: 'text', width: 40, note: '带 * 的必须填写' },
    { header: unit, kind: 'text', width: 10, note: '金额可改为元、千元或亿元，导入时自动换算' },
    { header: value, kind: 'text', width: 28, note: '只填写这一列' },
    { header: prior, kind: 'text', width: 18, note: '上一年度报告中的数，仅供对照' },
    { header: help, kind: 'text', width: 60 },
  ];
  return {
    name: SCALAR_SHEET,
    columns,
    rows: lines.map(({ cells }) => cells),
    bands: lines.flatMap(({ fact }, row) => (fact === undefined ? [] : [row])),
    ruleOf: (row, column) => {
      const fact = lines[row]?.fact;
      if (fact === undefined || column < VALUE_COLUMN || column > VALUE_COLUMN + 1)
        return undefined;
      const rule = ruleOf(fact);
      return column === VALUE_COLUMN ? rule : { kind: rule.kind };
    },
  };
}

/** What the cells of a table need to know of the others. */
interface TableContext {
  readonly tables: ReadonlyMap<string, FactDefinition>;
  readonly rowsOf: TableRows;
  readonly computed: boolean;
}

function tableColumn(column: ColumnDefinition, context: TableContext): SheetColumn {
  const rule = ruleOf(column);
  const choices =
    column.type === 'ref' ? referenceChoices(column, context.tables, context.rowsOf) : rule.choices;
  const note = [
    column.help,
    column.type === 'ref' ? '填写所引用行的行标识，可从列表选择' : undefined,
  ].filter(Boolean);
  const isComputed = column.formula !== undefined;
  const unit = [column.unit, isComputed ? COMPUTED_MARK : undefined].filter(Boolean).join('，');
  return {
    header: column.label,
    kind: rule.kind,
    ...(rule.kind === 'text' ? { width: 36 } : {}),
    ...(unit === '' ? {} : { unit }),
    ...(isComputed || choices === undefined ? {} : { choices }),
    required: column.required && !isComputed,
    note: note.join('；'),
  };
}

function rowCells(
  row: TableRow,
  columns: readonly ColumnDefinition[],
  { tables, rowsOf }: TableContext,
): (string | null)[] {
  if ('classified' in row) return [row.id, CLASSIFIED];
  const cells = columns.map((column) => {
    const text = cellText(column, row.cells[column.id]);
    const target = column.table === undefined ? undefined : tables.get(column.table);
    if (text === null || target === undefined) return text;
    const referred = rowsOf(target.id).find(({ id }) => id === text);
    return referred === undefined ? text : referenceText(referred, target);
  });
  return [row.id, ...cells];
}

function tableSheet(
  fact: FactDefinition,
  name: string,
  rows: readonly TableRow[],
  context: TableContext,
): SheetTable {
  const columns = (fact.columns ?? []).filter(
    ({ formula }) => formula === undefined || context.computed,
  );
  const rowNote = `系统识别每一行用；新增的行可以不填。${helpOf(fact)}`;
  const [first, ...rest] = columns.map((column) => tableColumn(column, context));
  const marked =
    first === undefined || !fact.classifiable
      ? first
      : { ...first, note: `${first.note ?? ''}涉密的行只在本列填“${CLASSIFIED}”，其余留空` };
  return {
    name,
    columns: [
      { header: ROW_HEADING, kind: 'text', width: 14, note: rowNote },
      ...(marked === undefined ? [] : [marked]),
      ...rest,
    ],
    rows: rows.map((row) => rowCells(row, columns, context)),
  };
}

/** What the system computes, with how; read by people only. */
function computedSheet(rulebook: CompiledRulebook, evaluation: Evaluation): SheetTable {
  const derived = rulebook.package.facts.facts.filter(
    ({ origin, type }) => origin === 'derived' && type !== 'table',
  );
  return {
    name: COMPUTED_SHEET,
    columns: [
      { header: '编号', kind: 'text', width: 32 },
      { header: '名称', kind: 'text', width: 40 },
      { header: '单位', kind: 'text', width: 10 },
      { header: '数值', kind: 'text', width: 24 },
      { header: '计算过程', kind: 'text', width: 60 },
    ],
    rows: derived.map((fact) => {
      const resolved = evaluation.facts[fact.id];
      const value = cellText(fact, resolved?.value);
      return [fact.id, fact.label, fact.unit ?? null, value, resolved?.arithmetic ?? null];
    }),
    ruleOf: (row, column) => {
      const fact = derived[row];
      return column === 3 && fact !== undefined ? { kind: ruleOf(fact).kind } : undefined;
    },
  };
}

const rowsIn = (value: FactValue | null | undefined): readonly TableRow[] =>
  Array.isArray(value) ? value : [];

/**
 * The sheets of a report: single facts by section, one sheet a table, and what is computed. A classified row shows only
 * that it is.
 * @param table fact of the one table wanted; undefined for everything
 */
export function fileSheets(
  rulebook: CompiledRulebook,
  content: FileContent,
  table?: string,
): SheetTable[] {
  const names = tableSheetNames(rulebook);
  const { evaluation } = content;
  const rowsOf: TableRows = (id) => rowsIn(content.facts[id]);
  const context = {
    tables: new Map(inputTables(rulebook).map((fact) => [fact.id, fact])),
    rowsOf,
    computed: evaluation !== null,
  };
  const tables = inputTables(rulebook)
    .filter(({ id }) => table === undefined || id === table)
    .map((fact) => {
      // The evaluation has the computed columns as well.
      const rows = evaluation === null ? rowsOf(fact.id) : rowsIn(evaluation.facts[fact.id]?.value);
      return tableSheet(fact, names.get(fact.id) ?? fact.label, rows, context);
    });
  if (table !== undefined) return tables;
  return [
    scalarSheet(rulebook, content),
    ...tables,
    ...(evaluation === null ? [] : [computedSheet(rulebook, evaluation)]),
  ];
}
