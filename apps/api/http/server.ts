import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';

import { MAX_ATTACHMENT_BYTES } from '#libs/features/reports';

import { answerConditionally } from './conditional.js';
import { answerError } from './error-filter.js';
import { acceptJson, BODY_LIMIT_BYTES } from './json-body.js';
import { requireOwnOrigin } from './origin.js';
import { logRequest } from './request-log.js';

/** A client that sends slower than this holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 120_000;
/** Longer than the minute a proxy before us keeps its connections: it must be the one to close them. */
const KEEP_ALIVE_MS = 75_000;
const MAX_PARAM_LENGTH = 200;

export interface ServerOptions {
  readonly logger: FastifyBaseLogger;
  /** Proxies whose word is taken for the address of whoever asks; everybody else's header is ignored. */
  readonly trustedProxies: readonly string[];
  /** Served over https only: tell browsers so. */
  readonly secure: boolean;
}

/** Fastify as Nest uses it: ids, limits and time-outs of requests, and errors that happen before Nest sees them. */
export function createAdapter({ logger, trustedProxies }: ServerOptions): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: logger,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    // We write one line a request ourselves, once it is answered.
    logController: new LogController({ disableRequestLogging: true }),
    // Given by the server: an id that a client may choose could forge lines of the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    multipart: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
      void reply.header('x-request-id', request.id);
      answerError(error, request, reply);
      // No hook runs for a request the router itself refuses.
      logRequest(request, reply);
    },
  });
}

/** Plugins and hooks that stand before every route. */
export async function prepareServer(
  server: FastifyInstance,
  options: ServerOptions,
): Promise<void> {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    requireOwnOrigin(request);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
  answerConditionally(server);
  acceptJson(server);
  await server.register(cookie);
  await server.register(multipart, {
    limits: {
      fileSize: MAX_ATTACHMENT_BYTES,
      files: 1,
      fields: 1,
      parts: 2,
      fieldSize: BODY_LIMIT_BYTES,
      headerPairs: 20,
    },
  });
  await server.register(helmet, securityHeaders(options.secure));
}

function securityHeaders(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The interface's component library writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'sameorigin' },
    referrerPolicy: { policy: 'no-referrer' },
  } as const;
}
