import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { sha256Hex } from '#libs/kernel';

import { Client } from '../support/client.js';
import { PASSWORD } from '../support/district.js';
import { startService, type TestService } from '../support/service.js';

const ATTEMPTS = 5;
const NEW_PASSWORD = 'Another-district-2';

describe('sessions and accounts', () => {
  let service: TestService;
  let database: pg.Client;

  beforeAll(async () => {
    service = await startService();
    database = new pg.Client({ connectionString: service.database.url });
    await database.connect();
  });

  afterAll(async () => {
    await database.end();
    await service.stop();
  });

  const anonymous = (): Client => new Client(service.application.address);
  const signIn = (account: string): Promise<Client> =>
    Client.signedIn(service.application.address, account, PASSWORD);

  /** An account of its own for one test, so that none depends on another. */
  async function newAccount(account: string): Promise<string> {
    const admin = await service.as('system_admin');
    const organisationId = service.district.east;
    const body = { account, name: account, organisationId, password: PASSWORD };
    return (await admin.ok('createUser', { body })).id;
  }

  it('keeps of a session only the hash of its token, in a cookie no script can read', async () => {
    const client = anonymous();
    const body = { account: 'nobody', password: PASSWORD };
    const answer = await client.send('signIn', { body });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^ziping_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const { rows } = await database.query<{ token_hash: string }>('SELECT token_hash FROM session');
    const stored = rows.map((row) => row.token_hash.trim());
    expect(stored).toContain(sha256Hex(client.token ?? ''));
    expect(stored).not.toContain(client.token);
  });

  it('gives a new token at every sign-in, and ends the one the caller came with', async () => {
    const client = await signIn('nobody');
    const first = client.token;
    await client.ok('signIn', { body: { account: 'nobody', password: PASSWORD } });
    expect(client.token).not.toBe(first);
    const old = anonymous();
    old.token = first;
    expect((await old.refused('getMe')).code).toBe('session.expired');
  });

  it('does not take over a token that somebody planted', async () => {
    const planted = 'A'.repeat(43);
    const client = anonymous();
    client.token = planted;
    await client.ok('signIn', { body: { account: 'nobody', password: PASSWORD } });
    expect(client.token).not.toBe(planted);
  });

  it('ends with sign-out', async () => {
    const client = await signIn('nobody');
    const token = client.token;
    await client.ok('signOut');
    expect(client.token).toBeNull();
    const again = anonymous();
    again.token = token;
    expect((await again.refused('getMe')).code).toBe('session.expired');
  });

  it('lists the caller’s sessions and ends one of them', async () => {
    await newAccount('session.owner');
    const [here, there] = [await signIn('session.owner'), await signIn('session.owner')];
    const { items } = await here.ok('listSessions');
    expect(items).toHaveLength(2);
    const other = items.find(({ current }) => !current)!;
    await here.ok('endSession', { params: { sessionId: other.id } });
    expect((await there.refused('getMe')).code).toBe('session.expired');
    expect((await here.ok('listSessions')).items).toHaveLength(1);
  });

  it('locks an account after five wrong passwords at once, lets its owner work on, and tells no guesser', async () => {
    await newAccount('guessed');
    const inside = await signIn('guessed');
    const wrong = { account: 'guessed', password: 'Wrong-password-1' };
    const guesses = Array.from({ length: ATTEMPTS + 3 }, () =>
      anonymous().refused('signIn', { body: wrong }),
    );
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['session.bad_credentials']));
    expect((await inside.ok('getMe')).account).toBe('guessed');
    const change = { currentPassword: PASSWORD, newPassword: 'Another-password-1' };
    const notNow = await inside.refused('changePassword', { body: change });
    expect(notNow.code).toBe('session.bad_credentials');

    const right = { account: 'guessed', password: PASSWORD };
    const locked = await anonymous().refused('signIn', { body: right });
    const unknown = await anonymous().refused('signIn', {
      body: { ...wrong, account: 'not.there' },
    });
    expect(locked.code).toBe('session.bad_credentials');
    expect({ ...locked, requestId: '' }).toEqual({ ...unknown, requestId: '' });

    const admin = await service.as('system_admin');
    const { items } = await admin.ok('listUsers');
    const user = items.find(({ account }) => account === 'guessed')!;
    expect(user.locked).toBe(true);
    await admin.ok('enableUser', { params: { userId: user.id } });
    await signIn('guessed');
  });

  it('keeps the count of wrong passwords in the database, and forgets it after a right one', async () => {
    await newAccount('careless');
    const body = { account: 'careless', password: 'Wrong-password-1' };
    for (let attempt = 1; attempt < ATTEMPTS; attempt += 1)
      await anonymous().refused('signIn', { body });
    await signIn('careless');
    await anonymous().refused('signIn', { body });
    const { rows } = await database.query(
      'SELECT failed_attempts FROM user_account WHERE account = $1',
      ['careless'],
    );
    expect(rows).toEqual([{ failed_attempts: 1 }]);
  });

  it('ends everything of a disabled account at once', async () => {
    const userId = await newAccount('leaver');
    const client = await signIn('leaver');
    const admin = await service.as('system_admin');
    await admin.ok('disableUser', { params: { userId } });
    expect((await client.refused('getMe')).code).toBe('session.expired');
    const refusal = await anonymous().refused('signIn', {
      body: { account: 'leaver', password: PASSWORD },
    });
    expect(refusal.code).toBe('session.bad_credentials');
    const { users } = service.district;
    const oneself = { userId: users['system_admin']! };
    expect((await admin.refused('disableUser', { params: oneself })).code).toBe(
      'access.separation_of_duties',
    );
  });

  it('changes a password for the one who knows it, and ends every other session', async () => {
    await newAccount('changer');
    const [here, there] = [await signIn('changer'), await signIn('changer')];
    const wrong = { currentPassword: 'Wrong-password-1', newPassword: NEW_PASSWORD };
    expect(await here.refused('changePassword', { body: wrong })).toMatchObject({
      code: 'session.bad_credentials',
      path: 'currentPassword',
    });
    const weak = { currentPassword: PASSWORD, newPassword: 'onlyletters' };
    expect(await here.refused('changePassword', { body: weak })).toMatchObject({
      code: 'request.invalid',
      path: 'newPassword',
    });
    const before = here.token;
    await here.ok('changePassword', {
      body: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
    });
    expect(here.token).not.toBe(before);
    await here.ok('getMe');
    expect((await there.refused('getMe')).code).toBe('session.expired');
  });

  it('lets a role count with the next request, and no longer', async () => {
    const userId = await newAccount('climber');
    const climber = await signIn('climber');
    const security = await service.as('security_admin');
    expect((await climber.refused('listReports')).code).toBe('access.denied');
    const grant = { role: 'drafter', organisationId: service.district.east };
    const { id } = await security.ok('addGrant', { params: { userId }, body: grant });
    await climber.ok('listReports');
    await security.ok('removeGrant', { params: { userId, grantId: id } });
    expect((await climber.refused('listReports')).code).toBe('access.denied');
  });

  it.each([
    ['drafter', 'committee_secretary'],
    ['rule_editor', 'rule_approver'],
    ['bureau_approver', 'auditor'],
    ['system_admin', 'security_admin'],
    ['security_admin', 'archivist'],
  ] as const)('never gives %s and %s to one person, not even at once', async (one, other) => {
    const userId = await newAccount(`both.${one}.${other}`.replaceAll('_', '-'));
    const security = await service.as('security_admin');
    const { bureauId, east } = service.district;
    const give = (role: string) => {
      const atUnit = role === 'drafter' || role === 'committee_secretary';
      const body = { role, organisationId: atUnit ? east : bureauId };
      return security.send('addGrant', { params: { userId }, body });
    };
    const answers = await Promise.all([give(one), give(other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
    const refused = answers.find(({ status }) => status === 403);
    expect(refused?.body).toMatchObject({ error: { code: 'access.separation_of_duties' } });
  });

  it('lets nobody give or take his own roles, nor a role at the wrong place', async () => {
    const { users, bureauId, east } = service.district;
    const security = await service.as('security_admin');
    const oneself = { userId: users['security_admin']! };
    const body = { role: 'auditor', organisationId: bureauId };
    expect((await security.refused('addGrant', { params: oneself, body })).code).toBe(
      'access.separation_of_duties',
    );
    const target = { userId: users['target']! };
    const misplaced = { role: 'bureau_approver', organisationId: east };
    expect(await security.refused('addGrant', { params: target, body: misplaced })).toMatchObject({
      code: 'request.invalid',
      path: 'organisationId',
    });
  });

  it.each([
    ['another site by Origin', { origin: 'https://evil.example' }],
    ['another site by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('refuses a change asked for by %s', async (_what, headers) => {
    const client = await signIn('nobody');
    const refusal = await client.refused('signOut', { headers });
    expect(refusal).toMatchObject({ status: 403, code: 'request.forbidden_origin' });
    await client.ok('getMe');
  });

  it('takes a change from its own pages', async () => {
    const client = await signIn('nobody');
    const { origin } = new URL(service.application.address);
    await client.ok('signOut', { headers: { origin, 'sec-fetch-site': 'same-origin' } });
  });

  it('writes no password and no token into its log', async () => {
    const client = await signIn('nobody');
    const text = JSON.stringify(service.application.log());
    for (const secret of [PASSWORD, NEW_PASSWORD, 'Wrong-password-1', client.token ?? '']) {
      expect(text).not.toContain(secret);
    }
  });

  it('keeps who came and who was turned away, for the auditor alone', async () => {
    const auditor = await service.as('auditor');
    for (const action of [
      'session.sign_in',
      'session.sign_in_refused',
      'user.grant',
      'user.disable',
    ]) {
      const { items } = await auditor.ok('listAuditEvents', { query: `action=${action}` });
      expect(items.length).toBeGreaterThan(0);
      expect(items.every((event) => event.requestId !== null || event.actorId === null)).toBe(true);
    }
  });
});
