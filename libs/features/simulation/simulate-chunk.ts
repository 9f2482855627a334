import {
  systemActor,
  type SimulateRulesJob,
  type SimulationRecord,
  type SimulationResultRecord,
  type Transaction,
  type UnitOfWork,
} from '#libs/features/ports';
import { Decimal, toDecimalString, ZipingError, type Clock } from '#libs/kernel';
import { mergeTallies, tallyOf, type SimulatedReport } from '#libs/rulebook';

import { chunkTask, type ReadingDependencies } from './chunk-task.js';
import type { EvaluateChunk } from './evaluate-chunk.js';

export interface SimulationWorkDependencies extends ReadingDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly evaluate: EvaluateChunk;
}

interface ClaimedChunk {
  readonly id: string;
  readonly data: SimulateRulesJob['data'];
  readonly tries: number;
}

/** After so many failures of one chunk the whole simulation has failed. */
const MOST_TRIES = 5;

export const isActive = ({ state }: Pick<SimulationRecord, 'state'>): boolean =>
  state === 'queued' || state === 'running';

/**
 * Tries one chunk and adds what came of it, in one transaction with the end of the job: a chunk two workers had in hand
 * counts once. One of a simulation that was cancelled does nothing.
 */
export async function simulateChunk(
  dependencies: SimulationWorkDependencies,
  job: ClaimedChunk,
): Promise<void> {
  const { unitOfWork } = dependencies;
  const { bureauId, simulationId, chunk } = job.data;
  const simulation = await unitOfWork.read.simulations.find(bureauId, simulationId);
  if (simulation === null || !awaits(simulation, chunk)) return;
  try {
    const reports = await tryReports(dependencies, simulation, job.data);
    await unitOfWork.run((transaction) => add(dependencies, transaction, job, reports));
  } catch (error) {
    if (job.tries + 1 < MOST_TRIES) throw error;
    await unitOfWork.run((transaction) => giveUp(dependencies, transaction, job.data, error));
  }
}

const awaits = (simulation: SimulationRecord, chunk: number): boolean =>
  isActive(simulation) && simulation.pending.includes(chunk);

async function tryReports(
  dependencies: SimulationWorkDependencies,
  { bureauId, id, contentHash, year }: SimulationRecord,
  chunk: SimulateRulesJob['data'],
): Promise<readonly SimulatedReport[]> {
  const tried = await dependencies.unitOfWork.read.simulations.tried(bureauId, id);
  const scope = { bureauId, year, draftYear: tried.manifest.year };
  const draft = { hash: contentHash, package: tried };
  return dependencies.evaluate(await chunkTask(dependencies, draft, scope, chunk));
}

async function add(
  { clock }: SimulationWorkDependencies,
  transaction: Transaction,
  { id, data }: ClaimedChunk,
  reports: readonly SimulatedReport[],
): Promise<void> {
  const { simulations, jobs } = transaction;
  const before = await simulations.lock(data.bureauId, data.simulationId);
  if (before === null || !awaits(before, data.chunk)) return;
  await simulations.insertResults(reports.map((one) => resultOf(before, one)).filter(isAffected));
  const pending = before.pending.filter((chunk) => chunk !== data.chunk);
  const finished = pending.length === 0;
  const after: SimulationRecord = {
    ...before,
    ...{ state: finished ? 'done' : 'running', done: before.done + data.reports, pending },
    ...{ tally: mergeTallies(before.tally, tallyOf(reports)) },
    finishedAt: finished ? clock.now() : null,
  };
  await simulations.update(after);
  if (finished) await recordEnd(transaction, after);
  await jobs.complete({ name: 'simulate-rules', id });
}

async function giveUp(
  { clock }: SimulationWorkDependencies,
  transaction: Transaction,
  { bureauId, simulationId, chunk }: SimulateRulesJob['data'],
  error: unknown,
): Promise<void> {
  const before = await transaction.simulations.lock(bureauId, simulationId);
  if (before === null || !awaits(before, chunk)) return;
  const failure =
    error instanceof ZipingError ? error.message : '试算反复出错，请重新试算；仍不行请联系管理员。';
  const after: SimulationRecord = {
    ...before,
    ...{ state: 'failed', failure, finishedAt: clock.now() },
  };
  await transaction.simulations.update(after);
  await recordEnd(transaction, after);
}

/** When a simulation ended, and how, is part of the draft's history. */
async function recordEnd(
  { audit }: Transaction,
  { id, bureauId, draftId, contentHash, year, state, finishedAt, tally }: SimulationRecord,
): Promise<void> {
  const { reports, better, worse, gradeChanged } = tally;
  const { name: actorName } = systemActor(bureauId);
  await audit.append({
    ...{ bureauId, at: finishedAt ?? new Date(0), actorId: null, actorName, requestId: null },
    ...{ action: `rule_draft.simulation_${state}`, subjectType: 'rule_draft', subjectId: draftId },
    details: { simulationId: id, year, contentHash, reports, better, worse, gradeChanged },
  });
}

function resultOf(
  { bureauId, id: simulationId }: SimulationRecord,
  { reportId, name, effect }: SimulatedReport,
): SimulationResultRecord {
  const delta = effect?.delta ?? null;
  return {
    ...{ bureauId, simulationId, reportId, name, effect, outcome: outcomeOf(effect) },
    distance: delta === null ? '-1' : toDecimalString(new Decimal(delta).abs()),
    gradeChanged: effect?.gradeChanged ?? false,
    newlyFailing: effect?.newlyFailing.length ?? 0,
  };
}

/** Of reports that stay as they are the sums are enough. */
/** Whatever a sum of the simulation counts for being different is listed, so that every count leads to its reports. */
function isAffected({ outcome, distance, effect }: SimulationResultRecord): boolean {
  if (effect === null || outcome === 'unscorable') return true;
  const { indicators, newlyFailing, resolved, missing } = effect;
  const moved = outcome === 'compared' && distance !== '0';
  return moved || [indicators, newlyFailing, resolved, missing].some((list) => list.length > 0);
}

function outcomeOf(effect: SimulatedReport['effect']): SimulationResultRecord['outcome'] {
  if (effect === null) return 'failed';
  if (effect.delta !== null) return 'compared';
  return effect.before.converted === null ? 'unfinished' : 'unscorable';
}
