import { type Worker } from 'node:worker_threads';

/**
 * Loading what reads a file costs seconds, ten times the reading: people come with one file after another. One thread
 * waits for the next file; more would hold memory that nobody needs.
 */
const IDLE_MILLISECONDS = 5 * 60_000;
/** Then a new one takes its place, and whatever its libraries have gathered goes with it. */
const MOST_FILES = 100;

/** Threads of one module that read a file each at a time. */
export interface KeptThreads {
  /** The thread that waits, or a new one. It holds the process until it is kept or ended. */
  take(): Worker;
  /** To be used again. Only a thread that answered: what ended otherwise may be in any state. */
  keep(worker: Worker): Promise<void>;
}

/** Keeps one thread of those that `start` makes warm for the next file, five minutes and a hundred files at most. */
export function keptThreads(
  start: () => Worker,
  idleMilliseconds: number = IDLE_MILLISECONDS,
): KeptThreads {
  const files = new WeakMap<Worker, number>();
  let waiting: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined;
  const forget = (): void => {
    clearTimeout(waiting?.timer);
    waiting = undefined;
  };
  const started = (): Worker => {
    const worker = start();
    // Whoever waits for an answer listens, too; without a listener an idle thread's error would end the process.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (waiting?.worker === worker) forget();
    });
    return worker;
  };
  return {
    take() {
      const worker = waiting?.worker ?? started();
      forget();
      worker.ref();
      files.set(worker, (files.get(worker) ?? 0) + 1);
      return worker;
    },
    async keep(worker) {
      if (waiting !== undefined || (files.get(worker) ?? 0) >= MOST_FILES) {
        await worker.terminate();
        return;
      }
      // Neither the thread nor its timer may hold a process that has nothing else to do.
      worker.unref();
      const timer = setTimeout(() => {
        // Before it ends: a file that comes meanwhile must not go to it.
        forget();
        void worker.terminate();
      }, idleMilliseconds).unref();
      waiting = { worker, timer };
    },
  };
}
