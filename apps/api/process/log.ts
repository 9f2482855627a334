import type { LoggerService } from '@nestjs/common';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';

import type { Config } from '#libs/config';

/** Nothing under these names is ever written to a log, wherever it stands in what is logged. */
const SECRETS = [
  'password',
  'currentPassword',
  'newPassword',
  'passwordHash',
  'token',
  'tokenHash',
  'cookie',
  'authorization',
];
const REDACTED = [
  ...SECRETS,
  ...SECRETS.map((name) => `*.${name}`),
  ...SECRETS.map((name) => `*.*.${name}`),
  'headers["set-cookie"]',
  '*.headers["set-cookie"]',
];

const STANDARD_ERROR = 2;

/**
 * JSON lines. To standard error, where whoever runs a service collects them; at a terminal, where somebody reads, into
 * a file of the installation.
 */
export function createLog(config: Pick<Config, 'home' | 'logLevel'>, terminal: boolean): Logger {
  const destination = pino.destination(terminal ? openFile(config) : STANDARD_ERROR);
  // A log that cannot be written any more (a full disk) must not end the service.
  destination.on('error', () => undefined);
  const options = {
    level: config.logLevel,
    redact: { paths: REDACTED, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { name: 'api', pid: process.pid },
  };
  return pino(options, destination);
}

/** Where nothing can be written, whatever starts next says so better; it is said on standard error then. */
function openFile({ home }: Pick<Config, 'home'>): number {
  try {
    const folder = join(home, 'logs');
    mkdirSync(folder, { recursive: true });
    return openSync(join(folder, 'api.log'), 'a');
  } catch {
    return STANDARD_ERROR;
  }
}

/** Nest's own messages; its list of routes at every start is of no use to an operator. */
export function nestLogger(log: Logger): LoggerService {
  const text = (message: unknown): string =>
    message instanceof Error ? message.message : String(message);
  return {
    log: (message: unknown) => log.debug(text(message)),
    debug: (message: unknown) => log.debug(text(message)),
    warn: (message: unknown) => log.warn(text(message)),
    error: (message: unknown, ...more: readonly unknown[]) => log.error({ more }, text(message)),
  };
}
