import type { ColumnSymbol, FactSymbol } from '../formula/symbols.js';
import type { Comparison } from '../schema/index.js';
import { isPresenceTest, OPERATOR_SIGN } from './operators.js';

interface Named {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const NO_OPTIONS: Named['options'] = [];

function columnNamed(column: ColumnSymbol | undefined, path: string): Named {
  if (column === undefined) return { label: path, options: NO_OPTIONS };
  return { label: column.label, options: column.definition?.options ?? NO_OPTIONS };
}

function named(
  symbols: ReadonlyMap<string, FactSymbol>,
  fact: string,
  path = '',
  table = '',
): Named {
  if (fact === 'row') return columnNamed(symbols.get(table)?.columns?.get(path), path);
  const symbol = symbols.get(fact);
  if (symbol === undefined) return { label: fact, options: NO_OPTIONS };
  return { label: symbol.label, options: symbol.definition.options ?? NO_OPTIONS };
}

function printLiteral(value: string | boolean, options: Named['options']): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return options.find((option) => option.value === value)?.label ?? value;
}

/** Texts of comparisons with facts: the same in every evaluation of a rulebook, whose conditions are frozen. */
const KNOWN = new WeakMap<Comparison, string>();

/** As `describe`, remembered for comparisons that read no row. */
export function traceText(
  comparison: Comparison,
  symbols: ReadonlyMap<string, FactSymbol>,
  table?: string,
): string {
  if (comparison.fact === 'row') return describe(comparison, symbols, table);
  let text = KNOWN.get(comparison);
  if (text === undefined) {
    text = describe(comparison, symbols, table);
    KNOWN.set(comparison, text);
  }
  return text;
}

/** `退回修改次数 > 0`, `单位类别 属于 乡、镇`, `是否涉及债券 = 否`, `决算收入 未填`. */
function describe(
  comparison: Comparison,
  symbols: ReadonlyMap<string, FactSymbol>,
  table?: string,
): string {
  const { label, options } = named(symbols, comparison.fact, comparison.path, table);
  const { operator, value } = comparison;
  if (isPresenceTest(operator)) {
    const asked =
      value === false ? (operator === 'isMissing' ? 'isPresent' : 'isMissing') : operator;
    return `${label} ${OPERATOR_SIGN[asked]}`;
  }
  const sign = OPERATOR_SIGN[operator];
  if (Array.isArray(value))
    return `${label} ${sign} ${value.map((item) => printLiteral(item, options)).join('、')}`;
  if (typeof value === 'object')
    return `${label} ${sign} ${named(symbols, value.fact, undefined, table).label}`;
  return `${label} ${sign} ${printLiteral(value, options)}`;
}
