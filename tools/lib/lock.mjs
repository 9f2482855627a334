import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { ROOT } from './paths.mjs';
import { say } from './say.mjs';

const POLL_MS = 200;

/**
 * Lets one process at a time install or build in this clone; others wait for it and then find it done.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  const user = process.getuid?.() ?? 0;
  const name = createHash('sha256').update(`${ROOT}\n${user}`).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `ziping-prepare-${name}.lock`);
  await take(path);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

async function take(path) {
  let told = false;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(holderOf(path))) {
      rmSync(path, { force: true });
      continue;
    }
    if (!told) say('另一个进程正在安装或构建，等待它完成…');
    told = true;
    await pause(POLL_MS);
  }
}

function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0; // gone in between
  }
}

function isAlive(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
