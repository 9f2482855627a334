import type { LoggerService } from '@nestjs/common';
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

/**
 * JSON lines. To standard error, where whoever runs a service collects them; at a terminal, where somebody reads, into
 * a file of the installation.
 */
export function createLog(config: Pick<Config, 'home' | 'logLevel'>, terminal: boolean): Logger {
  const destination = terminal
    ? pino.destination({ dest: logFile(config), mkdir: true })
    : pino.destination(2);
  const options = {
    level: config.logLevel,
    redact: { paths: REDACTED, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { name: 'api', pid: process.pid },
  };
  return pino(options, destination);
}

export function logFile({ home }: Pick<Config, 'home'>): string {
  return join(home, 'logs', 'api.log');
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
