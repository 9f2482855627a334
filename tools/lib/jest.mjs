import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { MODULES, program } from './paths.mjs';
import { runNode } from './run.mjs';

const RESULT = join(MODULES, '.cache', 'ziping', 'jest.json');
const NODE_FLAGS = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  '--max-old-space-size=4096',
].join(' ');

/**
 * What a run of jest found. A spec file that does not even load counts as one failure; a skipped or
 * planned test counts as one too, for a test that does not run proves nothing.
 * @typedef {{ passed: number, failed: number, skipped: number }} Tests
 */

/**
 * Runs every spec. One worker more than the two cores a machine has at the least: many specs wait for a browser or a
 * process of their own.
 * @param {string[]} args for jest, such as a path
 * @returns {Promise<Tests>}
 */
export async function runJest(args) {
  mkdirSync(dirname(RESULT), { recursive: true });
  rmSync(RESULT, { force: true });
  const flags = ['--ci', '--maxWorkers=3', '--json', `--outputFile=${RESULT}`];
  const { code } = await runNode(
    [
      program('jest', 'bin', 'jest.js'),
      ...['--config', 'tools/config/jest.config.mjs', ...flags, ...args],
    ],
    {
      // As a variable, because jest hands it on to its workers.
      env: { NODE_OPTIONS: NODE_FLAGS },
      onLine: (text) => process.stderr.write(withoutJson(text)),
    },
  );
  if (!existsSync(RESULT)) {
    process.stderr.write(`✗ jest ended without a result (exit code ${code})\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return summarise(JSON.parse(readFileSync(RESULT, 'utf8')), code);
}

/** @returns {Tests} */
export function summarise(result, code) {
  const skipped = result.numPendingTests + result.numTodoTests;
  const counted = result.numFailedTests + result.numRuntimeErrorTestSuites + skipped;
  // A run that jest itself calls failed is never reported as passed, whatever the counts say.
  const failed = counted === 0 && code !== 0 ? 1 : counted;
  return { passed: result.numPassedTests, failed, skipped };
}

/** With an output file jest still announces it; nobody needs to read that. */
function withoutJson(text) {
  return text.replace(/^Test results written to: .*\n/m, '');
}
