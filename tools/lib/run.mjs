import { spawn } from 'node:child_process';

import { whenAbandoned } from './abandoned.mjs';
import { ROOT } from './paths.mjs';

const TIED = new URL('tied.mjs', import.meta.url).href;

// An evaluation makes some 6 MiB of short-lived values; with the default of 16 MiB many outlive a collection and a quarter
// of the time goes into copying them.
const ROOM_FOR_SHORT_LIVED = '--max-semi-space-size=32';

/**
 * Runs a Node program to its end.
 * @param {string[]} args program and arguments
 * @param {{ env?: Record<string, string>, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} output: both streams, in the order written
 */
export function runNode(args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk) => {
      output += chunk;
      options.onLine?.(String(chunk));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code: code ?? (signal === null ? 1 : 128), output });
    });
  });
}

/**
 * Runs the application until it ends. It gets a process group of its own: Ctrl-C reaches the
 * terminal's whole group and npm passes it on besides, and one request to stop is what it should see.
 * @param {string[]} args program and arguments
 * @returns {Promise<number>} the exit code
 */
export function runApplication(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ROOM_FOR_SHORT_LIVED, '--import', TIED, ...args], {
      cwd: process.cwd(),
      detached: process.platform !== 'win32',
      // The channel closes when this process dies, however it dies; the application is told to stop then.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    let asked = false;
    const stop = () => {
      if (asked) return;
      asked = true;
      child.kill('SIGTERM');
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    const stopLooking = whenAbandoned(stop);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, stop);
      stopLooking();
      resolve(code ?? (asked && signal === 'SIGTERM' ? 0 : 1));
    });
  });
}
