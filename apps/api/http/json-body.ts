import type { FastifyInstance } from 'fastify';

import { ZipingError } from '#libs/kernel';

/** The largest request without a file. */
export const BODY_LIMIT_BYTES = 1_048_576;

/**
 * Reads JSON bodies, and nothing else: forms and plain text have no parser, so a page of another origin cannot send
 * what we would read. An empty body is none.
 */
export function acceptJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    (_request, text, done) => {
      try {
        done(null, parseJson(String(text)));
      } catch (error) {
        done(error as ZipingError);
      }
    },
  );
}

/** Errors: `request.malformed`. An empty text is no value. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ZipingError('request.malformed', '请求内容不是有效的 JSON。', { cause: error });
  }
}
