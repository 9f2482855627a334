import type { Fault } from '#libs/kernel';
import type { FactSymbol } from '../formula/symbols.js';
import type { FactValues, ReportContent, TableRow } from '../schema/index.js';
import { parseFactValue } from './parse-value.js';

function rowsOf(facts: FactValues, table: string): readonly TableRow[] {
  const value = Object.hasOwn(facts, table) ? facts[table] : undefined;
  return Array.isArray(value) ? value : [];
}

function referenceFaults(symbol: FactSymbol, facts: FactValues): Fault[] {
  const references = (symbol.definition.columns ?? []).filter(
    (column) => column.type === 'ref' && column.formula === undefined,
  );
  return references.flatMap((column) => {
    const known = new Set(rowsOf(facts, column.table ?? '').map((row) => row.id));
    return rowsOf(facts, symbol.id).flatMap((row) => {
      if (
        'classified' in row ||
        !Object.hasOwn(row.cells, column.id) ||
        known.has(String(row.cells[column.id]))
      )
        return [];
      return [
        {
          code: 'fact.invalid_value' as const,
          message: `${symbol.label}的${column.label}所引用的行不存在`,
          path: `facts.${symbol.id}.${row.id}.${column.id}`,
        },
      ];
    });
  });
}

/** Faults of the content as a whole: `ref` cells naming rows that are not there. */
export function contentReferenceFaults(
  facts: ReadonlyMap<string, FactSymbol>,
  content: Pick<ReportContent, 'facts'>,
): Fault[] {
  return [...facts.values()]
    .filter((symbol) => symbol.type === 'table')
    .flatMap((symbol) => referenceFaults(symbol, content.facts));
}

/** Every fault of one stored or sent fact: unknown, not editable, or with a value it cannot have. */
export function parseEditableFact(
  facts: ReadonlyMap<string, FactSymbol>,
  id: string,
  raw: unknown,
): ReturnType<typeof parseFactValue> {
  const path = `facts.${id}`;
  const symbol = facts.get(id);
  if (symbol === undefined)
    return { faults: [{ code: 'fact.unknown', message: '本年度规则中没有这项事实', path }] };
  const fault = notEditable(symbol, path);
  return fault === null ? parseFactValue(symbol.definition, raw, path) : { faults: [fault] };
}

/** A fault when a fact is not the drafter's to set, else null. */
export function notEditable(symbol: FactSymbol, path: string): Fault | null {
  if (symbol.definition.origin === 'input') return null;
  const reason =
    symbol.definition.origin === 'derived' ? '由系统计算，不能填写' : '由系统给出，不能填写';
  return { code: 'fact.not_editable', message: `${symbol.label}${reason}`, path };
}
