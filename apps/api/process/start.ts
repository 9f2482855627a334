import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { join } from 'node:path';
import type { Logger } from 'pino';

import type { Config } from '#libs/config';
import { openApiDocument } from '#libs/contracts';

import { openInstallation, type Installation } from '../../worker/installation.js';
import { seedDemo, type DemoPublisher } from '../../worker/seed-demo.js';
import { createPrinter, type Printer } from '../../worker/printer.js';
import { startWorker, type Worker } from '../../worker/worker.js';
import { ApiModule } from '../api.module.js';
import { createAdapter, prepareServer } from '../http/server.js';
import { serveWeb } from '../http/web.js';
import { addressError, requireAddress } from './listen.js';
import { nestLogger } from './log.js';
import { composeServices, type Services } from './services.js';

/** A running service. */
export interface Application {
  /** http://127.0.0.1:3000 */
  readonly address: string;
  /** Answers what is under way, takes nothing new, then stops worker, browser and database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly log: Logger;
  /** Progress for whoever waits, in Chinese. */
  readonly say: (line: string) => void;
}

const VERSION = '0.1.0';
const OPTIONS = { bodyParser: false, abortOnError: false, logger: false } as const;

/** Starts everything an installation is, in one process. Whatever fails stops what was started before it. */
export async function startApplication(options: StartOptions): Promise<Application> {
  const { config, log, say } = options;
  await requireAddress(config.http);
  const installation = await openInstallation(config, { log: say });
  // One browser for previews and archive alike; it starts with the first page.
  const printer = createPrinter(config, (event) => {
    log.info({ ...event }, 'printer');
  });
  const open: Open = { installation, printer, app: null, worker: null };
  try {
    const publish = config.demo ? await seedDemo(config, installation, say) : null;
    const services = composeServices(config, installation, {
      printer,
      wakeWorker: () => open.worker?.wake(),
    });
    open.app = await createHttp(config, services, log);
    await listen(open.app, config);
    if (config.worker.enabled) await work(open, options, publish);
    return { address: await open.app.getUrl(), stop: () => stop(open) };
  } catch (error) {
    await stop(open);
    throw error;
  }
}

/** The worker beside the HTTP side. The demo publishes behind it, after the start, so that nobody waits for that. */
async function work(
  open: Open,
  { config, log }: StartOptions,
  publish: DemoPublisher | null,
): Promise<void> {
  const onJobDone = (): void => {
    publish?.().then(
      (asked) => {
        if (asked) open.worker?.wake();
      },
      (error: unknown) => {
        log.error({ err: error }, 'the demo could not be published');
      },
    );
  };
  open.worker = await startWorker({
    ...open.installation,
    config,
    log,
    printer: open.printer,
    onJobDone,
  });
  onJobDone();
}

interface Open {
  readonly installation: Installation;
  readonly printer: Printer;
  app: NestFastifyApplication | null;
  worker: Worker | null;
}

async function stop({ installation, printer, app, worker }: Open): Promise<void> {
  await app?.close();
  await worker?.stop();
  await printer.close();
  await installation.close();
}

/** The HTTP side alone, ready to listen. */
export async function createHttp(
  config: Config,
  services: Services,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const { trustedProxies } = config.http;
  const server = { logger, trustedProxies, secure: config.session.cookieSecure };
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.over(services, {
      signIns: config.signIn.perMinute,
      publicRequests: config.http.publicPerMinute,
    }),
    createAdapter(server),
    OPTIONS,
  );
  app.useLogger(nestLogger(logger));
  const fastify = app.getHttpAdapter().getInstance();
  await prepareServer(fastify, server);
  const document = JSON.stringify(openApiDocument({ version: VERSION }));
  fastify.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json').send(document),
  );
  await serveWeb(fastify, join(config.root, 'dist', 'web'));
  await app.init();
  return app;
}

async function listen(app: NestFastifyApplication, { http }: Config): Promise<void> {
  try {
    await app.listen(http.port, http.host);
  } catch (error) {
    throw error instanceof Error ? addressError(error, http) : error;
  }
}
