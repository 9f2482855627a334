import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const DIST = join(ROOT, 'dist');
export const MODULES = join(ROOT, 'node_modules');

/** A package's program, run with this Node: shims in .bin differ from system to system. */
export const program = (...path) => join(MODULES, ...path);
