import type { FastifyReply, FastifyRequest } from 'fastify';

import type { ErrorCode } from '#libs/kernel';

import { callers } from './callers.js';

/** Why a request was refused, for its line in the log. */
export const refusals = new WeakMap<FastifyRequest, ErrorCode>();

/** One line a request, written when it is answered: who, what, how it ended, how long it took. */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const line = {
    method: request.method,
    url: request.url,
    status: reply.statusCode,
    code: refusals.get(request),
    userId: callers.get(request)?.user.id,
    ip: request.ip,
    milliseconds: Math.round(reply.elapsedTime),
  };
  if (reply.statusCode >= 400) request.log.warn(line, 'request refused');
  else request.log.info(line, 'request');
}
