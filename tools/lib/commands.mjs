import { join } from 'node:path';

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
export const bench = () => runBuilt(['server'], 'test/bench/main.js');

/** `npx ziping …` from the clone. */
export const ziping = () => runBuilt(['server'], 'apps/cli/main.js');

function runBuilt(parts, entry, ...args) {
  return asCommand(async () => {
    await prepare(parts);
    return runApplication([join(DIST, entry), ...args, ...given]);
  });
}
