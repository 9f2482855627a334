import { describe, expect, it } from '@jest/globals';

import { ENDPOINTS, type Endpoint, type EndpointId } from '#libs/contracts';
import { ZipingError } from '#libs/kernel';

import { wellFormed } from '../../../test/support/requests.js';
import { parseRequest, type RawRequest } from './parse-request.js';

const ID = '01900000-0000-7000-8000-000000000001';
const REQUESTS = wellFormed(
  { bureauId: ID, east: ID, west: ID, rulebook: 'a'.repeat(64), users: { target: ID } },
  { reportId: ID, organisationId: ID, attachmentId: ID },
);
const IDS = Object.keys(ENDPOINTS) as EndpointId[];

/** What a caller might hope to set along with what he may set. */
const NOT_THEIRS = [
  ...['id', 'bureauId', 'stage', 'status', 'version', 'score', 'converted', 'approvedBy'],
  ...['submittedBy', 'contentHash2', 'isAdmin', 'roles', 'grants', 'passwordHash', 'requestId'],
];

function rawOf(id: EndpointId): RawRequest {
  const { params = {}, query, body } = REQUESTS[id];
  return { params, query: Object.fromEntries(new URLSearchParams(query)), body };
}

function refusalOf(id: EndpointId, raw: RawRequest): ZipingError {
  try {
    parseRequest(ENDPOINTS[id], raw);
  } catch (error) {
    if (error instanceof ZipingError) return error;
    throw error;
  }
  throw new Error(`${id} was accepted`);
}

const hasBody = (id: EndpointId): boolean => {
  const endpoint: Endpoint = ENDPOINTS[id];
  return endpoint.body !== undefined || endpoint.upload !== undefined;
};

describe('parseRequest', () => {
  it.each(IDS)('accepts a well-formed %s', (id) => {
    expect(() => parseRequest(ENDPOINTS[id], rawOf(id))).not.toThrow();
  });

  it.each(IDS.filter(hasBody))('lets %s set nothing but what its schema names', (id) => {
    const raw = rawOf(id);
    for (const field of NOT_THEIRS) {
      const refusal = refusalOf(id, { ...raw, body: { ...(raw.body as object), [field]: 'x' } });
      expect([refusal.code, refusal.path]).toEqual(['request.invalid', field]);
    }
  });

  it.each(IDS.filter((id) => !hasBody(id)))('refuses a body where %s has none', (id) => {
    expect(refusalOf(id, { ...rawOf(id), body: {} }).code).toBe('request.invalid');
  });

  it.each(IDS)('refuses a parameter %s does not know', (id) => {
    const raw = rawOf(id);
    const query = { ...(raw.query as object), surprise: '1' };
    expect(refusalOf(id, { ...raw, query }).faults).toContainEqual(
      expect.objectContaining({ path: 'surprise' }),
    );
  });

  it('finds everything wrong at once', () => {
    const body = { expectedVersion: 'two', reason: '', fields: 'outcomes', more: 1 };
    const refusal = refusalOf('committeeReturn', { params: { reportId: 'x' }, query: {}, body });
    const paths = refusal.faults.map(({ path }) => path).sort();
    expect(paths).toEqual([
      'contentHash',
      'expectedVersion',
      'fields',
      'more',
      'reason',
      'reportId',
    ]);
    expect(refusal.message).toMatch(/\p{Script=Han}/u);
  });
});
