import { compileExpressionsAtOnce, loadConfig } from '#libs/config';
import { ZipingError } from '#libs/kernel';

import { createLog } from './process/log.js';
import { readyLine } from './process/ready-line.js';
import { startApplication } from './process/start.js';
import { Interrupted, listenForStop, type StopRequest } from './process/stop-request.js';

/** Exit codes: 0 stopped on request, 2 settings or address refused, 1 anything else. */
async function main(stopRequest: StopRequest): Promise<void> {
  compileExpressionsAtOnce();
  const config = loadConfig();
  const log = createLog(config, process.stderr.isTTY);
  const application = await startApplication({
    config,
    log,
    // Loading the demo takes a while; Ctrl-C must not wait for it.
    say: (line) => {
      stopRequest.check();
      print(line);
    },
  });
  print(readyLine(application.address, config));
  log.info({ address: application.address }, 'ready');
  const reason = await stopRequest.asked;
  log.info({ reason }, 'stopping');
  await application.stop();
  log.info('stopped');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Interrupted) return 0;
  const known = error instanceof ZipingError;
  process.stderr.write(`\n${known ? error.message : `启动失败：${String(error)}`}\n`);
  return known && error.code === 'config.invalid' ? 2 : 1;
}

try {
  await main(listenForStop());
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
