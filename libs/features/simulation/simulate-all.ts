import type { SimulationScope } from '#libs/features/ports';
import { EMPTY_TALLY, mergeTallies, tallyOf, type SimulationTally } from '#libs/rulebook';

import { chunkTask, type ReadingDependencies } from './chunk-task.js';
import type { EvaluateChunk, NamedPackage } from './evaluate-chunk.js';
import { CHUNK_REPORTS } from './simulation-service.js';

export interface SimulatingDependencies extends ReadingDependencies {
  readonly evaluate: EvaluateChunk;
  /** Chunks at once. */
  readonly lanes: number;
  readonly progress: (done: number, total: number) => void;
}

/** Tries a package on a year's reports here and now, and stores nothing. However many reports, a few chunks are in memory. */
export async function simulateAll(
  dependencies: SimulatingDependencies,
  draft: NamedPackage,
  scope: SimulationScope,
): Promise<SimulationTally> {
  const { unitOfWork, evaluate, lanes, progress } = dependencies;
  const chunks = await unitOfWork.read.simulations.chunks(scope, CHUNK_REPORTS);
  const total = chunks.reduce((sum, { reports }) => sum + reports, 0);
  const waiting = chunks.values();
  let tally = EMPTY_TALLY;
  const lane = async (): Promise<void> => {
    // The lanes share one iterator: each chunk is taken once.
    for (const chunk of waiting) {
      const tried = await evaluate(await chunkTask(dependencies, draft, scope, chunk));
      tally = mergeTallies(tally, tallyOf(tried));
      progress(tally.reports, total);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return tally;
}
