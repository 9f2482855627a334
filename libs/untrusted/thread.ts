import { getHeapStatistics } from 'node:v8';
import { parentPort, Worker } from 'node:worker_threads';

import { FileFault, type FileFaultKind } from './fault.js';
import { keptThreads, type KeptThreads } from './kept-threads.js';
import { turns } from './turns.js';

/** What became of one file. */
type Outcome<T> =
  | { readonly value: T }
  | { readonly fault: { readonly kind: FileFaultKind; readonly message: string } };

/** What a thread answers to one file. */
type Answer<T> = Outcome<T> & {
  /** Whether its heap is half empty still: what one file left behind must not stop the next. */
  readonly isRoomy: boolean;
};

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
  return new Promise<Answer<T>>((resolve, reject) => {
    // A thread reads many files: what listens for the answer of one must not hear that of the next.
    const done = (): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', ended).off('exit', ended);
    };
    const timer = setTimeout(() => {
      done();
      reject(new FileFault('timeout', faults.timeout));
    }, milliseconds);
    // A thread that runs out of memory ends by itself; whatever else ends it is the file's doing, too.
    const ended = (error: unknown): void => {
      const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      done();
      reject(
        isMemory
          ? new FileFault('too_large', faults.tooLarge)
          : new FileFault('corrupt', faults.unreadable),
      );
    };
    const answered = (answer: Answer<T>): void => {
      done();
      resolve(answer);
    };
    worker.on('message', answered).on('error', ended).on('exit', ended);
  });
}

/**
 * Runs the module `entry` once a call, in a thread bounded in memory and time. A thread that answered reads the next file,
 * too; one that did not is ended. Errors of a call: `FileFault` - the module's own, `too_large` out of memory, `timeout`,
 * `busy` when too many wait or the turn does not come.
 */
export function inBoundedThreads<Value>(
  entry: URL,
  bounds: ThreadBounds,
): (data: unknown, milliseconds: number) => Promise<Value> {
  const busy = (): FileFault => new FileFault('busy', bounds.faults.busy);
  const inTurn = turns({ ...bounds, busy });
  const threads = keptThreads(() => startThread(entry, bounds));
  return (data, milliseconds) => inTurn(() => once<Value>(threads, data, milliseconds, bounds));
}

function startThread(entry: URL, { heapMegabytes }: ThreadBounds): Worker {
  return new Worker(entry, {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
    // Nothing of the surroundings is the file's business.
    env: {},
    stdin: false,
  });
}

async function once<Value>(
  threads: KeptThreads,
  data: unknown,
  milliseconds: number,
  bounds: ThreadBounds,
): Promise<Value> {
  const worker = threads.take();
  let answer: Answer<Value>;
  try {
    // Copied: the caller may still need its bytes.
    worker.postMessage(data);
    answer = await answerOf<Value>(worker, milliseconds, bounds);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  await (answer.isRoomy ? threads.keep(worker) : worker.terminate());
  if ('value' in answer) return answer.value;
  throw new FileFault(answer.fault.kind, answer.fault.message);
}

/** The other side, called once by the module a thread runs: does the work on each file it is given, and answers. */
export function answerInThread(work: (data: unknown) => Promise<unknown>): void {
  parentPort?.on('message', (data: unknown) => {
    void answerTo(() => work(data));
  });
}

/** An error that is no fault of the file ends the thread. */
async function answerTo(work: () => Promise<unknown>): Promise<void> {
  let outcome: Outcome<unknown>;
  try {
    outcome = { value: await work() };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    outcome = { fault: { kind: error.kind, message: error.message } };
  }
  const heap = getHeapStatistics();
  const isRoomy = heap.used_heap_size < heap.heap_size_limit / 2;
  parentPort?.postMessage({ ...outcome, isRoomy } satisfies Answer<unknown>);
}
