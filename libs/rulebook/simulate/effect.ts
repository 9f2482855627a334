import {
  Decimal,
  roundHalfUp,
  sumDecimals,
  toDecimalString,
  type DecimalString,
} from '#libs/kernel';
import type { IndicatorResult } from '../evaluate/types.js';
import type { CompiledRulebook } from '../package/compiled.js';
import type { IndicatorsFile } from '../schema/index.js';
import { gradeOf } from '../score/totals.js';
import type { Reevaluated } from './reevaluate.js';
import { standingFrom, type FailedCheck, type Standing } from './standing.js';

/** 得分, 换算得分 and grade under one of the two packages; null where it cannot be told. */
export interface SimulatedScore {
  readonly score: DecimalString;
  readonly converted: DecimalString | null;
  readonly gradeLabel: string | null;
}

/** An indicator whose points differ; null where it is not scored, or not there. */
export interface IndicatorEffect {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly before: DecimalString | null;
  readonly after: DecimalString | null;
}

export interface NamedFact {
  readonly id: string;
  readonly label: string;
}

/** What a draft of the rules makes of one report. */
export interface ReportEffect {
  readonly before: SimulatedScore;
  readonly after: SimulatedScore;
  /**
   * The draft asks for facts the report cannot have: `after` is converted from the indicators that could be scored.
   */
  readonly estimated: boolean;
  /** converted after − before; null where one of them is not known. */
  readonly delta: DecimalString | null;
  readonly gradeChanged: boolean;
  readonly indicators: readonly IndicatorEffect[];
  readonly newlyFailing: readonly FailedCheck[];
  /** Checks that failed and do so no more. */
  readonly resolved: readonly FailedCheck[];
  /** Typed facts the draft does not read. */
  readonly unread: readonly NamedFact[];
  /** Facts whose absence keeps an indicator from being scored that could be scored before. */
  readonly missing: readonly NamedFact[];
}

/**
 * Compares what a report scores now with what it would score under a draft.
 * @param after the evaluation by the draft
 */
export function effectOf(
  before: Standing,
  after: Reevaluated,
  draft: CompiledRulebook,
  unread: readonly NamedFact[],
): ReportEffect {
  const now = standingFrom(after.score, after.failing);
  const { indicators } = draft.package;
  const estimate = before.converted === null ? null : estimateOf(after, indicators);
  const scored: SimulatedScore = {
    score: now.score,
    converted: now.converted ?? estimate?.converted ?? null,
    gradeLabel: now.gradeLabel ?? estimate?.gradeLabel ?? null,
  };
  const delta = difference(before.converted, scored.converted);
  const { score, converted, gradeLabel } = before;
  return {
    before: { score, converted, gradeLabel },
    after: scored,
    estimated: now.converted === null && scored.converted !== null,
    delta,
    gradeChanged: delta !== null && gradeLabel !== scored.gradeLabel,
    indicators: indicatorEffects(before, now),
    newlyFailing: withoutIds(now.failing, before.failing),
    resolved: withoutIds(before.failing, now.failing),
    unread,
    missing: missingFacts(before, after.score.indicators).map((id) => ({
      ...{ id, label: draft.facts.get(id)?.label ?? id },
    })),
  };
}

/** From the indicators that can be scored; null when all can, when a rule failed, or when none counts. */
function estimateOf(
  { score: run }: Reevaluated,
  rules: Pick<IndicatorsFile, 'grades'>,
): { converted: DecimalString; gradeLabel: string | null } | null {
  if (run.status !== 'incomplete') return null;
  const known = run.indicators.filter(({ score }) => score !== null);
  const sum = (values: readonly string[]) => sumDecimals(values.map((one) => new Decimal(one)));
  const applicable = sum(known.map(({ applicableFullMarks }) => applicableFullMarks));
  if (!applicable.gt(0)) return null;
  const share = sum(known.map(({ score }) => score ?? '0')).div(applicable);
  const bounded = Decimal.max(0, Decimal.min(100, roundHalfUp(share.times(100), 2)));
  const converted = Decimal.min(bounded, ...run.caps.map(({ atMost }) => atMost));
  return {
    converted: toDecimalString(converted),
    gradeLabel: gradeOf(rules, converted)?.label ?? null,
  };
}

function difference(
  before: DecimalString | null,
  after: DecimalString | null,
): DecimalString | null {
  return before === null || after === null
    ? null
    : toDecimalString(new Decimal(after).minus(before));
}

function indicatorEffects(before: Standing, after: Standing): IndicatorEffect[] {
  const old = new Map(before.indicators.map((one) => [one.id, one]));
  const now = new Map(after.indicators.map((one) => [one.id, one]));
  return [...new Map([...old, ...now]).values()].flatMap(({ id, number, label }) => {
    const [left, right] = [old.get(id)?.score ?? null, now.get(id)?.score ?? null];
    return samePoints(left, right) ? [] : [{ id, number, label, before: left, after: right }];
  });
}

function samePoints(left: DecimalString | null, right: DecimalString | null): boolean {
  if (left === null || right === null) return left === right;
  return left === right || new Decimal(left).equals(right);
}

function withoutIds(
  checks: readonly FailedCheck[],
  others: readonly FailedCheck[],
): readonly FailedCheck[] {
  const known = new Set(others.map(({ id }) => id));
  const other = checks.filter(({ id }) => !known.has(id));
  // What is stored beside a report says more of each.
  return other.map(({ id, label, severity }) => ({ id, label, severity }));
}

function missingFacts(before: Standing, after: readonly IndicatorResult[]): string[] {
  const unscored = new Set(
    before.indicators.flatMap(({ id, status }) => (status === 'missing' ? [id] : [])),
  );
  const blocked = after.filter(({ id, status }) => status === 'missing' && !unscored.has(id));
  return [...new Set(blocked.flatMap(({ missing }) => missing.map((path) => factOf(path))))];
}

/** The fact of `fact` or `table/row/column`. */
const factOf = (path: string): string => path.split('/')[0] ?? path;
