import { requireNode } from './lib/node-version.mjs';

requireNode();
const { soak } = await import('./lib/commands.mjs');
await soak();
