import { requireNode } from './lib/node-version.mjs';

requireNode();
const { writePairs } = await import('./lib/pairs.mjs');
await writePairs();
