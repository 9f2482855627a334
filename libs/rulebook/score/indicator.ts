import { Decimal, roundHalfUp, toDecimalString } from '#libs/kernel';
import type { ConditionResults } from '../conditions/run.js';
import type {
  ConditionTrace,
  IndicatorResult,
  InputTrace,
  ResolvedFact,
} from '../evaluate/types.js';
import type { FactStore } from '../facts/store.js';
import type { CompiledIndicator, CompiledRulebook } from '../package/compiled.js';
import type { IndicatorDefinition } from '../schema/index.js';
import { printFact, renderTemplate } from '../template/render.js';
import type { FactName, FormResult, ScoreContext } from './types.js';

/** What indicators are scored from. */
interface ScoringInput {
  readonly compiled: CompiledRulebook;
  readonly store: FactStore;
  readonly facts: Readonly<Record<string, ResolvedFact>>;
  readonly conditions: ConditionResults;
}

/** An indicator's result and the sides of its rule that were taken. */
export interface ScoredIndicator {
  readonly result: IndicatorResult;
  readonly sides: readonly string[];
}

function nameOf(compiled: CompiledRulebook, fact: string): FactName {
  const symbol = compiled.facts.get(fact);
  return { label: symbol?.label ?? fact, unit: symbol?.definition.unit ?? '' };
}

function inputTrace(input: ScoringInput, id: string): InputTrace {
  const { label, unit } = nameOf(input.compiled, id);
  const value = input.facts[id]?.value ?? null;
  const text = value === null ? null : printFact(input.compiled, id, value);
  return { id, label, value: text, ...(unit === '' ? {} : { unit }) };
}

function traces(indicator: CompiledIndicator, conditions: ConditionResults): ConditionTrace[] {
  const all: ConditionTrace[] = [];
  for (const condition of indicator.conditions) all.push(...conditions.get(condition).traces());
  return all;
}

type Frame = Pick<
  IndicatorResult,
  | 'id'
  | 'number'
  | 'label'
  | 'category'
  | 'fullMarks'
  | 'inputs'
  | 'conditions'
  | 'standard'
  | 'basis'
>;

function frame(
  indicator: CompiledIndicator,
  { inputs, conditions }: Pick<Frame, 'inputs' | 'conditions'>,
): Frame {
  const { definition, category, number, fullMarks } = indicator;
  return {
    id: definition.id,
    number,
    label: definition.label,
    category: category.id,
    fullMarks: toDecimalString(fullMarks),
    inputs,
    conditions,
    standard: definition.standard,
    basis: definition.basis,
  };
}

/** Bonus and penalty stand outside the full marks. */
function applicableMarks(indicator: CompiledIndicator): Decimal {
  return indicator.category.kind === 'scored' ? indicator.fullMarks : new Decimal(0);
}

function unscored(
  base: Frame,
  indicator: CompiledIndicator,
  rest: Pick<IndicatorResult, 'status' | 'missing' | 'fault'>,
): IndicatorResult {
  return {
    ...base,
    ...rest,
    score: null,
    applicableFullMarks: toDecimalString(applicableMarks(indicator)),
    deduction: null,
    reasons: [],
    arithmetic: [],
  };
}

function notApplicable(
  base: Frame,
  indicator: CompiledIndicator,
  exclusion: NonNullable<IndicatorDefinition['notApplicable']>,
  input: ScoringInput,
): IndicatorResult {
  const { treatment, reason } = exclusion;
  const marks = treatment === 'full_marks' ? toDecimalString(applicableMarks(indicator)) : null;
  return {
    ...base,
    status: 'not_applicable',
    treatment,
    score: marks,
    applicableFullMarks: marks ?? '0',
    deduction: '0',
    reasons: [],
    arithmetic: [],
    notApplicableReason: renderTemplate(input.compiled, reason, { facts: input.facts, score: null })
      .text,
    missing: [],
  };
}

/** Two decimals, half up; a scored indicator within 0 and its full marks, a bonus too, a penalty never above 0. */
function finalScore(indicator: CompiledIndicator, raw: Decimal): Decimal {
  const score = roundHalfUp(raw, 2);
  if (indicator.category.kind === 'penalty') return Decimal.min(0, score);
  return Decimal.max(0, Decimal.min(indicator.fullMarks, score));
}

