import { requireNode } from './lib/node-version.mjs';

requireNode();
const { writeOrCheck } = await import('./lib/notices.mjs');
process.exitCode = writeOrCheck(process.argv.includes('--check'));
