import { requireNode } from './lib/node-version.mjs';

requireNode();
const { start } = await import('./lib/commands.mjs');
await start();
