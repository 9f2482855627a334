import { requireNode } from './lib/node-version.mjs';

requireNode();
const { coverage } = await import('./lib/commands.mjs');
await coverage();
