import type { FastifyRequest } from 'fastify';

import type { SignedIn } from '#libs/features/identity';

/** Who sent a request, put here by the session guard. A map of its own, so that no body or query can reach it. */
export const callers = new WeakMap<FastifyRequest, SignedIn>();
