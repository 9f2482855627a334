import { Decimal, roundHalfUp, toDecimalString } from '#libs/kernel';
import type { ConditionOutcome } from '../conditions/outcome.js';
import type { CheckResult, ConditionTrace, IndicatorResult } from '../evaluate/types.js';
import type { CompiledFormula, FormulaScope } from '../formula/nodes.js';
import type { FactSymbol } from '../formula/symbols.js';
import { FormulaFault, isMissing, isTable, type Value } from '../formula/values.js';

/** What became of one place: a value, nothing because data are missing, or a rule that cannot be computed. */
export interface TrialWords {
  readonly kind: 'value' | 'missing' | 'fault';
  readonly text: string;
}

type Symbols = ReadonlyMap<string, FactSymbol>;

/** A stored decimal has no more. */
const PLACES = 8;
/** Characters of a text that are shown. */
const TEXT = 40;
/** Rows, missing facts and comparisons that are told one by one. */
const TOLD = 3;

/** A formula's value as people read it, with its arithmetic where there is any. */
export function formulaWords(
  formula: CompiledFormula,
  scope: FormulaScope,
  symbols: Symbols,
): TrialWords {
  try {
    const value = formula.run(scope);
    if (isMissing(value)) return missingWords(value.paths, symbols);
    return { kind: 'value', text: formula.arithmetic(scope, value) ?? printed(value) };
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    return { kind: 'fault', text: error.message };
  }
}

function printed(value: Value): string {
  if (value instanceof Decimal) return toDecimalString(roundHalfUp(value, PLACES));
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value === '' ? '（空）' : `“${shortened(value)}”`;
  if (isMissing(value)) return '未填';
  return isTable(value) ? `${value.rows.length} 行` : `${value.length} 个值`;
}

const shortened = (text: string): string => (text.length > TEXT ? `${text.slice(0, TEXT)}…` : text);

/** What is told of several rows: the first ones, and how many there are. */
export function rowWords(rows: readonly TrialWords[]): TrialWords {
  if (rows.length === 0) return { kind: 'missing', text: '这份报告的表中没有行' };
  const told = rows.slice(0, TOLD).map(({ text }, index) => `第 ${index + 1} 行 ${text}`);
  const more = rows.length > TOLD ? [`共 ${rows.length} 行`] : [];
  const kind = rows.find((row) => row.kind === 'fault')?.kind ?? 'value';
  return { kind, text: [...told, ...more].join('；') };
}

function missingWords(paths: readonly string[], symbols: Symbols): TrialWords {
  const names = [...new Set(paths.map((path) => pathName(path, symbols)))];
  const more = names.length > TOLD ? `等 ${names.length} 项` : '';
  const what = names.length === 0 ? '数据' : `${names.slice(0, TOLD).join('、')}${more}`;
  return { kind: 'missing', text: `缺少 ${what}` };
}

/** `table/row/column`, `table/column` or a fact's id, by name. */
function pathName(path: string, symbols: Symbols): string {
  const [id = '', ...rest] = path.split('/');
  const symbol = symbols.get(id);
  const column = symbol?.columns?.get(rest.at(-1) ?? '');
  const name = symbol?.label ?? id;
  return column === undefined ? name : `${name}的${column.label}`;
}

const OUTCOMES = { true: '成立', false: '不成立' } as const;

/** Whether a condition holds, and what its comparisons saw. */
export function conditionWords(outcome: ConditionOutcome, symbols: Symbols): TrialWords {
  if (outcome.outcome === 'fault')
    return { kind: 'fault', text: outcome.fault?.message ?? '规则错误' };
  if (outcome.outcome === 'missing') return missingWords(outcome.missing, symbols);
  const traces = outcome.traces();
  const told = traces.slice(0, TOLD).map((trace) => traceWords(trace, symbols));
  const more = traces.length > TOLD ? ['……'] : [];
  return {
    kind: 'value',
    text: `${OUTCOMES[`${outcome.outcome}`]}（${[...told, ...more].join('；')}）`,
  };
}

function traceWords({ text, fact, actual }: ConditionTrace, symbols: Symbols): string {
  const options = symbols.get(fact)?.definition.options ?? [];
  const chosen = options.find(({ value }) => value === actual);
  return `${text}，实为 ${chosen?.label ?? actualWords(actual)}`;
}

function actualWords(actual: ConditionTrace['actual']): string {
  if (actual === null) return '未填';
  if (typeof actual === 'boolean') return actual ? '是' : '否';
  return typeof actual === 'string' ? shortened(actual) : '表格';
}

/** How many rows a condition holds for. */
export function rowConditionWords(outcomes: readonly ConditionOutcome[]): TrialWords {
  const holding = outcomes.filter(({ outcome }) => outcome === true).length;
  if (outcomes.length === 0) return rowWords([]);
  return { kind: 'value', text: `${outcomes.length} 行中 ${holding} 行成立` };
}

/** An indicator's points and the reasons for them. */
export function indicatorWords(result: IndicatorResult, symbols: Symbols): TrialWords {
  const { status, score, fullMarks, reasons, missing, fault } = result;
  if (status === 'error') return { kind: 'fault', text: fault?.message ?? '规则错误' };
  if (status === 'missing') return missingWords(missing, symbols);
  if (status === 'not_applicable')
    return { kind: 'value', text: `不涉及：${result.notApplicableReason ?? ''}` };
  const why = reasons.length === 0 ? '' : `：${reasons.join('；')}`;
  return { kind: 'value', text: `得 ${score ?? ''} 分，满分 ${fullMarks} 分${why}` };
}

const CHECK_WORDS = { pass: '通过', skipped: '不适用或缺少数据，未校验' } as const;

/** What a check says; of one that runs over rows, the rows that fail. */
export function checkWords(results: readonly CheckResult[]): TrialWords {
  const [first] = results;
  if (first === undefined) return { kind: 'missing', text: CHECK_WORDS.skipped };
  if (first.outcome === 'error') return { kind: 'fault', text: first.message };
  if (first.outcome !== 'fail') return { kind: 'value', text: CHECK_WORDS[first.outcome] };
  const more = results.length > 1 ? `（共 ${results.length} 行不通过）` : '';
  return { kind: 'value', text: `不通过：${first.message}${more}` };
}
