import { Decimal, toDecimalString, type DecimalString } from '#libs/kernel';
import type { IndicatorEffect, NamedFact, ReportEffect } from './effect.js';
import type { FailedCheck } from './standing.js';

/** What came of one report; without an effect when its evaluation broke off. */
export interface SimulatedReport {
  readonly reportId: string;
  /** Of the reporting unit. */
  readonly name: string;
  readonly effect: ReportEffect | null;
}

export interface Mover {
  readonly reportId: string;
  readonly name: string;
  readonly before: DecimalString;
  readonly after: DecimalString;
  readonly delta: DecimalString;
}

interface Sides {
  readonly before: number;
  readonly after: number;
}

interface CheckTally extends FailedCheck {
  /** Reports in which it begins, and ceases, to fail. */
  readonly newly: number;
  readonly resolved: number;
}

interface IndicatorTally extends Pick<IndicatorEffect, 'id' | 'number' | 'label'> {
  readonly better: number;
  readonly worse: number;
  /** Scored on one side only: added, dropped, or without the facts it needs. */
  readonly onesided: number;
  /** Of the reports scored on both sides. */
  readonly deltaSum: DecimalString;
}

interface MoveTally {
  readonly from: string;
  readonly to: string;
  readonly reports: number;
}

interface GradeTally extends Sides {
  /** Highest converted score seen in it: what grades are put in order by. */
  readonly best: number;
}

interface FactTally {
  readonly label: string;
  readonly reports: number;
}

type Keyed<T> = Readonly<Record<string, T>>;

/** A district's simulation summed up: as large for ten thousand reports as for one, and plain JSON. */
export interface SimulationTally {
  readonly reports: number;
  /** Reports with a score on both sides; of these, how many only by an estimate. */
  readonly compared: number;
  readonly estimated: number;
  /** Scored now, and not at all under the draft. */
  readonly unscorable: number;
  /** Not filled in far enough to have a score now. */
  readonly unfinished: number;
  readonly failed: number;
  readonly better: number;
  readonly worse: number;
  readonly gradeChanged: number;
  readonly deltaSum: DecimalString;
  /** By grade, of the reports compared. */
  readonly grades: Keyed<GradeTally>;
  /** By lower bound of the band of five points; `0` is everything below 60. */
  readonly bands: Keyed<Sides>;
  /** By both grades. */
  readonly moves: Keyed<MoveTally>;
  /** Largest change first. */
  readonly movers: readonly Mover[];
  readonly checks: Keyed<CheckTally>;
  readonly indicators: Keyed<IndicatorTally>;
  /** By fact. */
  readonly unread: Keyed<FactTally>;
  readonly missing: Keyed<FactTally>;
}

const MOST_MOVERS = 20;

export const EMPTY_TALLY: SimulationTally = {
  ...{ reports: 0, compared: 0, estimated: 0, unscorable: 0, unfinished: 0, failed: 0 },
  ...{ better: 0, worse: 0, gradeChanged: 0, deltaSum: '0' },
  ...{ grades: {}, bands: {}, moves: {}, movers: [] },
  ...{ checks: {}, indicators: {}, unread: {}, missing: {} },
};

/** Sums up some reports. */
export function tallyOf(reports: readonly SimulatedReport[]): SimulationTally {
  return reports.reduce((tally, report) => mergeTallies(tally, tallyOfOne(report)), EMPTY_TALLY);
}

/** Sums of two lots of reports as one; in what order lots come does not matter. */
export function mergeTallies(a: SimulationTally, b: SimulationTally): SimulationTally {
  const count = (key: NumberKey): number => a[key] + b[key];
  return {
    ...{ reports: count('reports'), compared: count('compared'), estimated: count('estimated') },
    ...{ unscorable: count('unscorable'), unfinished: count('unfinished') },
    ...{ failed: count('failed'), better: count('better'), worse: count('worse') },
    gradeChanged: count('gradeChanged'),
    deltaSum: plus(a.deltaSum, b.deltaSum),
    grades: merged(a.grades, b.grades, bothGrades),
    bands: merged(a.bands, b.bands, bothSides),
    moves: merged(a.moves, b.moves, (x, y) => ({ ...x, reports: x.reports + y.reports })),
    movers: largest([...a.movers, ...b.movers]),
    checks: merged(a.checks, b.checks, (x, y) => ({
      ...x,
      newly: x.newly + y.newly,
      resolved: x.resolved + y.resolved,
    })),
    indicators: merged(a.indicators, b.indicators, bothIndicators),
    unread: merged(a.unread, b.unread, bothFacts),
    missing: merged(a.missing, b.missing, bothFacts),
  };
}

type NumberKey = {
  [K in keyof SimulationTally]: SimulationTally[K] extends number ? K : never;
}[keyof SimulationTally];

const plus = (x: DecimalString, y: DecimalString): DecimalString =>
  toDecimalString(new Decimal(x).plus(y));
