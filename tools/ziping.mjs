#!/usr/bin/env node
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { ziping } = await import('./lib/commands.mjs');
await ziping();
