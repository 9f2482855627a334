import { loadConfig } from '#libs/config';
import { ZipingError } from '#libs/kernel';

import { createLog } from './process/log.js';
import { readyLine } from './process/ready-line.js';
import { startApplication } from './process/start.js';
import { stopRequest } from './process/stop-request.js';

/** Exit codes: 0 stopped on request, 2 settings or address refused, 1 anything else. */
async function main(): Promise<void> {
  const stopped = stopRequest();
  const config = loadConfig();
  const log = createLog(config, process.stderr.isTTY);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const application = await startApplication({ config, log, say });
  say(readyLine(application.address, config));
  log.info({ address: application.address }, 'ready');
  const reason = await stopped;
  log.info({ reason }, 'stopping');
  await application.stop();
  log.info('stopped');
}

try {
  await main();
} catch (error) {
  const known = error instanceof ZipingError;
  process.stderr.write(`\n${known ? error.message : `启动失败：${String(error)}`}\n`);
  process.exitCode = known && error.code === 'config.invalid' ? 2 : 1;
}
