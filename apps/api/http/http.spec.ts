import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ZipingError } from '#libs/kernel';

import { asZipingError } from './as-ziping-error.js';
import { errorBodyOf } from './error-body.js';
import { contentDisposition } from './files.js';
import { requireOwnOrigin } from './origin.js';
import { createSessionCookie } from './session-cookie.js';

describe('contentDisposition', () => {
  it('gives a Chinese name in UTF-8 and a stand-in in ASCII', () => {
    expect(contentDisposition('纪要 (1).pdf', 'attachment')).toBe(
      `attachment; filename="__ (1).pdf"; filename*=UTF-8''%E7%BA%AA%E8%A6%81%20%281%29.pdf`,
    );
  });

  it('lets no name end the header', () => {
    const header = contentDisposition('a"b\r\nset-cookie: x=1\\.pdf', 'inline');
    expect(header).not.toMatch(/[\r\n\\]/);
    expect(header.match(/"/g)).toHaveLength(2);
  });
});

describe('asZipingError', () => {
  it('keeps ours as they are', () => {
    const error = new ZipingError('report.not_found', '没有这份报告');
    expect(asZipingError(error)).toBe(error);
  });

  it.each([
    [new TypeError('x is not a function'), 'internal'],
    ['thrown text', 'internal'],
    [Object.assign(new Error(), { code: 'FST_ERR_CTP_BODY_TOO_LARGE' }), 'request.too_large'],
    [
      Object.assign(new Error(), { code: 'FST_ERR_UNHEARD_OF', statusCode: 400 }),
      'request.malformed',
    ],
    [Object.assign(new Error(), { code: 'ECONNRESET', statusCode: 404 }), 'internal'],
  ])('turns %p into %s', (thrown, code) => {
    expect(asZipingError(thrown).code).toBe(code);
  });

  it('says nothing of what happened inside', () => {
    const body = errorBodyOf(asZipingError(new Error('password=s3cret at /srv/app.js')), 'id');
    expect(JSON.stringify(body)).not.toMatch(/s3cret|app\.js/);
    expect(body.error).toMatchObject({ code: 'internal', requestId: 'id', faults: [] });
  });
});

describe('errorBodyOf', () => {
  it('names the place of a single fault, as clients look for it', () => {
    const faults = [{ code: 'fact.unknown' as const, message: '没有', path: 'facts.a' }];
    const error = new ZipingError('fact.unknown', '没有', { faults });
    expect(errorBodyOf(error, 'id').error.path).toBe('facts.a');
  });
});

describe('the session cookie', () => {
  const session = { idleMinutes: 30, hours: 8 };
  const request = (cookies: Record<string, string>) => ({ cookies }) as unknown as FastifyRequest;

  it.each([
    [false, 'ziping_session'],
    [true, '__Host-ziping_session'],
  ])('with secure=%p is %s, for this host and no script', (cookieSecure, name) => {
    const written: unknown[][] = [];
    const reply = { setCookie: (...given: unknown[]) => written.push(given) };
    const cookie = createSessionCookie({ ...session, cookieSecure });
    cookie.write(reply as unknown as FastifyReply, 'token');
    const attributes = { httpOnly: true, sameSite: 'strict', secure: cookieSecure, path: '/' };
    expect(written).toEqual([[name, 'token', attributes]]);
    expect(cookie.read(request({ [name]: 'token' }))).toBe('token');
  });

  it('over https is not taken from the name that http could have planted', () => {
    const cookie = createSessionCookie({ ...session, cookieSecure: true });
    expect(cookie.read(request({ ziping_session: 'planted' }))).toBeNull();
  });
});

describe('requireOwnOrigin', () => {
  const request = (method: string, headers: Record<string, string>) => ({
    method,
    headers: { host: 'ziping.example:3000', ...headers },
  });

  it.each([
    ['POST', {}],
    ['POST', { origin: 'https://ziping.example:3000' }],
    ['PATCH', { origin: 'http://ziping.example:3000', 'sec-fetch-site': 'same-origin' }],
    ['GET', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ])('lets %s with %p pass', (method, headers) => {
    expect(() => {
      requireOwnOrigin(request(method, headers));
    }).not.toThrow();
  });

  it.each([
    ['POST', { origin: 'https://evil.example' }],
    ['POST', { origin: 'https://ziping.example' }],
    ['DELETE', { origin: 'null' }],
    ['PATCH', { 'sec-fetch-site': 'same-site' }],
    ['POST', { origin: 'https://ziping.example:3000', 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s with %p', (method, headers) => {
    expect(() => {
      requireOwnOrigin(request(method, headers));
    }).toThrow('其他网站');
  });
});
