import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Client } from '../support/client.js';
import { firstSheet } from '../support/sheets.js';
import { startService, type TestService } from '../support/service.js';

const BASIS = '冀民批〔2025〕1号';
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const TOMORROW = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
const NEW_NAME = { name: '保定市徐水区户木镇人民政府', shortName: '户木镇', kind: 'town' };
const OWN_PASSWORD = 'My-own-password-1';

let service: TestService;
beforeAll(async () => {
  service = await startService();
}, 120_000);
afterAll(() => service.stop());

const organisation = async (id: string) => {
  const { items } = await (await service.as('system_admin')).ok('listOrganisations');
  return items.find((one) => one.id === id);
};

describe('organisations', () => {
  it('are renamed from a day on, and a report keeps the name it was made under', async () => {
    const { east } = service.district;
    const drafter = await service.as('east.drafter');
    const { id } = await drafter.ok('createReport', { body: { organisationId: east, year: 2024 } });
    const admin = await service.as('system_admin');
    const params = { organisationId: east };
    await admin.ok('renameOrganisation', {
      params,
      body: { ...NEW_NAME, effectiveOn: '2025-03-01', basis: BASIS },
    });
    expect(await organisation(east)).toMatchObject({
      ...NEW_NAME,
      namedSince: '2025-03-01',
      formerNames: [
        { shortName: '户木乡', kind: 'township', since: null, until: '2025-03-01', basis: BASIS },
      ],
    });
    const { items } = await drafter.ok('listReports');
    expect(items.map((row) => row.organisationName)).toEqual(['保定市徐水区户木乡人民政府']);
    const report = await drafter.ok('getReport', { params: { reportId: id } });
    expect(report.organisation).toMatchObject({ shortName: '户木乡', kind: 'township' });
  });

  it.each([
    ['a day that has not come', { effectiveOn: TOMORROW }, 'request.invalid', 'effectiveOn'],
    ['a day of no calendar', { effectiveOn: '2025-02-30' }, 'request.invalid', 'effectiveOn'],
    ['a day before the last name', { effectiveOn: '2025-03-01' }, 'request.invalid', 'effectiveOn'],
    ["another unit's name", { name: '保定市徐水区瀑河乡人民政府' }, 'organisation.exists', 'name'],
    ['an empty name', { name: '  ' }, 'request.invalid', 'name'],
  ])('are not renamed with %s', async (_what, change, code, path) => {
    const before = await organisation(service.district.east);
    const admin = await service.as('system_admin');
    const body = { ...NEW_NAME, effectiveOn: TODAY, basis: BASIS, ...change };
    const params = { organisationId: service.district.east };
    const refusal = await admin.refused('renameOrganisation', { params, body });
    expect(refusal).toMatchObject({ code });
    expect([refusal.path, ...refusal.faults.map((fault) => fault.path)]).toContain(path);
    expect(await organisation(service.district.east)).toEqual(before);
  });

  it('stand in a tree', async () => {
    const admin = await service.as('system_admin');
    const body = {
      name: '户木镇财政所',
      shortName: '财政所',
      kind: 'department',
      district: '某区',
    };
    const parentId = service.district.east;
    const { id } = await admin.ok('createOrganisation', { body: { ...body, parentId } });
    expect(await organisation(id)).toMatchObject({ parentId });
  });

  it('that were merged are read and start nothing new', async () => {
    const { east, west } = service.district;
    const admin = await service.as('system_admin');
    const merge = (from: string, intoId: string, effectiveOn = TODAY) => ({
      params: { organisationId: from },
      body: { intoId, effectiveOn, basis: BASIS },
    });
    expect(await admin.refused('mergeOrganisation', merge(west, west))).toMatchObject({
      code: 'request.invalid',
    });
    expect(await admin.refused('mergeOrganisation', merge(west, east, TOMORROW))).toMatchObject({
      code: 'request.invalid',
      path: 'effectiveOn',
    });
    await admin.ok('mergeOrganisation', merge(west, east));
    expect((await organisation(west))?.merged).toEqual({
      into: east,
      intoName: NEW_NAME.name,
      on: TODAY,
    });
    const drafter = await service.as('west.drafter');
    const body = { organisationId: west, year: 2024 };
    const merged = { status: 409, code: 'organisation.merged' };
    expect(await drafter.refused('createReport', { body })).toMatchObject(merged);
    expect(await drafter.ok('listReports')).toMatchObject({ items: [] });
    expect(await admin.refused('mergeOrganisation', merge(west, east))).toMatchObject(merged);
    expect(await admin.refused('mergeOrganisation', merge(east, west))).toMatchObject(merged);
    const security = await service.as('security_admin');
    const grant = {
      params: { userId: service.district.users['target']! },
      body: { role: 'drafter', organisationId: west },
    };
    expect(await security.refused('addGrant', grant)).toMatchObject(merged);
  });
});

