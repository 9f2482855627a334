import { isPlainDecimal } from '#libs/kernel';
import { childrenOf, isComparison, MAX_CONDITION_DEPTH } from '../../conditions/compile.js';
import { isPresenceTest } from '../../conditions/operators.js';
import { isCalendarDate } from '../../facts/calendar.js';
import type { ValueType } from '../../formula/values.js';
import type { Comparison, Condition } from '../../schema/index.js';
import type { LintContext } from './types.js';

/** The field a comparison reads. */
interface Compared {
  readonly type: ValueType;
  readonly label: string;
  readonly options: readonly string[] | null;
}

const ORDERED = new Set<Comparison['operator']>([
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
]);

function rowField(
  context: LintContext,
  comparison: Comparison,
  table: string | undefined,
  path: string,
): Compared | null {
  if (table === undefined) {
    context.error(`${path}.fact`, '此处没有行，条件中不能使用 row');
    return null;
  }
  const symbol = context.checkFacts.get(table)?.columns?.get(comparison.path ?? '');
  if (symbol === undefined) {
    context.error(`${path}.path`, `表格 ${table} 没有列 ${comparison.path ?? '（未写）'}`);
    return null;
  }
  const options =
    symbol.definition?.type === 'enum'
      ? (symbol.definition.options ?? []).map((option) => option.value)
      : null;
  return { type: symbol.type, label: symbol.label, options };
}

function factField(context: LintContext, fact: string, path: string): Compared | null {
  const symbol = context.facts.get(fact);
  if (symbol === undefined) {
    context.error(path, `没有事实 ${fact}`);
    return null;
  }
  context.read(fact);
  const options =
    symbol.definition.type === 'enum'
      ? (symbol.definition.options ?? []).map((option) => option.value)
      : null;
  return { type: symbol.type, label: symbol.label, options };
}

function literalFits(field: Compared, literal: string | boolean): boolean {
  if (typeof literal === 'boolean') return field.type === 'boolean';
  if (field.type === 'number') return isPlainDecimal(literal);
  if (field.type === 'date') return isCalendarDate(literal);
  return field.type === 'text' && (field.options === null || field.options.includes(literal));
}

function operatorFits(operator: Comparison['operator'], type: ValueType): boolean {
  if (type === 'table') return false;
  if (ORDERED.has(operator)) return type === 'number' || type === 'date';
  if (operator === 'contains' || operator === 'doesNotContain') return type === 'text';
  if (operator === 'in' || operator === 'notIn') return type !== 'boolean';
  return true;
}

/** The value compared with: a list for in and notIn, else one literal of the field's type or a fact of that type. */
function lintValue(
  context: LintContext,
  comparison: Comparison,
  field: Compared,
  path: string,
): void {
  const { operator, value } = comparison;
  const listed = operator === 'in' || operator === 'notIn';
  if (Array.isArray(value) !== listed) {
    context.error(path, `运算符 ${operator} 的值${listed ? '须为列表' : '不得为列表'}`);
    return;
  }
  if (typeof value === 'object' && !Array.isArray(value)) {
    const other = factField(context, value.fact, `${path}.fact`);
    if (other !== null && other.type !== field.type)
      context.error(path, `${field.label} 与 ${other.label} 类型不同，不能比较`);
    return undefined;
  }
  const contains = operator === 'contains' || operator === 'doesNotContain';
  const wanted = contains ? { ...field, options: null } : field;
  const unfit = [value].flat().filter((literal) => !literalFits(wanted, literal));
  if (unfit.length > 0)
    context.error(path, `${field.label} 不可能等于 ${unfit.map(String).join('、')}`);
  return undefined;
}

function lintComparison(
  context: LintContext,
  comparison: Comparison,
  table: string | undefined,
  path: string,
): void {
  const ofRow = comparison.fact === 'row';
  if (!ofRow && comparison.path !== undefined)
    context.error(`${path}.path`, '只有 row 才能带 path');
  const field = ofRow
    ? rowField(context, comparison, table, path)
    : factField(context, comparison.fact, `${path}.fact`);
  if (field === null) return;
  if (isPresenceTest(comparison.operator)) {
    if (typeof comparison.value !== 'boolean')
      context.error(`${path}.value`, `运算符 ${comparison.operator} 的值须为 true 或 false`);
  } else if (!operatorFits(comparison.operator, field.type))
    context.error(`${path}.operator`, `${field.label} 不能使用运算符 ${comparison.operator}`);
  else lintValue(context, comparison, field, `${path}.value`);
}

/** A condition where it stands: facts known, operators and values of their type, named conditions there, depth bounded. */
export function lintCondition(
  context: LintContext,
  condition: Condition,
  path: string,
  table?: string,
  depth = 1,
): void {
  if (depth > MAX_CONDITION_DEPTH) {
    context.error(path, `条件嵌套超过 ${MAX_CONDITION_DEPTH} 层`);
    return;
  }
  if (isComparison(condition)) {
    lintComparison(context, condition, table, path);
    return;
  }
  if ('condition' in condition) {
    const known = Object.hasOwn(context.pkg.indicators.conditions, condition.condition);
    if (!known) context.error(path, `没有命名条件 ${condition.condition}`);
    return undefined;
  }
  const key = 'all' in condition ? 'all' : 'any' in condition ? 'any' : 'not';
  childrenOf(condition).forEach((child, index) => {
    lintCondition(
      context,
      child,
      key === 'not' ? `${path}.not` : `${path}.${key}.${index}`,
      table,
      depth + 1,
    );
  });
}
