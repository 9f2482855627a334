import { requireNode } from './lib/node-version.mjs';

requireNode();
const { writeSounds } = await import('./lib/sounds.mjs');
await writeSounds(process.argv[2]);
