import { build, PARTS } from './build.mjs';
import { program } from './paths.mjs';
import { runNode } from './run.mjs';

/**
 * One thing that must hold. It counts as one check in the last line of `npm test`.
 * @typedef {{ name: string, run: () => Promise<{ code: number, output: string }> }} Gate
 */

const node = (name, ...args) => ({ name, run: () => runNode(args) });

/** The build is the first gate: it is the type check, and end-to-end tests talk to what it makes. */
export const BUILD_GATES = PARTS.filter((part) => part.present()).map((part) => ({
  name: part.name === 'server' ? 'tsc' : 'vite build',
  run: () => build(part),
}));

/** Gates that only read the sources. */
export const STATIC_GATES = [
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
    '--check',
    '--log-level',
    'warn',
    '.',
  ),
];
