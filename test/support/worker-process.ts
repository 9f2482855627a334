import pino from 'pino';

import { openInstallation } from '../../apps/worker/installation.js';
import type { Printer } from '../../apps/worker/printer.js';
import { startWorker } from '../../apps/worker/worker.js';
import { loadConfig } from '../../libs/config/index.js';
import { plainPdf } from '../../libs/features/demo/index.js';

/**
 * A worker that stands still for good at one stage of its first job, so that a test can kill it exactly there:
 *   node dist/test/support/worker-process.js <stage|none> <plain|chromium>
 * It writes one line of JSON for every stage it reaches.
 */
const [stopAt, printerKind] = process.argv.slice(2);

/** As deterministic as the real one, and there at once. */
const PLAIN: Printer = {
  print: ({ title }) =>
    Promise.resolve({
      pdf: plainPdf(title, []),
      pages: 1,
      renderer: 'plain',
      fonts: [{ name: 'STSong-Light', sha256: '0'.repeat(64) }],
    }),
  close: () => Promise.resolve(),
};

const config = loadConfig();
const installation = await openInstallation(config, { log: () => undefined });
const worker = await startWorker({
  ...installation,
  config,
  log: pino({ level: 'error' }, pino.destination(2)),
  ...(printerKind === 'plain' ? { printer: PLAIN } : {}),
  onStage: async (stage) => {
    process.stdout.write(`${JSON.stringify({ stage })}\n`);
    if (stage === stopAt) await new Promise(() => undefined);
  },
});
process.once('SIGTERM', () => {
  void worker.stop().then(() => installation.close());
});
