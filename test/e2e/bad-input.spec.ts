import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import type { EndpointId } from '#libs/contracts';

import { Client, type Refusal, type Sent } from '../support/client.js';
import { ReportSteps } from '../support/report-steps.js';
import { wellFormed } from '../support/requests.js';
import { startService, type TestService } from '../support/service.js';
import { BAD_REQUESTS } from './bad-input-table.js';

const CHINESE = /\p{Script=Han}/u;
/** What a refused request may add to: who was refused what, and when a session was last used. */
const MAY_GROW: ReadonlySet<string> = new Set(['audit_event', 'session']);

describe('requests nobody should send', () => {
  let service: TestService;
  let database: pg.Client;
  let good: Readonly<Record<EndpointId, Sent>>;

  beforeAll(async () => {
    service = await startService();
    const report = await ReportSteps.create(service, 'east');
    const attachmentId = await report.uploadEvidence();
    const { district } = service;
    const requests = wellFormed(district, {
      reportId: report.id,
      organisationId: district.east,
      attachmentId,
    });
    const editor = await service.as('rule_editor');
    const body = { from: district.rulebook, year: 2025 };
    const { id } = await editor.ok('createRuleDraft', { body });
    good = { ...requests, ...ofDraft(requests, id) };
    database = new pg.Client({ connectionString: service.database.url });
    await database.connect();
  });

  afterAll(async () => {
    await database.end();
    await service.stop();
  });

  /** Every table's rows as one sum each. */
  async function fingerprint(): Promise<Readonly<Record<string, string>>> {
    const tables = await database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables.rows.filter((table) => !MAY_GROW.has(table.name))) {
      const { rows } = await database.query<{ sum: string }>(
        `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS sum FROM "${name}" t`,
      );
      sums[name] = rows[0]?.sum ?? '';
    }
    return sums;
  }

  function logHas(requestId: string): boolean {
    return service.application.log().some(({ reqId }) => reqId === requestId);
  }

  async function expectLogged(requestId: string): Promise<void> {
    if (!logHas(requestId)) await service.application.logged(({ reqId }) => reqId === requestId);
  }

  it.each(BAD_REQUESTS)(
    '$what ($by) → $status $code',
    async ({ by, endpoint, change, status, code, path }) => {
      const before = await fingerprint();
      const sender = await service.as(by);
      const answer = await sender.send(endpoint, merged(good[endpoint], change));
      const { error } = answer.body as { error: Refusal };
      expect({ status: answer.status, code: error.code }).toEqual({ status, code });
      expect(error.message).toMatch(CHINESE);
      if (path !== undefined) {
        expect([error.path, ...error.faults.map((fault) => fault.path)]).toContain(path);
      }
      expect(answer.headers.get('x-request-id')).toBe(error.requestId);
      await expectLogged(error.requestId);
      expect(await fingerprint()).toEqual(before);
    },
  );

  it('refuses a report of another unit as if there were none', async () => {
    const before = await fingerprint();
    const stranger = await service.as('west.drafter');
    for (const endpoint of ['getReport', 'patchFacts', 'submit', 'previewDocument'] as const) {
      const refusal = await stranger.refused(endpoint, good[endpoint]);
      expect(refusal).toMatchObject({ status: 404, code: 'report.not_found' });
    }
    expect(await fingerprint()).toEqual(before);
  });

  it.each([
    ['of the right form', 'A'.repeat(43)],
    ['of no form', 'x'],
    ['that would break out of a query', "' OR 1=1 --"],
  ])('refuses a forged session %s', async (_what, token) => {
    const forger = new Client(service.application.address);
    forger.token = encodeURIComponent(token);
    const refusal = await forger.refused('getMe');
    expect(refusal).toMatchObject({ status: 401, code: 'session.expired' });
    expect(refusal.message).toMatch(CHINESE);
    await expectLogged(refusal.requestId);
  });

  it.each([
    ['an address nobody serves', 'GET', '/api/v1/nothing', 404, 'route.not_found'],
    ['a method nobody serves', 'PUT', '/api/v1/reports', 404, 'route.not_found'],
    ['an address that cannot be decoded', 'GET', '/api/v1/%zz', 400, 'request.malformed'],
  ])('refuses %s', async (_what, method, path, status, code) => {
    const drafter = await service.as('east.drafter');
    const answer = await drafter.fetch(path, method);
    const { error } = answer.body as { error: Refusal };
    expect({ status: answer.status, code: error.code }).toEqual({ status, code });
    expect(error.message).toMatch(CHINESE);
    expect(answer.headers.get('x-request-id')).toBe(error.requestId);
    await expectLogged(error.requestId);
  });

  it('tells nothing of its inside', () => {
    const log = service.application.log();
    expect(log.filter(({ level }) => level === 50)).toEqual([]);
    expect(log.some(({ reqId }) => reqId !== undefined)).toBe(true);
  });
});

/** Requests about a draft, of one that is there and has not been changed. */
function ofDraft(requests: Readonly<Record<EndpointId, Sent>>, draftId: string) {
  const about = Object.entries(requests).filter(([, { params }]) => params?.['draftId']);
  return Object.fromEntries(
    about.map(([endpoint, sent]) => {
      const body = sent.body as Readonly<Record<string, unknown>> | undefined;
      const seen = body !== undefined && 'expectedVersion' in body ? { expectedVersion: 1 } : {};
      const own = body === undefined ? {} : { body: { ...body, ...seen } };
      return [endpoint, { ...sent, ...own, params: { draftId } }];
    }),
  );
}

function merged(good: Sent, change: Sent): Sent {
  const body =
    typeof change.body === 'object' && typeof good.body === 'object'
      ? { ...good.body, ...change.body }
      : (change.body ?? good.body);
  return { ...good, ...change, body, params: { ...good.params, ...change.params } };
}
