import { parentPort } from 'node:worker_threads';
import { fromSent, type WriteAnswer, type WriteRequest } from './worker-message.js';
import { writeTables } from './write-tables.js';

// Entry of the writing thread: answers each request, as long as it is kept.
async function answer({ id, sheets }: WriteRequest): Promise<WriteAnswer> {
  try {
    return { id, bytes: await writeTables(sheets.map(fromSent)) };
  } catch (failure) {
    return { id, failure };
  }
}

parentPort?.on('message', (request: WriteRequest) => {
  void answer(request).then((answered) => parentPort?.postMessage(answered));
});
