import { compileFormula } from '../../formula/compile.js';
import type { CompiledFormula } from '../../formula/nodes.js';
import type { FormulaEnvironment } from '../../formula/symbols.js';
import type { ValueType } from '../../formula/values.js';
import type { CheckDefinition, ScoringForm } from '../../schema/index.js';
import { formFormulas } from '../places.js';
import type { LintContext } from './types.js';

const TYPE_NAME: Readonly<Record<string, string>> = {
  number: '数值',
  boolean: '是否值',
  text: '文本',
  date: '日期',
};

/** Compiles a formula where it stands, reporting what is wrong with it. */
function lintFormula(
  context: LintContext,
  source: string,
  path: string,
  environment: Partial<FormulaEnvironment> = {},
): CompiledFormula | null {
  const { formula, issues } = compileFormula(source, { facts: context.facts, ...environment });
  issues.forEach((issue) => context.error(path, issue.message));
  formula?.facts.forEach((fact) => context.read(fact));
  formula?.columns.forEach((column) => context.read(column.slice(0, column.indexOf('/'))));
  return formula ?? null;
}

function requireType(
  context: LintContext,
  formula: CompiledFormula | null,
  type: ValueType,
  path: string,
): void {
  if (formula !== null && formula.type !== type && formula.type !== 'unknown') {
    context.error(path, `公式须得出${TYPE_NAME[type] ?? type}`);
  }
}

function lintNumber(context: LintContext, source: string, path: string): void {
  requireType(context, lintFormula(context, source, path), 'number', path);
}

/** Formulas of derived facts and columns, of the type their field has. */
export function lintDerived(context: LintContext): {
  readonly facts: Map<string, CompiledFormula>;
  readonly columns: Map<string, CompiledFormula>;
} {
  const facts = new Map<string, CompiledFormula>();
  const columns = new Map<string, CompiledFormula>();
  context.pkg.facts.facts.forEach((fact, index) => {
    const path = `facts.facts.${index}`;
    const symbol = context.facts.get(fact.id);
    if (fact.formula !== undefined) {
      const formula = lintFormula(context, fact.formula, `${path}.formula`);
      requireType(context, formula, symbol?.type ?? 'unknown', `${path}.formula`);
      if (formula !== null) facts.set(fact.id, formula);
    }
    (fact.columns ?? []).forEach((column, c) => {
      if (column.formula === undefined) return;
      const at = `${path}.columns.${c}.formula`;
      const formula = lintFormula(context, column.formula, at, { row: fact.id });
      requireType(context, formula, symbol?.columns?.get(column.id)?.type ?? 'unknown', at);
      if (formula !== null) columns.set(`${fact.id}/${column.id}`, formula);
    });
  });
  return { facts, columns };
}

/** Formulas inside a scoring form. */
export function lintFormFormulas(context: LintContext, form: ScoringForm, path: string): void {
  formFormulas(form, path).forEach((placed) => lintNumber(context, placed.source, placed.path));
}

export function lintCapFormulas(context: LintContext): void {
  context.pkg.indicators.caps.forEach((cap, index) =>
    lintNumber(context, cap.value, `indicators.caps.${index}.value`),
  );
}

function comparableTypes(left: ValueType, right: ValueType): boolean {
  const pair = new Set([left, right]);
  if (pair.size === 1) return left !== 'table' && !left.startsWith('list:');
  return pair.has('date') && pair.has('text');
}

function lintSides(
  context: LintContext,
  check: CheckDefinition,
  types: readonly [ValueType, ValueType],
  path: string,
): void {
  const [left, right] = types;
  const ordered = check.operator !== '=' && check.operator !== '!=';
  if (!comparableTypes(left, right))
    context.error(path, `校验 ${check.id}：左右两侧类型不同，不能比较`);
  else if (ordered && left !== 'number' && left !== 'date' && right !== 'date')
    context.error(`${path}.operator`, `校验 ${check.id}：只能比较数值或日期的大小`);
  if (check.tolerance !== undefined && left !== 'number')
    context.error(`${path}.tolerance`, `校验 ${check.id}：只有数值才有容差`);
}

/** Formulas of checks: known names, comparable sides, a tolerance only between numbers. */
export function lintCheckFormulas(context: LintContext): void {
  context.pkg.checks.checks.forEach((check, index) => {
    const path = `checks.checks.${index}`;
    const facts = context.checkFacts;
    if (check.forEach !== undefined && facts.get(check.forEach)?.type !== 'table') {
      context.error(`${path}.forEach`, `没有表格 ${check.forEach}`);
      return;
    }
    if (check.forEach !== undefined) context.read(check.forEach);
    const environment = {
      facts,
      texts: true,
      ...(check.forEach === undefined ? {} : { row: check.forEach }),
    };
    const left = lintFormula(context, check.left, `${path}.left`, environment);
    const right = lintFormula(context, check.right, `${path}.right`, environment);
    if (left !== null && right !== null) lintSides(context, check, [left.type, right.type], path);
    (check.fields ?? []).forEach((field, f) => {
      const column = field.startsWith('row.') ? field.slice('row.'.length) : null;
      const known =
        column === null
          ? facts.has(field)
          : facts.get(check.forEach ?? '')?.columns?.has(column) === true;
      if (!known) context.error(`${path}.fields.${f}`, `没有字段 ${field}`);
    });
  });
}
