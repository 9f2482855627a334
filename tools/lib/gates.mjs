import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { build, PARTS } from './build.mjs';
import { DIST, program, ROOT } from './paths.mjs';
import { runNode } from './run.mjs';

/**
 * One thing that must hold. It counts as one check in the last line of `npm test`.
 * tell: what it wrote is worth reading when it holds, too.
 * @typedef {{ name: string, tell?: boolean, run: () => Promise<{ code: number, output: string }> }} Gate
 */

const node = (name, ...args) => ({ name, run: () => runNode(args) });

/** The build is the first gate: it is the type check, and end-to-end tests talk to what it makes. */
export const BUILD_GATES = PARTS.filter((part) => part.present()).map((part) => ({
  name: part.name === 'server' ? 'tsc' : 'vite build',
  run: () => build(part),
}));

const YEARS = readdirSync(join(ROOT, 'rules')).filter((name) => /^\d{4}$/.test(name));
const rules = (command, folder) =>
  node(
    `rules ${command} ${folder}`,
    join(DIST, 'apps/cli/main.js'),
    'rules',
    command,
    `rules/${folder}`,
  );

/** Every yearly package: its lint, its golden cases, and the outcomes of its rules that no case reaches. */
const RULE_GATES = YEARS.flatMap((year) => [
  rules('check', year),
  { ...rules('test', year), tell: true },
]);

/** Gates that change nothing, in the order in which a fault is cheapest to learn of. */
export const STATIC_GATES = [
  ...RULE_GATES,
  node(
    'eslint',
    program('eslint', 'bin', 'eslint.js'),
    '-c',
    'tools/config/eslint.config.mjs',
    '.',
  ),
  node('tsc apps/web', program('typescript', 'bin', 'tsc'), '-p', 'apps/web/tsconfig.json'),
  node(
    'dependency-cruiser',
    program('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    ...['--config', 'tools/config/dependency-cruiser.config.mjs', 'apps', 'libs', 'test'],
  ),
  node('notices', 'tools/notices.mjs', '--check'),
  node('knip', program('knip', 'bin', 'knip.js'), '--no-progress'),
  node(
    'prettier',
    program('prettier', 'bin', 'prettier.cjs'),
    ...['--check', '--log-level', 'warn', '.', '!rules/schema'], // generated, and checked against its source
  ),
];
