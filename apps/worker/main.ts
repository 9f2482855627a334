import pino from 'pino';

import { loadConfig } from '#libs/config';
import { ZipingError } from '#libs/kernel';

import { openInstallation } from './installation.js';
import { startWorker } from './worker.js';

/** A worker as a process of its own, beside any number of others: `node dist/apps/worker/main.js`. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = pino({ level: config.logLevel, name: 'worker' });
  const installation = await openInstallation(config, { log: (line) => log.info(line) });
  const worker = await startWorker({ ...installation, config, log });
  const stopped = await signal();
  log.info({ signal: stopped }, 'stopping');
  await worker.stop();
  await installation.close();
}

function signal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, resolve);
  });
}

try {
  await main();
} catch (error) {
  // No log yet that the settings could have configured.
  const message = error instanceof ZipingError ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
