import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Config } from '#libs/config';

/** Reads and writes the one cookie of the service. */
export interface SessionCookie {
  read(request: FastifyRequest): string | null;
  write(reply: FastifyReply, token: string): void;
  clear(reply: FastifyReply): void;
}

const NAME = 'ziping_session';

/**
 * Over https the cookie is bound to this very host by its prefix, and never sent in the clear. It lives as long as the
 * browser; the server decides when it ends.
 */
export function createSessionCookie({ cookieSecure }: Config['session']): SessionCookie {
  const name = cookieSecure ? `__Host-${NAME}` : NAME;
  const attributes = {
    httpOnly: true,
    sameSite: 'strict',
    secure: cookieSecure,
    path: '/',
  } as const;
  return {
    read: (request) => request.cookies[name] ?? null,
    write: (reply, token) => void reply.setCookie(name, token, attributes),
    clear: (reply) => void reply.clearCookie(name, attributes),
  };
}
