import { join } from 'node:path';

import { withTestCluster } from './cluster.mjs';
import { runJest } from './jest.mjs';
import { DIST } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { asCommand } from './problems.mjs';
import { runApplication } from './run.mjs';

const given = process.argv.slice(2);

/** `npm start`: the service, with its database and its worker, until Ctrl-C. */
export const start = () => runBuilt(['server', 'web'], 'apps/api/main.js');

/** `npm run demo`: the sample from facts to an archived PDF, into out/demo/. */
export const demo = () => runBuilt(['server'], 'apps/cli/main.js', 'demo');

/** `npm run bench`: what is measured, side by side, in one run. */
export const bench = () => runBuilt(['server', 'web'], 'test/bench/main.js');

/**
 * `npm run soak [-- rounds [seed]]`: api, worker, browser and database killed anywhere in the life of reports, 200 rounds
 * unless told, and a tenth as often worker and browser at every stage of archiving.
 */
export const soak = () =>
  asCommand(async () => {
    await prepare(['server']);
    const [rounds = '200', seed = String(Date.now() % 1_000_000_007)] = given;
    process.stdout.write(`npm run soak -- ${rounds} ${seed}\n`);
    process.env.SOAK_KILLS = rounds;
    process.env.SOAK_SEED = seed;
    process.env.SOAK_ROUNDS = String(Math.ceil(Number(rounds) / 10));
    const specs = ['test/e2e/killed-anywhere.spec.ts', 'test/e2e/worker-crash.spec.ts'];
    return tellOf(await withTestCluster(() => runJest(['--verbose', ...specs])));
  });

/** `npm run coverage [-- paths]`: which lines of apps and libs the specs reach inside jest, into coverage/. */
export const coverage = () =>
  asCommand(async () => {
    await prepare(['server', 'web']);
    return tellOf(await withTestCluster(() => runJest(['--coverage', ...given])));
  });

function tellOf({ passed, failed }) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** `npx ziping …` from the clone. */
export const ziping = () => runBuilt(['server'], 'apps/cli/main.js');

function runBuilt(parts, entry, ...args) {
  return asCommand(async () => {
    await prepare(parts);
    return runApplication([join(DIST, entry), ...args, ...given]);
  });
}