const bothSides = (x: Sides, y: Sides): Sides => ({
  before: x.before + y.before,
  after: x.after + y.after,
});
const bothGrades = (x: GradeTally, y: GradeTally): GradeTally => ({
  ...bothSides(x, y),
  best: Math.max(x.best, y.best),
});
const bothFacts = (x: FactTally, y: FactTally): FactTally => ({
  ...x,
  reports: x.reports + y.reports,
});
const bothIndicators = (x: IndicatorTally, y: IndicatorTally): IndicatorTally => ({
  ...x,
  better: x.better + y.better,
  worse: x.worse + y.worse,
  onesided: x.onesided + y.onesided,
  deltaSum: plus(x.deltaSum, y.deltaSum),
});

function merged<T>(a: Keyed<T>, b: Keyed<T>, both: (x: T, y: T) => T): Keyed<T> {
  const sum = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const known = sum.get(key);
    sum.set(key, known === undefined ? value : both(known, value));
  }
  return Object.fromEntries(sum);
}

/** Of equal changes the smaller id comes first, so that the order of lots does not show. */
function largest(movers: readonly Mover[]): Mover[] {
  const size = ({ delta }: Mover) => new Decimal(delta).abs();
  return [...movers]
    .sort((a, b) => size(b).comparedTo(size(a)) || (a.reportId < b.reportId ? -1 : 1))
    .slice(0, MOST_MOVERS);
}

function tallyOfOne({ reportId, name, effect }: SimulatedReport): SimulationTally {
  if (effect === null) return { ...EMPTY_TALLY, reports: 1, failed: 1 };
  const { before, after, delta, newlyFailing, resolved, indicators } = effect;
  const entry = ({ id, label }: NamedFact) => [id, { label, reports: 1 }] as const;
  const standing =
    delta === null
      ? before.converted === null
        ? { unfinished: 1 }
        : { unscorable: 1 }
      : comparison({ reportId, name }, effect, {
          before: before.converted ?? '0',
          after: after.converted ?? '0',
          delta,
        });
  return {
    ...EMPTY_TALLY,
    reports: 1,
    ...standing,
    checks: Object.fromEntries([
      ...newlyFailing.map((check) => checkTally(check, { newly: 1, resolved: 0 })),
      ...resolved.map((check) => checkTally(check, { newly: 0, resolved: 1 })),
    ]),
    indicators: Object.fromEntries(indicators.map((one) => [one.id, indicatorTally(one)])),
    unread: Object.fromEntries(effect.unread.map(entry)),
    missing: Object.fromEntries(effect.missing.map(entry)),
  };
}

const checkTally = (
  check: FailedCheck,
  counts: Pick<CheckTally, 'newly' | 'resolved'>,
): readonly [string, CheckTally] => [check.id, { ...check, ...counts }];

type Comparison = Pick<Mover, 'before' | 'after' | 'delta'>;

function comparison(
  of: Pick<Mover, 'reportId' | 'name'>,
  effect: ReportEffect,
  figures: Comparison,
): Partial<SimulationTally> {
  const delta = new Decimal(figures.delta);
  const [from, to] = [effect.before.gradeLabel ?? '', effect.after.gradeLabel ?? ''];
  const key = JSON.stringify([from, to]);
  return {
    compared: 1,
    estimated: effect.estimated ? 1 : 0,
    better: delta.gt(0) ? 1 : 0,
    worse: delta.lt(0) ? 1 : 0,
    gradeChanged: effect.gradeChanged ? 1 : 0,
    deltaSum: figures.delta,
    grades: merged(
      { [from]: { before: 1, after: 0, best: Number(figures.before) } },
      { [to]: { before: 0, after: 1, best: Number(figures.after) } },
      bothGrades,
    ),
    bands: sides(bandOf(figures.before), bandOf(figures.after)),
    moves: effect.gradeChanged ? { [key]: { from, to, reports: 1 } } : {},
    movers: delta.isZero() ? [] : [{ ...of, ...figures }],
  };
}

function sides(before: string, after: string): Keyed<Sides> {
  return merged(
    { [before]: { before: 1, after: 0 } },
    { [after]: { before: 0, after: 1 } },
    bothSides,
  );
}

/** 100 counts with what begins at 95. */
function bandOf(converted: DecimalString): string {
  const value = Number(converted);
  return value < 60 ? '0' : String(Math.min(95, Math.floor(value / 5) * 5));
}

function indicatorTally({ id, number, label, before, after }: IndicatorEffect): IndicatorTally {
  const of = { id, number, label };
  if (before === null || after === null)
    return { ...of, better: 0, worse: 0, onesided: 1, deltaSum: '0' };
  const delta = new Decimal(after).minus(before);
  return {
    ...of,
    better: delta.gt(0) ? 1 : 0,
    worse: delta.lt(0) ? 1 : 0,
    onesided: 0,
    deltaSum: toDecimalString(delta),
  };
}
