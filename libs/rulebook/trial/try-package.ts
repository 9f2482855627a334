import { scoredIndicators } from '../checks/system-tables.js';
import { ConditionCompiler, type CompiledCondition } from '../conditions/compile.js';
import { expansionOf } from '../conditions/expansion.js';
import { ConditionRun } from '../conditions/run.js';
import { evaluate } from '../evaluate/evaluate.js';
import { ReportTexts } from '../evaluate/report-texts.js';
import type { Evaluation, EvaluationInput, ScoreRun } from '../evaluate/types.js';
import { FactStore } from '../facts/store.js';
import { FormulaFault, isMissing, isTable, type RowValue } from '../formula/values.js';
import { compilePackage } from '../package/compile.js';
import type { CompiledRulebook } from '../package/compiled.js';
import { lintPackage } from '../package/lint/index.js';
import { packageConditions, placedIndicators, type PlacedCondition } from '../package/places.js';
import type { FactValue, RulebookPackage } from '../schema/index.js';
import { contentReader, factReader } from '../simulate/readable.js';
import { tolerantProgram, type TolerantProgram } from './program.js';
import {
  checkWords,
  conditionWords,
  formulaWords,
  indicatorWords,
  rowConditionWords,
  rowWords,
  type TrialWords,
} from './words.js';

/** What one place of a package comes to with a report's facts. */
export interface TrialValue extends TrialWords {
  /** As lint gives it: `indicators.categories.2.indicators.0.scoring.value`. */
  readonly path: string;
}

export interface PackageTrial {
  readonly values: readonly TrialValue[];
  /** Null while the package has an error: then it scores nothing. */
  readonly score: ScoreRun | null;
}

/** A report, and the package it was made with. */
export interface TrialReport {
  readonly input: EvaluationInput;
  readonly source: RulebookPackage;
}

/**
 * Every formula and condition of a package with the facts of one report. Places that lint refuses are left out; all
 * others have their value, however much is wrong elsewhere. Scores and checks are there when nothing is wrong at all.
 */
export async function tryPackage(pkg: RulebookPackage, report: TrialReport): Promise<PackageTrial> {
  const faulty = lintPackage(pkg).flatMap(({ path, severity }) =>
    severity === 'error' ? [path] : [],
  );
  const sound = (path: string) => !faulty.some((at) => at === path || at.startsWith(`${path}.`));
  const compiled = faulty.length === 0 ? compilePackage(pkg) : null;
  const program = tolerantProgram(pkg, sound);
  const input = { ...report.input, content: readContent(program, compiled, report) };
  const evaluation = compiled === null ? null : await evaluate(compiled, input);
  const store = storeOf(program, compiled, evaluation, input);
  const conditions = packageConditions(pkg).filter(({ path }) => sound(path));
  return {
    values: [
      ...formulaValues(program, store),
      ...(await conditionValues(conditions, program, store)),
      ...(evaluation === null ? [] : resultValues(program, evaluation)),
    ],
    score: evaluation?.score ?? null,
  };
}

function readContent(
  program: TolerantProgram,
  compiled: CompiledRulebook | null,
  { input: { content }, source }: TrialReport,
): EvaluationInput['content'] {
  if (compiled !== null) return contentReader(source, compiled)(content).content;
  const read = factReader(source, program);
  const facts = Object.entries(content.facts).flatMap(([id, value]): [string, FactValue][] => {
    const own = read(id, value);
    return own === undefined ? [] : [[id, own]];
  });
  return { facts: Object.fromEntries(facts), paragraphs: {}, measures: {} };
}

/** The text of a report is made from its score, which a package with errors does not have. */
function noText(): never {
  throw new FormulaFault('rule.type', '草稿改正错误后才能读取报告正文');
}

function storeOf(
  program: TolerantProgram,
  compiled: CompiledRulebook | null,
  evaluation: Evaluation | null,
  input: EvaluationInput,
): FactStore {
  if (compiled === null || evaluation === null)
    return new FactStore(program, input, noText, noText);
  const texts = new ReportTexts(compiled, input.content.paragraphs);
  texts.provide(evaluation);
  const store = new FactStore(
    program,
    input,
    (id) => texts.read(id),
    (figure) => texts.isKnownFigure(figure),
  );
  store.provide(scoredIndicators(evaluation.score, input.content.measures));
  return store;
}

/** The rows of a table whose content is known. */
function rowsOf(store: FactStore, table: string): readonly RowValue[] {
  const value = store.valueOrFault(table);
  if (value instanceof FormulaFault || isMissing(value) || !isTable(value)) return [];
  return value.rows.filter(({ classified }) => !classified);
}

function formulaValues({ formulas, symbols }: TolerantProgram, store: FactStore): TrialValue[] {
  return formulas.map(({ path, row, formula }) => {
    if (row === undefined) return { path, ...formulaWords(formula, store.scope, symbols) };
    const rows = rowsOf(store, row);
    return {
      path,
      ...rowWords(rows.map((one) => formulaWords(formula, store.rowScope(one), symbols))),
    };
  });
}

async function conditionValues(
  placed: readonly PlacedCondition[],
  { named, symbols }: TolerantProgram,
  store: FactStore,
): Promise<TrialValue[]> {
  const compiler = new ConditionCompiler(named);
  const sizeOf = expansionOf(named);
  const run = new ConditionRun(store, symbols);
  const asked = placed
    .filter(({ condition }) => Number.isFinite(sizeOf(condition)))
    .map(({ path, condition, row }) => {
      const compiled = compiler.add(condition);
      const rows = compiled.columns.length > 0 && row !== undefined ? rowsOf(store, row) : null;
      if (rows === null) run.ask(compiled);
      else rows.forEach((one) => run.ask(compiled, one));
      return { path, compiled, rows };
    });
  const results = await run.decide();
  const outcome = (compiled: CompiledCondition, row?: RowValue) => results.get(compiled, row);
  return asked.map(({ path, compiled, rows }) => ({
    path,
    ...(rows === null
      ? conditionWords(outcome(compiled), symbols)
      : rowConditionWords(rows.map((row) => outcome(compiled, row)))),
  }));
}

/** What each indicator scores, and what each check says. */
function resultValues(
  { package: pkg, symbols }: TolerantProgram,
  { score, checks }: Evaluation,
): TrialValue[] {
  const scores = new Map(score.indicators.map((result) => [result.id, result]));
  const indicators = placedIndicators(pkg).flatMap(({ indicator, path }) => {
    const result = scores.get(indicator.id);
    return result === undefined ? [] : [{ path, ...indicatorWords(result, symbols) }];
  });
  return [
    ...indicators,
    ...pkg.checks.checks.map(({ id }, index) => ({
      path: `checks.checks.${index}`,
      ...checkWords(checks.filter((check) => check.id === id)),
    })),
  ];
}
