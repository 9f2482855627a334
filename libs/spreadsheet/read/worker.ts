import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbookHere } from './read-workbook.js';
import { FileFault } from './types.js';
import type { WorkerAnswer } from './worker-message.js';

// Entry of the reading thread: one file, one answer.
async function answer(): Promise<WorkerAnswer> {
  try {
    return { workbook: await readWorkbookHere(workerData as Uint8Array) };
  } catch (error) {
    if (error instanceof FileFault) return { fault: { kind: error.kind, message: error.message } };
    throw error;
  }
}

parentPort?.postMessage(await answer());
