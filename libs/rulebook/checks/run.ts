import { Decimal, roundHalfUp, toDecimalString } from '#libs/kernel';
import type { ConditionResults } from '../conditions/run.js';
import type { CheckResult, EvaluationFault, ResolvedFact, ScoreRun } from '../evaluate/types.js';
import { cellsToJson, faultOf, type FactStore } from '../facts/store.js';
import {
  FormulaFault,
  isMissing,
  isTable,
  Missing,
  scalarToJson,
  type RowValue,
  type Scalar,
  type Value,
} from '../formula/values.js';
import type { CompiledCheck, CompiledRulebook } from '../package/compiled.js';
import { renderTemplate } from '../template/render.js';
import type { TemplateRow } from '../template/scope.js';
import { holds, printedTolerance } from './compare.js';
import { SCORED_INDICATORS } from './system-tables.js';

/** What checks are run on. */
export interface CheckInput {
  readonly compiled: CompiledRulebook;
  readonly store: FactStore;
  readonly facts: Readonly<Record<string, ResolvedFact>>;
  readonly score: ScoreRun;
  readonly conditions: ConditionResults;
}

interface Comparison {
  readonly outcome: CheckResult['outcome'];
  readonly left: Value;
  readonly right: Value;
  readonly fault?: EvaluationFault;
}

const NOTHING = new Missing([]);
const UNCOMPARED = { left: NOTHING, right: NOTHING } as const;
const NONE = new Decimal(0);
const SHOWN_PLACES = 4;
const MISSING_TEXT = '（未填）';

/** The rows a `forEach` check runs over: those whose content is known. */
export function checkRows(check: CompiledCheck, store: FactStore): readonly RowValue[] {
  const table = check.definition.forEach;
  if (table === undefined) return [];
  const value = store.valueOrFault(table);
  return value instanceof FormulaFault || isMissing(value) || !isTable(value)
    ? []
    : value.rows.filter((row) => !row.classified);
}

function shown(value: Value): string | null {
  if (isMissing(value)) return null;
  if (value instanceof Decimal) return toDecimalString(roundHalfUp(value, SHOWN_PLACES));
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(scalarToJson(value as Scalar));
}

function difference({ left, right }: Comparison): string {
  return left instanceof Decimal && right instanceof Decimal
    ? (shown(left.minus(right).abs()) ?? MISSING_TEXT)
    : MISSING_TEXT;
}

/** `skip_if_any`: any side missing; `skip_if_all`: only when both are, one alone fails; `never_skip`: missing fails. */
function onMissing(check: CompiledCheck, left: Value, right: Value): CheckResult['outcome'] {
  const { onMissing: mode } = check.definition;
  if (mode === 'skip_if_any') return 'skipped';
  return mode === 'skip_if_all' && isMissing(left) && isMissing(right) ? 'skipped' : 'fail';
}

function toleranceOf(
  check: CompiledCheck,
  left: Scalar,
  right: Scalar,
  input: CheckInput,
): Decimal {
  const { tolerance, forEach } = check.definition;
  if (tolerance === undefined) return NONE;
  if (tolerance !== 'printed') return new Decimal(tolerance);
  if (!(left instanceof Decimal) || !(right instanceof Decimal)) return NONE;
  return printedTolerance(
    [
      { formula: check.left, value: left },
      { formula: check.right, value: right },
    ],
    input.compiled.checkProgram.facts,
    forEach,
  );
}

function compareSides(
  check: CompiledCheck,
  row: RowValue | undefined,
  input: CheckInput,
): Comparison {
  const scope = row === undefined ? input.store.scope : input.store.rowScope(row);
  const left = check.left.run(scope);
  const right = check.right.run(scope);
  if (isMissing(left) || isMissing(right))
    return { left, right, outcome: onMissing(check, left, right) };
  const tolerance = toleranceOf(check, left as Scalar, right as Scalar, input);
  const passed = holds(left as Scalar, check.definition.operator, right as Scalar, tolerance);
  return { left, right, outcome: passed ? 'pass' : 'fail' };
}

function compare(check: CompiledCheck, row: RowValue | undefined, input: CheckInput): Comparison {
  const asked = check.when === null ? null : input.conditions.get(check.when, row);
  if (asked?.outcome === 'fault')
    return {
      ...UNCOMPARED,
      outcome: 'error',
      ...(asked.fault === undefined ? {} : { fault: asked.fault }),
    };
  if (asked !== null && asked.outcome !== true) return { ...UNCOMPARED, outcome: 'skipped' };
  try {
    return compareSides(check, row, input);
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    return { ...UNCOMPARED, outcome: 'error', fault: faultOf(error) };
  }
}

