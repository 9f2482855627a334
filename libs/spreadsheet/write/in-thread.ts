import { Worker } from 'node:worker_threads';
import type { SheetTable } from './types.js';
import { toSent, type WriteAnswer, type WriteRequest } from './worker-message.js';

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (reason: unknown) => void;
}

interface WritingThread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** Kept once started: loading the library again for every file would cost more than the file. */
let thread: WritingThread | null = null;
let lastId = 0;

function startThread(): WritingThread {
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    env: {},
  });
  const started: WritingThread = { worker, waiting: new Map() };
  const ended = (reason: unknown): void => {
    if (thread === started) thread = null;
    for (const { reject } of started.waiting.values()) reject(reason);
    started.waiting.clear();
  };
  worker.on('message', (answer: WriteAnswer) => {
    const asked = started.waiting.get(answer.id);
    started.waiting.delete(answer.id);
    // Idle, it keeps no process from ending.
    if (started.waiting.size === 0) worker.unref();
    if ('bytes' in answer) asked?.resolve(answer.bytes);
    else asked?.reject(answer.failure);
  });
  worker.on('error', ended);
  worker.on('exit', (code) => {
    ended(new Error(`the writing thread ended with ${String(code)}`));
  });
  return started;
}

/**
 * As `writeTables`, in a thread of its own. Loading the library and filling the sheets is seconds of work on a busy
 * machine; in the thread that answers requests, everybody else's database connections would time out meanwhile.
 */
export function writeTablesInThread(sheets: readonly SheetTable[]): Promise<Uint8Array> {
  thread ??= startThread();
  const { worker, waiting } = thread;
  lastId += 1;
  const request: WriteRequest = { id: lastId, sheets: sheets.map(toSent) };
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
    worker.ref();
    worker.postMessage(request);
  });
}
