import { Decimal, toDecimalString } from '#libs/kernel';
import type { EvaluationInput } from '../evaluate/types.js';
import { dateOfDay, dayNumber } from '../facts/calendar.js';
import { parseEditableFact } from '../facts/content-faults.js';
import { decimalsOf } from '../facts/parse-scalar.js';
import type { ColumnSymbol, FactSymbol } from '../formula/symbols.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { typedFactsBehind } from '../package/inputs.js';
import type { FactValue, FactValues, TableRow } from '../schema/index.js';
import type { Operand } from './limits.js';

/** Something a drafter types that may move the figure a limit is held against: a fact, or a cell of one row. */
export interface Knob {
  readonly fact: string;
  /** Row id of a cell. */
  readonly row?: string;
  readonly label: string;
  /** The least it can be changed by: one in its last place, or a day. */
  readonly step: Decimal;
  /** As it is in the case; null where nothing is filled in. Dates are days, counted. */
  readonly value: Decimal | null;
  /** The value as it is typed. */
  readonly typed: (value: Decimal) => string;
  /** The facts that hold it; null when nobody could type it: out of its bounds. */
  readonly turned: (value: Decimal) => FactValues | null;
}

/** What can be turned in a case, in the order in which the figure reads it. */
export function knobsOf(
  compiled: CompiledRulebook,
  { content }: EvaluationInput,
  operand: Operand,
): readonly Knob[] {
  const { facts, columns } = readBy(compiled, operand);
  return facts.flatMap((id): readonly Knob[] => {
    const symbol = compiled.facts.get(id);
    if (symbol?.definition.origin !== 'input') return [];
    const stored = Object.hasOwn(content.facts, id) ? content.facts[id] : undefined;
    return symbol.type === 'table'
      ? cellKnobs(compiled, symbol, stored, columns)
      : [scalarKnob(compiled, symbol, stored)].filter((knob) => knob !== null);
  });
}

/** Facts typed behind a figure, and the columns read on the way. */
function readBy(compiled: CompiledRulebook, operand: Operand) {
  const { derived, derivedColumns } = compiled;
  const formulas = operand.of === 'formula' ? [operand.formula] : [];
  const own =
    operand.of === 'fact'
      ? [operand.id]
      : operand.of === 'rows'
        ? [operand.table]
        : formulas.flatMap(({ facts }) => facts);
  const columns = new Set<string>();
  const read = (column: string): void => {
    if (columns.has(column)) return;
    columns.add(column);
    derivedColumns.get(column)?.columns.forEach(read);
  };
  const walk = (id: string): void => {
    const formula = derived.get(id);
    formula?.columns.forEach(read);
    formula?.facts.forEach(walk);
  };
  if (operand.of === 'rows') read(`${operand.table}/${operand.column}`);
  formulas.forEach((formula) => formula.columns.forEach(read));
  own.forEach(walk);
  return { facts: typedFactsBehind(own, derived), columns };
}

type Definition = FactSymbol['definition'] | NonNullable<ColumnSymbol['definition']>;

/** How values of a type are counted with; null for what has no order. */
function scaleOf(definition: Definition) {
  const { type } = definition;
  if (type === 'date')
    return {
      step: new Decimal(1),
      read: (text: string) => new Decimal(dayNumber(text)),
      typed: (value: Decimal) => dateOfDay(value.toNumber()),
    };
  if (type !== 'money' && type !== 'number' && type !== 'integer' && type !== 'percent')
    return null;
  return {
    step: new Decimal(10).pow(-decimalsOf(definition)),
    read: (text: string) => new Decimal(text),
    typed: toDecimalString,
  };
}

function scalarKnob(
  { facts }: CompiledRulebook,
  { id, label, definition }: FactSymbol,
  stored: FactValue | undefined,
): Knob | null {
  const scale = scaleOf(definition);
  if (scale === null || (stored !== undefined && typeof stored !== 'string')) return null;
  const { step, typed } = scale;
  const value = stored === undefined ? null : scale.read(stored);
  const turned = (to: Decimal): FactValues | null => {
    const { value: parsed } = parseEditableFact(facts, id, typed(to));
    return parsed === undefined ? null : { [id]: parsed };
  };
  return { fact: id, label, step, value, typed, turned };
}

/** Cells of the first row that is no secret: one row is enough to move a sum. */
function cellKnobs(
  compiled: CompiledRulebook,
  symbol: FactSymbol,
  stored: FactValue | undefined,
  columns: ReadonlySet<string>,
): readonly Knob[] {
  const rows = Array.isArray(stored) ? stored : [];
  const first = rows.find((row) => !('classified' in row));
  if (first === undefined || 'classified' in first) return [];
  return [...(symbol.columns?.values() ?? [])].flatMap((column) => {
    const { definition } = column;
    if (definition === undefined || definition.formula !== undefined) return [];
    if (!columns.has(`${symbol.id}/${column.id}`)) return [];
    const knob = cellKnob(compiled, symbol, rows, { row: first, column, definition });
    return knob === null ? [] : [knob];
  });
}

function cellKnob(
  { facts }: CompiledRulebook,
  { id, label }: FactSymbol,
  rows: readonly TableRow[],
  {
    row,
    column,
    definition,
  }: {
    readonly row: Exclude<TableRow, { classified: true }>;
    readonly column: ColumnSymbol;
    readonly definition: Definition;
  },
): Knob | null {
  const scale = scaleOf(definition);
  if (scale === null) return null;
  const { step, typed } = scale;
  const cell = row.cells[column.id];
  const value = typeof cell === 'string' ? scale.read(cell) : null;
  const turned = (to: Decimal): FactValues | null => {
    const cells = { ...row.cells, [column.id]: typed(to) };
    const table = rows.map((one) => (one.id === row.id ? { id: row.id, cells } : one));
    const { value: parsed } = parseEditableFact(facts, id, table);
    return parsed === undefined ? null : { [id]: parsed };
  };
  const name = `${label}第 ${rows.indexOf(row) + 1} 行的${column.label}`;
  return { fact: id, row: row.id, label: name, step, value, typed, turned };
}
