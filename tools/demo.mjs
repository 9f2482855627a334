import { requireNode } from './lib/node-version.mjs';

requireNode();
const { demo } = await import('./lib/commands.mjs');
await demo();
