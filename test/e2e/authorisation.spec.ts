import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ENDPOINTS, type EndpointId } from '#libs/contracts';

import { Client, type Sent } from '../support/client.js';
import { PASSWORD } from '../support/district.js';
import { ReportSteps } from '../support/report-steps.js';
import { wellFormed } from '../support/requests.js';
import { startService, type TestService } from '../support/service.js';
import { AUTHORISATION, COLUMNS, signOf, type Column } from './authorisation-table.js';

const IDS = Object.keys(ENDPOINTS) as EndpointId[];
/** These end or change the very session that asks, so each gets one of its own. */
const ENDS_SESSIONS: ReadonlySet<EndpointId> = new Set<EndpointId>(['signOut', 'signIn']);

/** What somebody who may not know is told. */
const HIDDEN: ReadonlySet<string> = new Set(['report.not_found', 'attachment.not_found']);

interface Outcome {
  readonly status: number;
  readonly code: string | null;
}

describe('who may call what', () => {
  let service: TestService;
  let own: Readonly<Record<EndpointId, Sent>>;
  let foreign: Readonly<Record<EndpointId, Sent>>;

  beforeAll(async () => {
    service = await startService();
    const { district } = service;
    const east = await ReportSteps.create(service, 'east');
    const west = await ReportSteps.create(service, 'west');
    own = wellFormed(district, {
      reportId: east.id,
      organisationId: district.east,
      attachmentId: await east.uploadEvidence(),
    });
    foreign = wellFormed(district, {
      reportId: west.id,
      organisationId: district.west,
      attachmentId: await west.uploadEvidence(),
    });
  });

  afterAll(async () => {
    await service.stop();
  });

  async function clientOf(column: Column, id: EndpointId): Promise<Client> {
    const { address } = service.application;
    if (column === 'anonymous') return new Client(address);
    return ENDS_SESSIONS.has(id) ? Client.signedIn(address, column, PASSWORD) : service.as(column);
  }

  async function ask(column: Column, id: EndpointId, sent: Sent): Promise<Outcome> {
    const client = await clientOf(column, id);
    const { status, body } = await client.send(id, forColumn(column, id, sent));
    const { error } = (body ?? {}) as { error?: { code: string } };
    return { status, code: error?.code ?? null };
  }

  it('has a line for every endpoint and a sign for every column', () => {
    expect(Object.keys(AUTHORISATION).sort()).toEqual([...IDS].sort());
    for (const id of IDS) expect(AUTHORISATION[id].split(/ +/)).toHaveLength(COLUMNS.length);
  });

  describe.each(IDS)('%s', (id) => {
    it('answers each of them as the table says', async () => {
      const expected = COLUMNS.map((column) => [column, signOf(id, column)]);
      // One after another: a service that many ask at once may tell some of them to come again.
      const answers: string[][] = [];
      for (const column of COLUMNS) answers.push([column, await observe(column)]);
      expect(answers).toEqual(expected);
    });

    async function observe(column: Column): Promise<string> {
      const mine = classOf(await ask(column, id, own[id]));
      if (mine !== '+' || !ENDPOINTS[id].path.includes('{reportId}')) return mine;
      const theirs = classOf(await ask(column, id, foreign[id]));
      return theirs === 'hidden' ? 'o' : theirs;
    }
  });

  it('hides another unit’s organisation from whoever would open its report', async () => {
    const drafter = await service.as('east.drafter');
    const body = { organisationId: service.district.west, year: 2023 };
    const refusal = await drafter.refused('createReport', { body });
    expect(refusal).toMatchObject({ status: 404, code: 'organisation.not_found' });
    const { items } = await drafter.ok('listOrganisations');
    expect(items.map(({ id }) => id)).toEqual([service.district.east]);
    const reports = await drafter.ok('listReports');
    expect(reports.items.map((row) => row.organisationId)).toEqual([service.district.east]);
  });

  it('has written every refusal into the audit trail', async () => {
    const auditor = await service.as('auditor');
    const { users } = service.district;
    const actions = async (action: string) => {
      const { items } = await auditor.ok('listAuditEvents', {
        query: `limit=200&action=${action}`,
      });
      return items;
    };
    const foreignAttempts = await actions('access.foreign_report');
    const operations = foreignAttempts
      .filter(({ actorId }) => actorId === users['east.drafter'])
      .map(({ details }) => details['operation']);
    const hidden = IDS.filter((id) => signOf(id, 'east.drafter') === 'o');
    expect(new Set(operations)).toEqual(new Set(hidden));
    const denied = await actions('access.denied');
    expect(denied.some(({ actorId }) => actorId === users['nobody'])).toBe(true);
  });
});

/** Minutes are the secretary's to upload, evidence the drafter's. */
function forColumn(column: Column, id: EndpointId, sent: Sent): Sent {
  if (id !== 'addAttachment' || column !== 'east.committee_secretary') return sent;
  return { ...sent, body: { ...(sent.body as object), kind: 'minutes' } };
}

function classOf({ status, code }: Outcome): string {
  if (code === 'session.required' || code === 'session.expired') return '!';
  if (code === 'access.denied') return '-';
  if (code !== null && HIDDEN.has(code)) return 'hidden';
  return status < 500 ? '+' : `${status} ${String(code)}`;
}
