import type { FactSymbol } from '../formula/symbols.js';
import { decimalsOf } from '../facts/parse-scalar.js';
import { isPlainDecimal } from '#libs/kernel';
import type { ColumnDefinition, FactDefinition, FactValue } from '../schema/index.js';
import { applyFormats, type Printable } from './formats.js';
import { parseTemplate, type FormatCall, type ParsedTemplate, type Placeholder } from './parse.js';
import { scoreValue } from './score-values.js';
import { templateRows, type TemplateRow, type TemplateScope } from './scope.js';

/** A stretch of text; `fact` names the field it came from (`id`, or `table/row/column`), so that the reader can be led there. */
export interface Run {
  readonly text: string;
  readonly fact?: string;
  /** The field is missing, and the text says so. */
  readonly missing?: true;
}

export interface RenderedText {
  readonly runs: readonly Run[];
  readonly text: string;
}

/** What rendering needs of a compiled rulebook. */
export interface TemplateProgram {
  readonly facts: ReadonlyMap<string, FactSymbol>;
  /** Templates of the package, parsed once, by their text. */
  readonly templates: ReadonlyMap<string, ParsedTemplate>;
  /** Printed in place of what is classified. */
  readonly classifiedText: string;
}

function missing(label: string, fact: string): Run {
  return { text: `【待填：${label}】`, fact, missing: true };
}

const NUMERIC: ReadonlySet<string> = new Set(['money', 'number', 'integer', 'percent']);
const NO_OPTIONS: Printable['options'] = [];

function fieldPrintable(
  definition: FactDefinition | ColumnDefinition,
  value: string | boolean,
): Printable {
  const numeric = NUMERIC.has(definition.type);
  return {
    value,
    numeric,
    decimals: numeric ? decimalsOf(definition) : null,
    options: definition.options ?? NO_OPTIONS,
  };
}

/** A fact's value as the report prints it when no format is given; a table by its number of rows. */
export function printFact(
  program: TemplateProgram,
  id: string,
  value: FactValue,
  formats: readonly FormatCall[] = [],
): string {
  const symbol = program.facts.get(id);
  if (Array.isArray(value)) return String(value.length);
  if (typeof value === 'object' || symbol === undefined) return program.classifiedText;
  return applyFormats(fieldPrintable(symbol.definition, value), formats);
}

function factRun(
  program: TemplateProgram,
  id: string,
  formats: readonly FormatCall[],
  scope: TemplateScope,
): Run {
  const symbol = program.facts.get(id);
  const resolved = Object.hasOwn(scope.facts, id) ? scope.facts[id] : undefined;
  const label = symbol?.label ?? id;
  if (resolved?.fault !== undefined)
    return { text: `【规则错误：${label}】`, fact: id, missing: true };
  const value = resolved?.value ?? null;
  if (symbol === undefined || value === null) return missing(label, id);
  return { text: printFact(program, id, value, formats), fact: id };
}

/** `{{row.project|ref:name}}`: the named cell of the row that a `ref` column points to. */
function referenceRun(
  program: TemplateProgram,
  field: { readonly definition: ColumnDefinition; readonly rowId: string; readonly fact: string },
  formats: readonly FormatCall[],
  scope: TemplateScope,
): Run {
  const table = field.definition.table ?? '';
  const [first, ...rest] = formats;
  const column = first?.argument ?? '';
  const rows = templateRows(table, scope.facts[table]?.value ?? null);
  const target = rows.find((row) => row.id === field.rowId);
  const known = program.facts.get(table)?.columns?.has(column) === true;
  if (target === undefined || !known) return missing(field.definition.label, field.fact);
  return { ...cellRun(program, target, column, rest, scope), fact: field.fact };
}

function columnOf(
  program: TemplateProgram,
  table: string,
  column: string,
): ColumnDefinition | undefined {
  return program.facts.get(table)?.columns?.get(column)?.definition;
}

function cellRun(
  program: TemplateProgram,
  row: TemplateRow,
  column: string,
  formats: readonly FormatCall[],
  scope: TemplateScope,
): Run {
  if (column === 'index') return { text: String(row.index) };
  if (row.classified) return { text: program.classifiedText, fact: `${row.table}/${row.id}` };
  if (column === 'id') return { text: row.id };
  const fact = `${row.table}/${row.id}/${column}`;
  const definition = columnOf(program, row.table, column);
  if (definition === undefined) return missing(column, fact);
  const value = Object.hasOwn(row.cells, column) ? row.cells[column] : undefined;
  if (value === undefined) return missing(definition.label, fact);
  if (definition.type === 'ref' && formats[0]?.name === 'ref') {
    return referenceRun(program, { definition, rowId: String(value), fact }, formats, scope);
  }
  return { text: applyFormats(fieldPrintable(definition, value), formats), fact };
}

function valueRun(text: string, formats: readonly FormatCall[]): Run {
  return {
    text: applyFormats(
      { value: text, numeric: isPlainDecimal(text), decimals: null, options: [] },
      formats,
    ),
  };
}

function placeholderRun(program: TemplateProgram, part: Placeholder, scope: TemplateScope): Run {
  const { id, formats } = part;
  const given =
    scope.values !== undefined && Object.hasOwn(scope.values, id) ? scope.values[id] : undefined;
  if (given !== undefined) return valueRun(given, formats);
  if (scope.row !== undefined && id.startsWith('row.'))
    return cellRun(program, scope.row, id.slice('row.'.length), formats, scope);
  const score = part.score === null ? null : scoreValue(part.score, scope.score);
  if (score === null) return factRun(program, id, formats, scope);
  if (score.value === null) return missing(score.label, id);
  return { text: valueRun(score.value, formats).text, fact: id };
}

/**
 * Renders a template with values in it. What is missing prints as 【待填：…】, what is classified as the replacement
 * of disclosure.json. Never throws: a placeholder nobody knows prints as missing.
 */
export function renderTemplate(
  program: TemplateProgram,
  template: string,
  scope: TemplateScope,
): RenderedText {
  const runs = renderRuns(program, template, scope);
  return { runs, text: runs.map((run) => run.text).join('') };
}

/** As `renderTemplate`, without the text as a whole. */
export function renderRuns(
  program: TemplateProgram,
  template: string,
  scope: TemplateScope,
): readonly Run[] {
  const parsed = program.templates.get(template) ?? parseTemplate(template);
  return parsed.parts.map((part): Run =>
    'text' in part ? part : placeholderRun(program, part, scope),
  );
}