describe('lists of organisations and accounts', () => {
  it('leave as spreadsheets, narrowed as they are shown', async () => {
    const security = await service.as('security_admin');
    const units = await firstSheet((await security.send('exportOrganisations')).bytes);
    const { items } = await security.ok('listOrganisations');
    expect(units).toHaveLength(items.length + 1);
    expect(units).toContainEqual(
      expect.arrayContaining(['户木镇', '保定市徐水区户木乡人民政府（至 2025-03-01 前）']),
    );
    expect(units).toContainEqual(expect.arrayContaining(['已撤并', NEW_NAME.name, TODAY]));
    const { bytes } = await security.send('exportUsers', { query: 'role=auditor' });
    const accounts = await firstSheet(bytes);
    expect(accounts).toHaveLength(2);
    expect(accounts[1]).toEqual(expect.arrayContaining(['auditor', '在用']));
    expect(accounts[1]?.join()).toMatch(/审计员（.+）/);
  });
});

describe('one-time passwords', () => {
  it('open nothing but the change to an own one', async () => {
    const admin = await service.as('system_admin');
    const body = { account: 'newcomer', name: '新人', organisationId: service.district.east };
    const { id, oneTimePassword } = await admin.ok('createUser', { body });
    const newcomer = await Client.signedIn(
      service.application.address,
      'newcomer',
      oneTimePassword ?? '',
    );
    expect(await newcomer.ok('getMe')).toMatchObject({ mustChangePassword: true });
    expect(await newcomer.refused('listOrganisations')).toMatchObject({
      status: 403,
      code: 'session.password_change_required',
    });
    await newcomer.ok('changePassword', {
      body: { currentPassword: oneTimePassword, newPassword: OWN_PASSWORD },
    });
    expect(await newcomer.ok('getMe')).toMatchObject({ mustChangePassword: false });
    await newcomer.ok('listOrganisations');

    const reset = await admin.ok('resetPassword', { params: { userId: id } });
    expect(await newcomer.refused('getMe')).toMatchObject({ code: 'session.expired' });
    const again = { body: { account: 'newcomer', password: OWN_PASSWORD } };
    expect(await newcomer.refused('signIn', again)).toMatchObject({ status: 401 });
    await newcomer.ok('signIn', { body: { ...again.body, password: reset.oneTimePassword } });
    expect(await newcomer.ok('getMe')).toMatchObject({ mustChangePassword: true });
  });

  it('are not for oneself', async () => {
    const admin = await service.as('system_admin');
    const params = { userId: service.district.users['system_admin']! };
    expect(await admin.refused('resetPassword', { params })).toMatchObject({
      code: 'access.separation_of_duties',
    });
  });
});

describe('the audit trail', () => {
  const list = async (query: string) =>
    (await (await service.as('auditor')).ok('listAuditEvents', { query })).items;

  it('finds who was refused', async () => {
    await (await service.as('archivist')).refused('listUsers');
    const denied = await list('denied=true&limit=200');
    expect(denied.map(({ actorName }) => actorName)).toContain('archivist');
    expect(new Set(denied.map(({ action }) => action)).has('organisation.rename')).toBe(false);
    const none = await list('denied=true&action=organisation.rename');
    expect(none).toEqual([]);
  });

  it.each([
    ['who', 'actorName=system_admin', 'actorName', 'system_admin'],
    ['what', 'action=organisation.rename', 'actionLabel', '单位更名'],
    ['kind of thing', 'subjectType=organisation', 'subjectType', 'organisation'],
  ] as const)('is searched by %s', async (_what, query, field, value) => {
    const found = await list(query);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((event) => event[field]))).toEqual(new Set([value]));
  });

  it('is searched by day, both ends included', async () => {
    const all = await list('limit=200');
    expect(await list(`from=${TODAY}&to=${TODAY}&limit=200`)).toHaveLength(all.length);
    expect(await list(`from=${TOMORROW}`)).toEqual([]);
    expect(await list('to=2020-01-01')).toEqual([]);
  });

  it.each(['from=yesterday', 'denied=maybe', 'action=DROP', 'limit=0'])(
    'refuses to be asked for %s',
    async (query) => {
      const auditor = await service.as('auditor');
      expect(await auditor.refused('listAuditEvents', { query })).toMatchObject({
        status: 400,
        code: 'request.invalid',
      });
    },
  );

  it('leaves as a spreadsheet, which is an event itself', async () => {
    const auditor = await service.as('auditor');
    const renamings = await list('action=organisation.rename');
    const { bytes, headers } = await auditor.send('exportAuditEvents', {
      query: 'action=organisation.rename',
    });
    expect(headers.get('content-disposition')).toContain('attachment');
    const rows = await firstSheet(bytes);
    expect(rows).toHaveLength(renamings.length + 1);
    expect(rows[1]?.[8]).toBe(renamings[0]?.hash);
    expect(await list('action=audit.export')).toMatchObject([{ actorName: 'auditor' }]);
  });

  it('is held to its chain', async () => {
    const auditor = await service.as('auditor');
    const [last] = await list('limit=1');
    expect(await auditor.ok('verifyAuditChain')).toMatchObject({
      intact: true,
      verifiedTo: last?.sequence,
      headHash: last?.hash,
      brokenAt: null,
    });
  });
});

describe('demo accounts', () => {
  it('are nobody’s business outside a demo', async () => {
    const refusal = await new Client(service.application.address).refused('listDemoAccounts');
    expect(refusal).toMatchObject({ status: 404, code: 'route.not_found' });
    expect(await (await service.as('auditor')).ok('getMe')).toMatchObject({ demo: false });
  });
});
