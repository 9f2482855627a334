import {
  Decimal,
  roundHalfUp,
  sumDecimals,
  toDecimalString,
  type DecimalString,
} from '#libs/kernel';
import type { CategoryResult, IndicatorResult, ScoreRun } from '../evaluate/types.js';
import type { FactStore } from '../facts/store.js';
import { asNumber, FormulaFault, isMissing } from '../formula/values.js';
import type { CompiledCap, CompiledRulebook } from '../package/compiled.js';
import type { CategoryDefinition, IndicatorsFile } from '../schema/index.js';
import { includesValue } from './intervals.js';

function sum(texts: readonly string[]): Decimal {
  return sumDecimals(texts.map((text) => new Decimal(text)));
}

function categoryResult(
  category: CategoryDefinition,
  results: readonly IndicatorResult[],
): CategoryResult {
  const own = results.filter((result) => result.category === category.id);
  return {
    id: category.id,
    label: category.label,
    kind: category.kind,
    fullMarks: category.fullMarks,
    applicableFullMarks: toDecimalString(sum(own.map((result) => result.applicableFullMarks))),
    score: toDecimalString(sum(own.map((result) => result.score ?? '0'))),
    complete: own.every(
      (result) => result.status === 'scored' || result.status === 'not_applicable',
    ),
  };
}

type Status = ScoreRun['status'];
type AppliedCap = ScoreRun['caps'][number];

function statusOf(results: readonly IndicatorResult[]): Status {
  if (results.some((result) => result.status === 'error')) return 'faulty';
  return results.some((result) => result.status === 'missing') ? 'incomplete' : 'complete';
}

function applyCap(cap: CompiledCap, store: FactStore): AppliedCap | null | Status {
  try {
    const value = cap.formula.run(store.scope);
    if (isMissing(value)) return 'incomplete';
    const band = cap.bands.find(({ interval }) => includesValue(interval, asNumber(value)));
    return band === undefined
      ? null
      : { id: cap.id, label: cap.label, atMost: toDecimalString(band.atMost) };
  } catch (error) {
    if (error instanceof FormulaFault) return 'faulty';
    throw error;
  }
}

const SEVERITY: Readonly<Record<Status, number>> = { complete: 0, incomplete: 1, faulty: 2 };

function worst(statuses: readonly Status[]): Status {
  return statuses.reduce((a, b) => (SEVERITY[b] > SEVERITY[a] ? b : a), 'complete');
}

/** 得分 ÷ 适用满分 × 100, two decimals half up, within 0 and 100, then at most what each cap allows. */
function convert(
  score: Decimal,
  applicable: Decimal,
  caps: readonly AppliedCap[],
): { converted: Decimal; conversion: string } {
  const plain = roundHalfUp(score.div(applicable).times(100), 2);
  const bounded = Decimal.max(0, Decimal.min(100, plain));
  const converted = Decimal.min(bounded, ...caps.map((cap) => cap.atMost));
  const line = `得分 ${toDecimalString(score)} ÷ 适用满分 ${toDecimalString(applicable)} × 100 = ${toDecimalString(plain)}`;
  const clamped = bounded.equals(plain) ? '' : `，计 ${toDecimalString(bounded)}`;
  const effective = caps
    .filter((cap) => bounded.gt(cap.atMost))
    .map((cap) => `，按“${cap.label}”最高 ${cap.atMost}`);
  return { converted, conversion: `${line}${clamped}${effective.join('')}` };
}

/** The bureau's score of an indicator beside the self-score, with what it rests on. */
export interface ScoreAdjustment {
  readonly indicatorId: string;
  readonly selfScore: DecimalString;
  readonly bureauScore: DecimalString;
  readonly reason: string;
  readonly basis: string;
}

/** Total and grade with the bureau's scores in place of the self-scores they adjust. */
export interface BureauScore {
  readonly score: DecimalString;
  readonly applicableFullMarks: DecimalString;
  readonly converted: DecimalString;
  readonly gradeLabel: string;
}

/**
 * The score after the bureau's adjustments: each adjusted indicator counts with the bureau's score, then the same
 * conversion, caps and grades as the self-score. null without adjustments, or while the self-score is not complete.
 * @param adjustments those in force; of two on one indicator the later counts
 */
export function bureauScoreOf(
  run: ScoreRun,
  adjustments: readonly Pick<ScoreAdjustment, 'indicatorId' | 'bureauScore'>[],
  indicators: Pick<IndicatorsFile, 'grades'>,
): BureauScore | null {
  const applicable = new Decimal(run.applicableFullMarks);
  if (adjustments.length === 0 || run.status !== 'complete' || applicable.isZero()) return null;
  const changed = new Map(adjustments.map((entry) => [entry.indicatorId, entry.bureauScore]));
  const score = sum(run.indicators.map(({ id, score: own }) => changed.get(id) ?? own ?? '0'));
  const { converted } = convert(score, applicable, run.caps);
  return {
    score: toDecimalString(score),
    applicableFullMarks: run.applicableFullMarks,
    converted: toDecimalString(converted),
    gradeLabel: gradeOf(indicators, converted)?.label ?? '',
  };
}

/** Half-open bands: the first whose lower bound the converted score reaches, highest first. */
export function gradeOf(
  indicators: Pick<IndicatorsFile, 'grades'>,
  converted: Decimal,
): { id: string; label: string } | null {
  const ordered = [...indicators.grades].sort((a, b) => new Decimal(b.from).comparedTo(a.from));
  return ordered.find((grade) => converted.gte(grade.from)) ?? null;
}

/** Adds indicators up to categories, total, converted score and grade. Order of indicators does not matter. */
export function totalScore(
  compiled: CompiledRulebook,
  store: FactStore,
  results: readonly IndicatorResult[],
): ScoreRun {
  const { indicators } = compiled.package;
  const categories = indicators.categories.map((category) => categoryResult(category, results));
  const score = sum(categories.map((category) => category.score));
  const applicable = sum(categories.map((category) => category.applicableFullMarks));
  const applied = compiled.caps.map((cap) => applyCap(cap, store));
  const caps = applied.filter((cap): cap is AppliedCap => typeof cap === 'object' && cap !== null);
  const status = worst([
    statusOf(results),
    ...applied.filter((cap): cap is Status => typeof cap === 'string'),
  ]);
  const conversion =
    status === 'complete' && applicable.gt(0) ? convert(score, applicable, caps) : null;
  const grade = conversion === null ? null : gradeOf(indicators, conversion.converted);
  return {
    packageHash: compiled.packageHash,
    status,
    fullMarks: indicators.fullMarks,
    applicableFullMarks: toDecimalString(applicable),
    score: toDecimalString(score),
    converted: conversion === null ? null : toDecimalString(conversion.converted),
    conversion: conversion?.conversion ?? null,
    caps,
    grade: grade?.id ?? null,
    gradeLabel: grade?.label ?? null,
    categories,
    indicators: results,
  };
}