function templateRow(row: RowValue, input: CheckInput): TemplateRow {
  const columns = input.compiled.checkProgram.facts.get(row.table)?.definition.columns ?? [];
  return {
    table: row.table,
    id: row.id,
    index: row.index,
    classified: row.classified,
    cells: cellsToJson(row, columns),
  };
}

function fieldsOf(check: CompiledCheck, row: RowValue | undefined): readonly string[] {
  if (row?.table === SCORED_INDICATORS) return [`measures/${row.id}`];
  if (row === undefined) return check.fields;
  return check.fields.map((field) =>
    field.startsWith('row.') ? `${row.table}/${row.id}/${field.slice('row.'.length)}` : field,
  );
}

/** The texts are only made when somebody will read them. */
function texts(
  check: CompiledCheck,
  comparison: Comparison,
  row: RowValue | undefined,
  input: CheckInput,
): { message: string; instruction: string } {
  if (comparison.outcome === 'pass' || comparison.outcome === 'skipped')
    return { message: '', instruction: '' };
  if (comparison.outcome === 'error') {
    return {
      message: `校验规则错误：${comparison.fault?.message ?? ''}`,
      instruction: '请联系规则维护人员',
    };
  }
  const values = {
    left: shown(comparison.left) ?? MISSING_TEXT,
    right: shown(comparison.right) ?? MISSING_TEXT,
    difference: difference(comparison),
  };
  const scope = {
    facts: input.facts,
    score: input.score,
    values,
    ...(row === undefined ? {} : { row: templateRow(row, input) }),
  };
  const { message, instruction } = check.definition;
  return {
    message: renderTemplate(input.compiled.checkProgram, message, scope).text,
    instruction: renderTemplate(input.compiled.checkProgram, instruction, scope).text,
  };
}

function result(
  check: CompiledCheck,
  comparison: Comparison,
  row: RowValue | undefined,
  input: CheckInput,
): CheckResult {
  const { id, label, kind, severity, waivable } = check.definition;
  const { message, instruction } = texts(check, comparison, row, input);
  // One literal, and what only some have is spread on after: a spread within a literal is many times as slow to make.
  const common = {
    id,
    key: row === undefined ? id : `${id}:${row.id}`,
    label,
    kind,
    severity,
    outcome: comparison.outcome,
    waivable,
    left: shown(comparison.left),
    right: shown(comparison.right),
    message,
    instruction,
    fields: fieldsOf(check, row),
  };
  const placed = row === undefined ? common : { ...common, row: row.id };
  return comparison.fault === undefined ? placed : { ...placed, fault: comparison.fault };
}

/** Rows that fail or are in error are listed; when there are none, one result stands for all rows. */
function runOverRows(check: CompiledCheck, input: CheckInput): CheckResult[] {
  const compared = checkRows(check, input.store).map((row) => ({
    row,
    comparison: compare(check, row, input),
  }));
  const listed = compared.filter(
    ({ comparison }) => comparison.outcome === 'fail' || comparison.outcome === 'error',
  );
  const checked = compared.filter(({ comparison }) => comparison.outcome !== 'skipped').length;
  const rows = { checked, failed: listed.length };
  if (listed.length > 0)
    return listed.map(({ row, comparison }) => ({
      ...result(check, comparison, row, input),
      rows,
    }));
  return [
    {
      ...result(
        check,
        { ...UNCOMPARED, outcome: checked > 0 ? 'pass' : 'skipped' },
        undefined,
        input,
      ),
      rows,
    },
  ];
}

/** Runs every check of the rulebook. A check whose formula fails is in error itself; the others run all the same. */
export function runChecks(input: CheckInput): CheckResult[] {
  return input.compiled.checks.flatMap((check) =>
    check.definition.forEach === undefined
      ? [result(check, compare(check, undefined, input), undefined, input)]
      : runOverRows(check, input),
  );
}

/** Whether a check fails; of a check by rows, any of them. */
export function fails(check: CompiledCheck, input: CheckInput): boolean {
  const rows = check.definition.forEach === undefined ? [undefined] : checkRows(check, input.store);
  return rows.some((row) => compare(check, row, input).outcome === 'fail');
}
