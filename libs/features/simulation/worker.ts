import { parentPort } from 'node:worker_threads';

import { createEvaluator, type ChunkTask } from './evaluate-chunk.js';

// Entry of an evaluating thread: chunk after chunk, one answer each.
const evaluate = createEvaluator();

async function answer(task: ChunkTask): Promise<void> {
  try {
    parentPort?.postMessage({ value: await evaluate(task) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
}

parentPort?.on('message', (task: ChunkTask) => void answer(task));
