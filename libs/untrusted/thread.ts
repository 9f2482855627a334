import { parentPort, Worker, workerData } from 'node:worker_threads';

import { FileFault, type FileFaultKind } from './fault.js';
import { turns } from './turns.js';

/** What a thread that reads one file answers. */
type Answer<T> =
  | { readonly value: T }
  | { readonly fault: { readonly kind: FileFaultKind; readonly message: string } };

/** What a file may cost, and what to tell people of one that costs more. */
export interface ThreadBounds {
  readonly heapMegabytes: number;
  /** Threads at once: each may fill its heap while everybody else works on. */
  readonly atOnce: number;
  readonly mostWaiting: number;
  /** After this a caller is told to come again: nobody waits for an answer that may not come. */
  readonly mostWaitMilliseconds: number;
  readonly faults: {
    readonly timeout: string;
    readonly tooLarge: string;
    readonly unreadable: string;
    readonly busy: string;
  };
}

/** One message, one error or the deadline, whichever comes first. */
function answerOf<T>(
  worker: Worker,
  milliseconds: number,
  { faults }: ThreadBounds,
): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new FileFault('timeout', faults.timeout));
    }, milliseconds);
    // A thread that runs out of memory ends by itself; whatever else ends it is the file's doing, too.
    const ended = (error: unknown): void => {
      clearTimeout(timer);
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(
        isMemory
          ? new FileFault('too_large', faults.tooLarge)
          : new FileFault('corrupt', faults.unreadable),
      );
    };
    worker.once('message', (answer: Answer<T>) => {
      clearTimeout(timer);
      resolve(answer);
    });
    worker.once('error', ended);
    worker.once('exit', ended);
  });
}

/**
 * Runs the module `entry` once a call, in a thread of its own that ends with its answer, bounded in memory and time.
 * Errors of a call: `FileFault` - the module's own, `too_large` out of memory, `timeout`, `busy` when too many wait or
 * the turn does not come.
 */
export function inBoundedThreads<Value>(
  entry: URL,
  bounds: ThreadBounds,
): (data: unknown, milliseconds: number) => Promise<Value> {
  const busy = (): FileFault => new FileFault('busy', bounds.faults.busy);
  const inTurn = turns({ ...bounds, busy });
  return (data, milliseconds) => inTurn(() => once<Value>(entry, data, milliseconds, bounds));
}

async function once<Value>(
  entry: URL,
  data: unknown,
  milliseconds: number,
  bounds: ThreadBounds,
): Promise<Value> {
  const worker = new Worker(entry, {
    // Copied: the caller may still need its bytes.
    workerData: data,
    resourceLimits: {
      maxOldGenerationSizeMb: bounds.heapMegabytes,
      maxYoungGenerationSizeMb: 32,
    },
    // Nothing of the surroundings is the file's business.
    env: {},
    stdin: false,
  });
  try {
    const answer = await answerOf<Value>(worker, milliseconds, bounds);
    if ('value' in answer) return answer.value;
    throw new FileFault(answer.fault.kind, answer.fault.message);
  } finally {
    await worker.terminate();
  }
}

/** The other side, called once by the module a thread runs: does the work on what was given, and answers. */
export async function answerInThread(work: (data: unknown) => Promise<unknown>): Promise<void> {
  let answer: Answer<unknown>;
  try {
    answer = { value: await work(workerData) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    answer = { fault: { kind: error.kind, message: error.message } };
  }
  parentPort?.postMessage(answer);
}
