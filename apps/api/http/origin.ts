import type { FastifyRequest } from 'fastify';

import { ZipingError } from '#libs/kernel';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** `none`: typed or bookmarked by the user himself. */
const OWN_SITES: ReadonlySet<string> = new Set(['same-origin', 'none']);

/**
 * Refuses changes asked for by a page of another origin (CSRF), on top of the cookie's SameSite=Strict. Programs send
 * neither header and pass: they have no cookie they did not get themselves. Errors: `request.forbidden_origin`.
 */
export function requireOwnOrigin(request: Pick<FastifyRequest, 'method' | 'headers'>): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreignSite = typeof site === 'string' && !OWN_SITES.has(site);
  if (!foreignSite && (origin === undefined || hostOf(origin) === host)) return;
  throw new ZipingError('request.forbidden_origin', '请求来自其他网站，已拒绝。');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
