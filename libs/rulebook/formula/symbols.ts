import type { ColumnDefinition, FactDefinition } from '../schema/index.js';
import type { ScalarType, ValueType } from './values.js';

export interface ColumnSymbol {
  readonly id: string;
  readonly label: string;
  readonly type: ScalarType;
  readonly definition?: ColumnDefinition;
}

export interface FactSymbol {
  readonly id: string;
  readonly label: string;
  readonly type: ValueType;
  readonly definition: FactDefinition;
  readonly columns?: ReadonlyMap<string, ColumnSymbol>;
}

/** What the names in a formula mean. `row` names the table whose row `row.<column>` reads. */
export interface FormulaEnvironment {
  readonly facts: ReadonlyMap<string, FactSymbol>;
  readonly row?: string;
  /** Whether `text.report` and `text.rewritten` may be read (checks only: the text is made from facts and scores). */
  readonly texts?: boolean;
}

export const TEXT_IDS = ['text.report', 'text.rewritten'] as const;
export type TextId = (typeof TEXT_IDS)[number];

const SCALAR_TYPE: Readonly<Record<ColumnDefinition['type'], ScalarType>> = {
  money: 'number',
  number: 'number',
  integer: 'number',
  percent: 'number',
  boolean: 'boolean',
  enum: 'text',
  text: 'text',
  date: 'date',
  ref: 'text',
};

/** Columns every table has: the row's id and its position counted from 1. */
const ROW_COLUMNS: readonly ColumnSymbol[] = [
  { id: 'id', label: '行标识', type: 'text' },
  { id: 'index', label: '序号', type: 'number' },
];

function columnSymbols(columns: readonly ColumnDefinition[]): ReadonlyMap<string, ColumnSymbol> {
  const own = columns.map((definition) => ({
    id: definition.id,
    label: definition.label,
    type: SCALAR_TYPE[definition.type],
    definition,
  }));
  return new Map([...ROW_COLUMNS, ...own].map((symbol) => [symbol.id, symbol]));
}

function factSymbol(definition: FactDefinition): FactSymbol {
  const base = { id: definition.id, label: definition.label, definition };
  if (definition.type !== 'table') return { ...base, type: SCALAR_TYPE[definition.type] };
  return { ...base, type: 'table', columns: columnSymbols(definition.columns ?? []) };
}

/** Symbols of every fact of a package, by id. Of two facts with one id the first counts; lint reports the second. */
export function factSymbols(facts: readonly FactDefinition[]): ReadonlyMap<string, FactSymbol> {
  const symbols = new Map<string, FactSymbol>();
  for (const definition of facts) {
    if (!symbols.has(definition.id)) symbols.set(definition.id, factSymbol(definition));
  }
  return symbols;
}
