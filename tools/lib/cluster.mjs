import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { DIST } from './paths.mjs';

const HOLDER = join(DIST, 'test/support/hold-cluster.js');

/**
 * Keeps the test cluster up for the whole run, so that it does not stop and start between spec files.
 * It ends with its standard input: nothing is left behind however this process ends.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withTestCluster(work) {
  if (!existsSync(HOLDER)) return work();
  const holder = spawn(process.execPath, [HOLDER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(holder, 'close');
  await Promise.race([once(holder.stdout, 'data'), ended]);
  try {
    return await work();
  } finally {
    holder.stdin.end();
    await ended;
  }
}
