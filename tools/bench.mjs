import { requireNode } from './lib/node-version.mjs';

requireNode();
const { bench } = await import('./lib/commands.mjs');
await bench();
