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

/** `npm run soak [-- rounds]`: worker and browser killed at every stage of archiving, 20 times each unless told. */
export const soak = () =>
  asCommand(async () => {
    await prepare(['server']);
    process.env.SOAK_ROUNDS = given[0] ?? '20';
    return tellOf(await runJest(['--verbose', 'test/e2e/worker-crash.spec.ts']));
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
