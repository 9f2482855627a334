import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, describe, expect, it } from '@jest/globals';

import { repositoryRoot } from '#libs/config';

import { inBoundedThreads } from './thread.js';

/** What a file makes of its thread; the answer is the number of the thread. */
const ENTRY = `
  import { threadId } from 'node:worker_threads';
  import { answerInThread, FileFault } from ${JSON.stringify(built('libs/untrusted/index.js'))};
  const kept = [];
  const fill = (count) => { while (kept.length < count) kept.push(new Array(131_072).fill(1.5)); };
  answerInThread(async (file) => {
    if (file === 'wrong') throw new FileFault('encrypted', 'locked');
    if (file === 'endless') for (;;);
    if (file === 'huge') fill(Infinity);
    if (file === 'large') fill(110);
    if (file === 'broken') throw new Error('a mistake of the program');
    return threadId;
  });`;

const read = inBoundedThreads<number>(
  new URL(`data:text/javascript,${encodeURIComponent(ENTRY)}`),
  {
    heapMegabytes: 128,
    atOnce: 2,
    mostWaiting: 16,
    mostWaitMilliseconds: 60_000,
    faults: { timeout: 'slow', tooLarge: 'large', unreadable: 'unreadable', busy: 'busy' },
  },
);

describe('files read in bounded threads', () => {
  afterAll(async () => {
    // The last thread is kept for five minutes: one that ends by itself is not.
    await read('endless', 1).catch(() => undefined);
  });

  it('keeps the thread that answered for the next file, and no more than one', async () => {
    const first = await read('plain', 60_000);
    expect(await read('plain', 60_000)).toBe(first);
    const both = await Promise.all([read('plain', 60_000), read('plain', 60_000)]);
    expect(new Set(both).size).toBe(2);
    expect(both).toContain(await read('plain', 60_000));
  });

  it('goes on with a thread that found fault with its file', async () => {
    const first = await read('plain', 60_000);
    await expect(read('wrong', 60_000)).rejects.toMatchObject({
      kind: 'encrypted',
      message: 'locked',
    });
    expect(await read('plain', 60_000)).toBe(first);
  });

  it.each([
    ['takes too long', 'endless', { kind: 'timeout', message: 'slow' }],
    ['fills the memory', 'huge', { kind: 'too_large', message: 'large' }],
    ['breaks the program', 'broken', { kind: 'corrupt', message: 'unreadable' }],
  ])('ends the thread of a file that %s, and reads the next in another', async (_, file, fault) => {
    const first = await read('plain', 60_000);
    await expect(read(file, file === 'endless' ? 200 : 60_000)).rejects.toMatchObject(fault);
    expect(await read('plain', 60_000)).not.toBe(first);
  });

  it('does not read the next file in a thread whose heap is half full', async () => {
    const full = await read('large', 60_000);
    expect(await read('plain', 60_000)).not.toBe(full);
  });
});

function built(path: string): string {
  return pathToFileURL(join(repositoryRoot(), 'dist', path)).href;
}
