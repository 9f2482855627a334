import type { Actor, RuleDraftRecord, SimulateRulesJob } from '#libs/features/ports';
import { CompiledRulebooks } from '#libs/features/rulebooks';
import {
  createEvaluator,
  simulateChunk,
  SimulationService,
  type DraftSimulation,
} from '#libs/features/simulation';

import type { World } from './approval-world.js';

interface WaitingChunk {
  readonly id: string;
  readonly data: SimulateRulesJob['data'];
  readonly tries: number;
}

/** Chunks of a simulation that wait for a worker. */
export const waitingChunks = (
  world: World,
  { simulation: { id } }: DraftSimulation,
): Promise<WaitingChunk[]> =>
  world.app.query<WaitingChunk[]>(
    `SELECT id, data, 0 AS tries FROM pgboss.job WHERE name = 'simulate-rules' AND data ->> 'simulationId' = $1`,
    [id],
  );

/** A worker of its own, that evaluates where it is called. */
export function chunkWorker({ unitOfWork, clock }: World): (job: WaitingChunk) => Promise<void> {
  const rulebooks = new CompiledRulebooks(unitOfWork.read);
  const work = { unitOfWork, clock, rulebooks, evaluate: createEvaluator() };
  return (job) => simulateChunk(work, job);
}

/** Tries a draft as it stands on the reports of a year, to the end. */
export async function simulated(
  world: World,
  actor: Actor,
  { id: draftId, contentHash }: Pick<RuleDraftRecord, 'id' | 'contentHash'>,
  year = 2024,
): Promise<DraftSimulation> {
  const service = new SimulationService(world);
  const started = await service.start(actor, { draftId, year, contentHash });
  const work = chunkWorker(world);
  for (const job of await waitingChunks(world, started)) await work(job);
  const latest = await service.latest(actor, draftId);
  if (latest === null) throw new Error('the simulation is gone');
  return latest;
}
