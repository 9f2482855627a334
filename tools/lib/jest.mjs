import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { MODULES, program } from './paths.mjs';
import { runNode } from './run.mjs';

const RESULT = join(MODULES, '.cache', 'ziping', 'jest.json');
const HEAP_MB = 4096;

/**
 * What a run of jest found. A spec file that does not even load counts as one failure; a skipped or
 * planned test counts as one too, for a test that does not run proves nothing.
 * @typedef {{ passed: number, failed: number, skipped: number, coverage: string | undefined }} Tests
 */

/**
 * Runs every spec with coverage, on two workers.
 * @param {string[]} args for jest, such as a path
 * @returns {Promise<Tests>}
 */
export async function runJest(args) {
  mkdirSync(dirname(RESULT), { recursive: true });
  rmSync(RESULT, { force: true });
  const flags = ['--ci', '--coverage', '--maxWorkers=2', '--json', `--outputFile=${RESULT}`];
  const { output, code } = await runNode(
    [
      `--max-old-space-size=${HEAP_MB}`,
      program('jest', 'bin', 'jest.js'),
      ...['--config', 'tools/config/jest.config.mjs', ...flags, ...args],
    ],
    {
      env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
      onLine: (text) => process.stderr.write(withoutJson(text)),
    },
  );
  if (!existsSync(RESULT)) return { passed: 0, failed: 1, skipped: 0, coverage: undefined };
  return summarise(JSON.parse(readFileSync(RESULT, 'utf8')), code, output);
}

/** @returns {Tests} */
export function summarise(result, code, output) {
  const skipped = result.numPendingTests + result.numTodoTests;
  const counted = result.numFailedTests + result.numRuntimeErrorTestSuites + skipped;
  // A run that jest itself calls failed is never reported as passed, whatever the counts say.
  const failed = counted === 0 && code !== 0 ? 1 : counted;
  const coverage = /^Lines\s*:\s*([\d.]+%)/m.exec(output)?.[1];
  return { passed: result.numPassedTests, failed, skipped, coverage };
}

/** With an output file jest still announces it; nobody needs to read that. */
function withoutJson(text) {
  return text.replace(/^Test results written to: .*\n/m, '');
}
