import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { afterEach, describe, expect, it } from '@jest/globals';

import { keptThreads } from './kept-threads.js';

const started: Worker[] = [];
const start = (): Worker => {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.on('message', () => { throw new Error('after its answer'); });`,
    { eval: true },
  );
  started.push(worker);
  return worker;
};
const threads = keptThreads(start);

afterEach(async () => {
  for (const worker of started) await worker.terminate();
});

describe('threads kept for the next file', () => {
  it('hands the kept thread out again, and ends one that comes back beside it', async () => {
    const [first, second] = [threads.take(), threads.take()];
    await threads.keep(first);
    const ended = once(second, 'exit');
    await threads.keep(second);
    await ended;
    expect(threads.take()).toBe(first);
  });

  it('outlives a thread that fails while it waits, and starts another', async () => {
    const failing = threads.take();
    await threads.keep(failing);
    const ended = new Promise((resolve) => failing.once('exit', resolve));
    failing.postMessage('late');
    await ended;
    expect(threads.take()).not.toBe(failing);
  });

  it('takes a new thread after a hundred files', async () => {
    const first = threads.take();
    for (let file = 1; file < 100; file += 1) {
      await threads.keep(first);
      expect(threads.take()).toBe(first);
    }
    await threads.keep(first);
    expect(threads.take()).not.toBe(first);
  });

  it('hands out no thread that has waited too long, not even while it ends', async () => {
    const impatient = keptThreads(start, 1);
    const first = impatient.take();
    const next = new Promise((resolve) => {
      const terminate = first.terminate.bind(first);
      first.terminate = () => {
        resolve(impatient.take());
        return terminate();
      };
    });
    await impatient.keep(first);
    expect(await next).not.toBe(first);
  });
});
