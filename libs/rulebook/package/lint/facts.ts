import { Decimal } from '#libs/kernel';
import { CONTEXT_FACTS } from '../../facts/context.js';
import { compileFormula } from '../../formula/compile.js';
import type { ColumnDefinition, FactDefinition } from '../../schema/index.js';
import type { LintContext } from './types.js';

/** Ids that mean something else where templates and formulas read them. */
const RESERVED =
  /^(?:row|text|score|category|indicator)(?:\.|$)|^(?:left|right|difference|scored_indicators)$/;
const NUMERIC = new Set(['money', 'number', 'integer', 'percent']);

function lintValue(
  context: LintContext,
  definition: FactDefinition | ColumnDefinition,
  path: string,
): void {
  const { type, options, label } = definition;
  if ((type === 'enum') !== (options !== undefined))
    context.error(path, `${label}：枚举须有选项，其他类型不得有选项`);
  const values = (options ?? []).map((option) => option.value);
  if (new Set(values).size !== values.length)
    context.error(`${path}.options`, `${label}：选项重复`);
  if (type === 'integer' && (definition.decimals ?? 0) !== 0)
    context.error(`${path}.decimals`, `${label}：整数没有小数位`);
  lintBounds(context, definition, path);
}

function lintBounds(
  context: LintContext,
  { type, label, min, max }: FactDefinition | ColumnDefinition,
  path: string,
): void {
  if (!NUMERIC.has(type) && (min !== undefined || max !== undefined))
    context.error(path, `${label}：只有数值才有上下限`);
  if (min !== undefined && max !== undefined && new Decimal(min).gt(max))
    context.error(path, `${label}：下限大于上限`);
}

function lintColumn(context: LintContext, column: ColumnDefinition, path: string): void {
  lintValue(context, column, path);
  if (column.id === 'id' || column.id === 'index')
    context.error(`${path}.id`, '列标识 id 和 index 由系统使用');
  if ((column.type === 'ref') !== (column.table !== undefined))
    context.error(path, `${column.label}：引用列须写明表格，其他列不得写`);
  if (column.table !== undefined && context.facts.get(column.table)?.type !== 'table') {
    context.error(`${path}.table`, `没有表格 ${column.table}`);
  }
  if (column.required && column.formula !== undefined)
    context.error(path, `${column.label}：计算列不能要求填写`);
}

function lintTable(context: LintContext, fact: FactDefinition, path: string): void {
  if ((fact.type === 'table') !== (fact.columns !== undefined))
    context.error(path, `${fact.label}：表格须有列，其他类型不得有列`);
  (fact.columns ?? []).forEach((column, index) =>
    lintColumn(context, column, `${path}.columns.${index}`),
  );
  if ((fact.minRows ?? 0) > (fact.maxRows ?? Infinity))
    context.error(path, `${fact.label}：最少行数大于最多行数`);
}

function lintOrigin(context: LintContext, fact: FactDefinition, path: string): void {
  const derived = fact.origin === 'derived';
  if (derived !== (fact.formula !== undefined))
    context.error(path, `${fact.label}：计算的事实须有公式，其他不得有公式`);
  if (derived && fact.type === 'table')
    context.error(path, `${fact.label}：表格不能整体计算；请用计算列`);
  if (fact.origin !== 'input' && (fact.required || fact.requiredWhen !== undefined))
    context.error(path, `${fact.label}：只有填报的事实才能要求填写`);
  if (fact.origin !== 'input' && fact.classifiable)
    context.error(path, `${fact.label}：只有填报的事实才能标为涉密`);
  lintContextFact(context, fact, path);
}

/** What the system gives is given whatever a package says of its origin: typed or worked out, it would be passed over. */
function lintContextFact(context: LintContext, fact: FactDefinition, path: string): void {
  const known = Object.hasOwn(CONTEXT_FACTS, fact.id) ? CONTEXT_FACTS[fact.id] : undefined;
  if (fact.origin !== 'context') {
    if (known !== undefined)
      context.error(
        `${path}.origin`,
        `${fact.label}：${fact.id} 由系统给出，来源方式须为系统给出（context）`,
      );
  } else if (known === undefined) {
    const list = Object.keys(CONTEXT_FACTS).join('、');
    context.error(`${path}.id`, `系统不提供事实 ${fact.id}；可用：${list}`);
  } else if (context.facts.get(fact.id)?.type !== known.type)
    context.error(`${path}.type`, `${fact.label}：类型与系统提供的不符`);
}

function lintFact(context: LintContext, fact: FactDefinition, path: string): void {
  lintValue(context, fact, path);
  lintTable(context, fact, path);
  lintOrigin(context, fact, path);
  if (RESERVED.test(fact.id)) context.error(`${path}.id`, `标识 ${fact.id} 由系统使用`);
  else if (compileFormula(fact.id, { facts: context.facts }).issues.length > 0)
    context.error(`${path}.id`, `标识 ${fact.id} 不能用于公式`);
  if (!context.pkg.facts.sections.some((section) => section.id === fact.section))
    context.error(`${path}.section`, `没有分组 ${fact.section}`);
  if (
    fact.requiredWhen !== undefined &&
    !Object.hasOwn(context.pkg.indicators.conditions, fact.requiredWhen)
  ) {
    context.error(`${path}.requiredWhen`, `没有命名条件 ${fact.requiredWhen}`);
  }
  if (fact.prior === undefined) return;
  const prior = context.facts.get(fact.prior);
  if (prior === undefined)
    context.warn(`${path}.prior`, `上年事实 ${fact.prior} 不在本规则包中；上年规则须有`);
  else if (prior.type !== context.facts.get(fact.id)?.type)
    context.error(`${path}.prior`, `${fact.label}：与上年事实 ${fact.prior} 类型不同`);
}

/** Facts and columns: types with what belongs to them, origins, sections, references, last year's facts. */
export function lintFacts(context: LintContext): void {
  context.pkg.facts.facts.forEach((fact, index) => lintFact(context, fact, `facts.facts.${index}`));
}
