import { withTestCluster } from './cluster.mjs';
import { BUILD_GATES, STATIC_GATES } from './gates.mjs';
import { runJest } from './jest.mjs';
import { withLock } from './lock.mjs';
import { ROOT } from './paths.mjs';
import { ensureInstalled } from './prepare.mjs';
import { asProblem } from './problems.mjs';
import { seconds } from './say.mjs';

/**
 * `npm test`: installs when needed, builds, runs every gate and every spec. The last line is always
 * `N passed, N failed`, each gate counted as one check.
 * @param {string[]} given paths of specs: only these, for work in progress; the gates run all the same
 */
export async function testAll(given) {
  try {
    process.exitCode = await runAll(given);
  } catch (error) {
    process.stderr.write(`\n${asProblem(error, ROOT, '测试').message}\n`);
    print('0 passed, 1 failed');
    process.exitCode = 1;
  }
}

async function runAll(given) {
  await ensureInstalled();
  const built = await withLock(() => Promise.all(BUILD_GATES.map(check)));
  // Two lanes for two cores: the gates one after another beside jest.
  const [checked, tests] = await Promise.all([
    inTurn(STATIC_GATES),
    timed('jest', () => withTestCluster(() => runJest(given))),
  ]);
  return report([...built, ...checked], tests);
}

async function inTurn(gates) {
  const held = [];
  for (const gate of gates) held.push(await check(gate));
  return held;
}

/** @returns {Promise<boolean>} whether the gate holds; what it wrote is shown when it does not, or is worth it */
async function check(gate) {
  const { code, output } = await timed(gate.name, gate.run);
  if (code === 0 && gate.tell === true) print(output.trimEnd());
  if (code === 0) return true;
  print(`✗ ${gate.name}\n${output.trimEnd()}`);
  return false;
}

async function timed(name, work) {
  const started = performance.now();
  const result = await work();
  print(`• ${name}: ${seconds(performance.now() - started)}`);
  return result;
}

/** @returns {number} the exit code */
function report(gates, tests) {
  const held = gates.filter(Boolean).length;
  const passed = held + tests.passed;
  const failed = gates.length - held + tests.failed;
  print(
    `\nGates: ${held} of ${gates.length} hold. Tests: ${tests.passed} passed, ${tests.failed} failed.`,
  );
  if (tests.skipped > 0) print(`Skipped or planned tests, counted as failed: ${tests.skipped}`);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
