import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { asZipingError } from './as-ziping-error.js';
import { errorBodyOf } from './error-body.js';
import { ERROR_STATUS } from './error-status.js';
import { refusals } from './request-log.js';

const RETRY_AFTER_SECONDS = '5';

/** The one place where an error becomes an answer. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerError(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Also for what fails before Nest sees the request. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = asZipingError(thrown);
  const status = ERROR_STATUS[error.code];
  refusals.set(request, error.code);
  if (status >= 500)
    request.log.error({ err: error.cause ?? error, code: error.code }, 'request failed');
  if (reply.sent) return;
  // Fastify would close at once; the sender is still sending then, and would see a broken connection and no answer.
  if (status === 413) void reply.removeHeader('connection');
  if (status === 503 || status === 429) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  void reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(errorBodyOf(error, request.id)));
}
