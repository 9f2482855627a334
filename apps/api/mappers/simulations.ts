import type { SimulationResult, SimulationView, Wire } from '#libs/contracts';
import type { SimulationResultRecord, SimulationState } from '#libs/features/ports';
import type { DraftSimulation } from '#libs/features/simulation';
import { Decimal, roundHalfUp, toDecimalString } from '#libs/kernel';
import type { SimulationTally } from '#libs/rulebook';

const STATE_LABELS: Readonly<Record<SimulationState, string>> = {
  queued: '等待试算',
  running: '正在试算',
  done: '试算完成',
  cancelled: '已取消',
  failed: '试算失败',
};

export function toSimulation({ simulation, current }: DraftSimulation): Wire<SimulationView> {
  const { id, year, state, contentHash, total, done, startedByName, failure, tally } = simulation;
  return {
    ...{ id, year, state, stateLabel: STATE_LABELS[state], current, contentHash, total, done },
    ...{ startedByName, startedAt: simulation.startedAt.toISOString(), failure },
    finishedAt: simulation.finishedAt?.toISOString() ?? null,
    summary: toSummary(tally),
  };
}

function toSummary(tally: SimulationTally): Wire<SimulationView['summary']> {
  const { reports, compared, estimated, unscorable, unfinished, failed } = tally;
  const { better, worse, gradeChanged, deltaSum, movers } = tally;
  return {
    ...{ reports, compared, estimated, unscorable, unfinished, failed },
    ...{ better, worse, gradeChanged, averageDelta: mean(deltaSum, compared), movers },
    grades: Object.entries(tally.grades)
      .sort(([, a], [, b]) => b.best - a.best)
      .map(([label, { before, after }]) => ({ label, before, after })),
    bands: Object.entries(tally.bands)
      .map(([from, { before, after }]) => ({ from: Number(from), before, after }))
      .sort((a, b) => a.from - b.from),
    moves: most(Object.values(tally.moves), ({ reports: many }) => many),
    checks: most(Object.values(tally.checks), ({ newly }) => newly),
    indicators: most(
      Object.values(tally.indicators),
      (one) => one.better + one.worse + one.onesided,
    ).map(({ deltaSum: sum, ...one }) => ({
      ...one,
      averageDelta: mean(sum, one.better + one.worse),
    })),
    unread: factsOf(tally.unread),
    missing: factsOf(tally.missing),
  };
}

function mean(sum: string, many: number): string | null {
  return many === 0 ? null : toDecimalString(roundHalfUp(new Decimal(sum).div(many), 2));
}

const most = <T>(values: readonly T[], size: (value: T) => number): T[] =>
  [...values].sort((a, b) => size(b) - size(a));

function factsOf(facts: SimulationTally['unread']) {
  const named = Object.entries(facts).map(([id, fact]) => ({ id, ...fact }));
  return most(named, ({ reports }) => reports);
}

/** A report whose evaluation broke off has nothing to tell. */
const NOTHING_TOLD = {
  ...{ estimated: false, before: null, after: null, delta: null },
  ...{ indicators: [], newlyFailing: [], missing: [] },
};

const labelsOf = (named: readonly { readonly label: string }[]): string[] =>
  named.map(({ label }) => label);

export function toSimulationResult(row: SimulationResultRecord): Wire<SimulationResult> {
  const { reportId, name, outcome, gradeChanged, effect } = row;
  const of = { reportId, name, outcome, gradeChanged };
  if (effect === null) return { ...of, ...NOTHING_TOLD };
  const { estimated, before, after, delta, indicators, newlyFailing, missing } = effect;
  return {
    ...{ ...of, estimated, before, after, delta, indicators },
    ...{ newlyFailing: labelsOf(newlyFailing), missing: labelsOf(missing) },
  };
}
