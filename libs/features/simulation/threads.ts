import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { SimulatedReport } from '#libs/rulebook';

import type { ChunkTask, EvaluateChunk } from './evaluate-chunk.js';

type Answer = { readonly value: readonly SimulatedReport[] } | { readonly error: string };

export interface EvaluationThreads {
  readonly evaluate: EvaluateChunk;
  /** As many chunks as are worth having in hand at once. */
  readonly lanes: number;
  /** Ends the threads; what they were at is refused. */
  close(): Promise<void>;
}

const HEAP_MEGABYTES = 512;
/** An evaluation makes some megabytes of short-lived values; with less room, many are copied before they die. */
const YOUNG_MEGABYTES = 96;
/** A thread nobody needs for so long gives its memory back. */
const IDLE_MS = 30_000;
const MOST_THREADS = 4;

/**
 * Evaluates chunks beside the event loop, one a thread and as many as there are cores: a simulation takes nothing from
 * those who work on reports meanwhile.
 */
export function evaluationThreads(
  size = Math.min(MOST_THREADS, availableParallelism()),
): EvaluationThreads {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: ((worker: Worker) => void)[] = [];
  const end = async (worker: Worker): Promise<void> => {
    all.delete(worker);
    await worker.terminate();
  };
  const take = (): Promise<Worker> => {
    const ready = idle.pop();
    if (ready !== undefined) return Promise.resolve(ready);
    if (all.size >= size) return new Promise((resolve) => waiting.push(resolve));
    return Promise.resolve(started(all));
  };
  const giveBack = (worker: Worker): void => {
    const next = waiting.shift();
    const usable = all.has(worker) ? worker : next && started(all);
    if (usable === undefined) return;
    if (next !== undefined) next(usable);
    else idle.push(usable);
  };
  const rest = afterIdle(IDLE_MS, () => {
    for (const worker of idle.splice(0)) void end(worker);
  });
  return {
    lanes: size,
    evaluate: async (task) => {
      const worker = await take();
      rest.wake();
      try {
        return await answerOf(worker, task);
      } catch (error) {
        await end(worker);
        throw error;
      } finally {
        giveBack(worker);
        rest.begin();
      }
    },
    close: async () => {
      rest.wake();
      await Promise.all([...all].map(end));
    },
  };
}

function started(all: Set<Worker>): Worker {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: HEAP_MEGABYTES,
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
    },
    env: {},
    stdin: false,
  });
  // What goes wrong without a task waiting is told by the next one.
  worker.on('error', () => all.delete(worker));
  worker.unref();
  all.add(worker);
  return worker;
}

function answerOf(worker: Worker, task: ChunkTask): Promise<readonly SimulatedReport[]> {
  return new Promise((resolve, reject) => {
    const ended = (cause: unknown): void => {
      reject(new Error('a thread of the simulation ended', { cause }));
    };
    const settle = (answer: Answer): void => {
      worker.off('error', ended);
      worker.off('exit', ended);
      worker.unref();
      if ('value' in answer) resolve(answer.value);
      else reject(new Error(answer.error));
    };
    worker.ref();
    worker.once('message', settle);
    worker.once('error', ended);
    worker.once('exit', ended);
    worker.postMessage(task);
  });
}

function afterIdle(milliseconds: number, work: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const wake = (): void => {
    clearTimeout(timer);
  };
  return {
    wake,
    begin: (): void => {
      wake();
      timer = setTimeout(work, milliseconds);
      timer.unref();
    },
  };
}