function lostMarks(indicator: CompiledIndicator, score: Decimal): Decimal {
  return indicator.category.kind === 'scored'
    ? applicableMarks(indicator).minus(score)
    : Decimal.max(0, score.negated());
}

function scored(
  base: Frame,
  indicator: CompiledIndicator,
  form: Extract<FormResult, { status: 'scored' }>,
  input: ScoringInput,
): IndicatorResult {
  const score = finalScore(indicator, form.score);
  const all = {
    ...base,
    status: 'scored' as const,
    score: toDecimalString(score),
    applicableFullMarks: toDecimalString(applicableMarks(indicator)),
    deduction: toDecimalString(lostMarks(indicator, score)),
    reasons: form.reasons,
    arithmetic: [...formulaLines(indicator, input), ...form.arithmetic],
  };
  const { counterfactual } = form;
  return counterfactual === undefined
    ? { ...all, missing: [] }
    : { ...all, counterfactual, missing: [] };
}

function formulaLines(indicator: CompiledIndicator, input: ScoringInput): string[] {
  return indicator.formulaFacts.flatMap((id) => {
    const arithmetic = input.facts[id]?.arithmetic;
    return arithmetic === undefined ? [] : [`${nameOf(input.compiled, id).label}：${arithmetic}`];
  });
}

type Refusal = Pick<IndicatorResult, 'status' | 'missing' | 'fault'>;

/** What keeps the indicator from being scored; null when it is to be scored. */
function exclusionOf(
  base: Frame,
  indicator: CompiledIndicator,
  input: ScoringInput,
): ScoredIndicator | null {
  const declared = indicator.definition.notApplicable;
  if (indicator.notApplicable === null || declared === undefined) return null;
  const { outcome, missing, fault } = input.conditions.get(indicator.notApplicable);
  if (outcome === false) return null;
  if (outcome === true) {
    return {
      result: notApplicable(base, indicator, declared, input),
      sides: ['not_applicable'],
    };
  }
  const refusal: Refusal =
    outcome === 'missing'
      ? { status: 'missing', missing }
      : { status: 'error', missing: [], ...(fault === undefined ? {} : { fault }) };
  return { result: unscored(base, indicator, refusal), sides: [] };
}

function refusalOf(form: Exclude<FormResult, { status: 'scored' }>): Refusal {
  return form.status === 'error'
    ? { status: 'error', missing: [], fault: form.fault }
    : { status: 'missing', missing: form.missing };
}

/** Scores one indicator and says how. What is missing or faulty stays with it; the others are scored all the same. */
export function scoreIndicator(indicator: CompiledIndicator, input: ScoringInput): ScoredIndicator {
  const base = frame(indicator, {
    inputs: indicator.inputs.map((id) => inputTrace(input, id)),
    conditions: traces(indicator, input.conditions),
  });
  const excluded = exclusionOf(base, indicator, input);
  if (excluded !== null) return excluded;
  const context: ScoreContext = {
    fullMarks: indicator.fullMarks,
    scope: input.store.scope,
    condition: (condition) => input.conditions.get(condition),
    name: (fact) => nameOf(input.compiled, fact),
  };
  const form = indicator.scorer.score(context);
  if (form.status !== 'scored')
    return { result: unscored(base, indicator, refusalOf(form)), sides: [] };
  return { result: scored(base, indicator, form, input), sides: form.sides };
}

/** Results of an indicator by status and points alone: with every figure, and nothing of how they came about. */
export function resultOfPoints(
  indicator: CompiledIndicator,
): (points: Pick<IndicatorResult, 'status' | 'score'>) => IndicatorResult {
  const base = frame(indicator, { inputs: [], conditions: [] });
  const excluded = indicator.definition.notApplicable?.treatment === 'exclude';
  const marks = toDecimalString(applicableMarks(indicator));
  return ({ status, score }) => {
    const exempt = status === 'not_applicable';
    const lost = exempt || score === null ? null : lostMarks(indicator, new Decimal(score));
    return {
      ...base,
      ...{ status, score, reasons: [], arithmetic: [], missing: [] },
      applicableFullMarks: exempt && excluded ? '0' : marks,
      deduction: exempt ? '0' : lost && toDecimalString(lost),
    };
  };
}
