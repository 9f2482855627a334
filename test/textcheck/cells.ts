import type { Proposal } from '#libs/features/takeover';
import { Decimal } from '#libs/kernel';
import type {
  ColumnDefinition,
  FactDefinition,
  FactValue,
  FactValues,
  TableRow,
} from '#libs/rulebook';

/** One typed value: of a fact, or of a column in a row of a table. */
export interface Cell {
  /** `budget.income.general`, or `goals/3/activity`: rows by their place, since their names are anybody's. */
  readonly key: string;
  readonly fact: string;
  /** Of a reference: what the row referred to is called. */
  readonly value: string | boolean;
  readonly definition: FactDefinition | ColumnDefinition;
}

export interface Measure {
  readonly stated: number;
  readonly right: number;
  readonly wrongSure: readonly string[];
  readonly wrongLikely: readonly string[];
  /** Stated, and not read. */
  readonly unread: readonly string[];
  readonly unstated: readonly string[];
}

const CLASSIFIED = '涉密';

/** Every typed value of a report, cell by cell. */
export function cellsOf(definitions: readonly FactDefinition[], facts: FactValues): Cell[] {
  return definitions.flatMap((definition): Cell[] => {
    const value = facts[definition.id];
    if (definition.origin !== 'input' || value === undefined) return [];
    if (Array.isArray(value))
      return value.flatMap((row, index) => rowCells(definition, row, index, facts));
    if (typeof value === 'object') return [];
    return [{ key: definition.id, fact: definition.id, value, definition }];
  });
}

function rowCells(table: FactDefinition, row: TableRow, index: number, facts: FactValues): Cell[] {
  const at = `${table.id}/${String(index)}`;
  if (!('cells' in row)) return [{ key: at, fact: table.id, value: CLASSIFIED, definition: table }];
  return (table.columns ?? []).flatMap((definition): Cell[] => {
    const value = row.cells[definition.id];
    if (definition.formula !== undefined || value === undefined) return [];
    const shown =
      definition.type === 'ref' ? referred(facts[definition.table ?? ''], value) : value;
    return [{ key: `${at}/${definition.id}`, fact: table.id, value: shown, definition }];
  });
}

/** The first text of a row: what a person calls it by. */
function referred(table: FactValue | undefined, id: string | boolean): string {
  const rows = Array.isArray(table) ? table : [];
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  const cells = row !== undefined && 'cells' in row ? row.cells : {};
  const name = cells['name'] ?? cells['goal'];
  return typeof name === 'string' ? `${String(index)}:${name}` : '?';
}

const FIGURES: ReadonlySet<string> = new Set(['money', 'number', 'integer', 'percent']);

/** A text without blanks, and with one kind of quotation marks: what typesetters change. */
export const bare = (text: string): string =>
  text.replaceAll(/\s/gu, '').replaceAll('<', '〈').replaceAll('>', '〉').replaceAll('"', '');

function isSame({ value, definition }: Cell, read: string | boolean): boolean {
  if (typeof value === 'boolean' || typeof read === 'boolean') return value === read;
  if (FIGURES.has(definition.type)) return new Decimal(read).eq(value);
  return bare(value) === bare(read);
}

/**
 * Whether a text has a value in any form it could be printed in. Words: the same characters. A figure: its digits, with or
 * without trailing noughts or thousands' commas, before its unit; money also in 元. An answer of yes or no counts as stated.
 */
export function occurs({ value, definition }: Cell, text: string): boolean {
  if (typeof value === 'boolean') return true;
  if (definition.type === 'date') return dateForms(value).some((form) => bare(text).includes(form));
  if (definition.type === 'enum')
    return text.includes(definition.options?.find((one) => one.value === value)?.label ?? value);
  if (!FIGURES.has(definition.type)) return bare(text).includes(bare(value.replace(/^\d+:/u, '')));
  return figureForms(value, definition.unit ?? '').some((form) => form.test(text));
}

const dateForms = (value: string): string[] => {
  const [year = '', month = '', day = ''] = value.split('-').map((one) => String(Number(one)));
  return [`${year}年${month}月${day}日`, `${month}月${day}日`, value];
};

function figureForms(value: string, unit: string): RegExp[] {
  const figure = new Decimal(value);
  const printed = (amount: Decimal, of: string): RegExp => {
    const [whole = '0', decimals = ''] = amount.toFixed().split('.');
    const thousands = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',?');
    const rest = decimals === '' ? String.raw`(?:\.0+)?` : String.raw`\.${decimals}0*`;
    return new RegExp(String.raw`(?<![\d.,])${thousands}${rest}\s*${of}`, 'u');
  };
  return unit === '万元'
    ? [printed(figure, unit), printed(figure.times(10_000), '元')]
    : [printed(figure, unit)];
}

/**
 * Compares what was read with what a report says, cell by cell. A word read that the text has, where the expectation is
 * other words than the text's, is neither right nor wrong: the example corrects its report there.
 */
export function measure(
  definitions: readonly FactDefinition[],
  expected: FactValues,
  proposals: readonly Proposal[],
  text: string,
  isStated: (cell: Cell) => boolean,
): Measure {
  const cells = cellsOf(definitions, expected);
  const read = new Map(
    cellsOf(definitions, Object.fromEntries(proposals.map(({ fact, value }) => [fact, value]))).map(
      (cell) => [cell.key, cell],
    ),
  );
  const sure = new Set(
    proposals.flatMap(({ fact, confidence }) => (confidence === 'sure' ? [fact] : [])),
  );
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const stated = cells.filter(isStated);
  const isRight = (cell: Cell): boolean => {
    const found = read.get(cell.key);
    return found !== undefined && isSame(cell, found.value);
  };
  const wrong = [...read.values()].filter((found) => {
    const cell = byKey.get(found.key);
    if (cell !== undefined && isSame(cell, found.value)) return false;
    const isQuoted =
      typeof found.value === 'string' && found.definition.type === 'text' && occurs(found, text);
    return !(isQuoted && cell !== undefined && !occurs(cell, text));
  });
  const named = (of: readonly Cell[]): string[] =>
    of.map(
      ({ key, value }) =>
        `${key} = ${String(value)} (${String(byKey.get(key)?.value ?? 'nothing')})`,
    );
  return {
    stated: stated.length,
    right: stated.filter(isRight).length,
    wrongSure: named(wrong.filter(({ fact }) => sure.has(fact))),
    wrongLikely: named(wrong.filter(({ fact }) => !sure.has(fact))),
    unread: stated.filter((cell) => !read.has(cell.key)).map(({ key }) => key),
    unstated: cells.filter((cell) => !isStated(cell)).map(({ key }) => key),
  };
}
