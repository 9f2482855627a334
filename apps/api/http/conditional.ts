import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Kept by whoever wants to, asked for anew each time: what is withdrawn is gone at once. */
export const REVALIDATED = 'public, no-cache';

/**
 * Answers 304 to a reader who has the very bytes already. Only for answers that say they may be kept; everything else is
 * somebody's own.
 */
export function answerConditionally(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const kept = reply.getHeader('cache-control') === REVALIDATED && reply.statusCode === 200;
    if (!kept || !(typeof payload === 'string' || Buffer.isBuffer(payload))) {
      done(null, payload);
      return;
    }
    const tag = `"${createHash('sha256').update(payload).digest('base64url')}"`;
    void reply.header('etag', tag);
    if (request.headers['if-none-match'] !== tag) {
      done(null, payload);
      return;
    }
    void reply.code(304).removeHeader('content-length');
    done(null, '');
  });
}
