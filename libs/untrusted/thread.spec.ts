import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { describe, expect, it } from '@jest/globals';

import { repositoryRoot } from '#libs/config';

const BUILT = pathToFileURL(join(repositoryRoot(), 'dist/libs/untrusted/index.js')).href;

/** What a file makes of its thread; the answer is the number of the thread. */
const ENTRY = `
  import { threadId } from 'node:worker_threads';
  import { answerInThread, FileFault } from ${JSON.stringify(BUILT)};
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

/** Reads files one after another, several in one string at once, and prints each answer or fault. */
const PROGRAM = `
  import { inBoundedThreads } from ${JSON.stringify(BUILT)};
  const read = inBoundedThreads(new URL(${JSON.stringify(`data:text/javascript,${encodeURIComponent(ENTRY)}`)}), {
    heapMegabytes: 128, atOnce: 2, mostWaiting: 16, mostWaitMilliseconds: 120_000,
    faults: { timeout: 'slow', tooLarge: 'large', unreadable: 'unreadable', busy: 'busy' },
  });
  const one = (file) =>
    read(file, file === 'endless' ? 500 : 120_000).catch(({ kind, message }) => kind + ': ' + message);
  const answers = [];
  for (const files of process.argv.slice(1)) answers.push(...(await Promise.all(files.split('+').map(one))));
  process.stdout.write(JSON.stringify(answers));`;

/** In a process of its own: a limit of memory that this one was started with would stand above that of its threads. */
async function answersTo(...files: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    execPath,
    ['--input-type=module', '--eval', PROGRAM, ...files],
    { env: {} },
  );
  return JSON.parse(stdout);
}

describe('files read in bounded threads', () => {
  it('come one after another to the thread that answered, several at once to one each', async () => {
    expect(await answersTo('plain', 'plain', 'plain+plain', 'plain')).toEqual([1, 1, 1, 2, 1]);
  });

  it('leave their thread to the next one when it found fault with them', async () => {
    expect(await answersTo('plain', 'wrong', 'plain')).toEqual([1, 'encrypted: locked', 1]);
  });

  it.each([
    ['take too long', 'endless', 'timeout: slow'],
    ['fill the memory', 'huge', 'too_large: large'],
    ['break the program', 'broken', 'corrupt: unreadable'],
  ])('take their thread along when they %s', async (_, file, fault) => {
    expect(await answersTo('plain', file, 'plain')).toEqual([1, fault, 2]);
  });

  it('do not come to a thread whose heap is half full', async () => {
    expect(await answersTo('large', 'plain')).toEqual([1, 2]);
  });
});
