import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { createPasswordHasher } from '#libs/features/identity';
import { GrantService, UserService } from '#libs/features/organisations';
import { systemActor } from '#libs/features/ports';
import { createIdSource, systemClock } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

import { runCli } from '../../apps/cli/program.js';
import type { TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';
import { testCharacters } from '../support/test-renderer.js';

interface Installed {
  readonly bureauId: string;
  readonly rulebook: string;
  readonly officers: readonly { role: string; account: string; password: string }[];
}

const BUREAU = [
  ...['--name', '保定市徐水区财政局', '--short-name', '区财政局'],
  ...['--district', '保定市徐水区'],
];

describe('ziping install', () => {
  const before = { ...process.env };
  let database: TestDatabase;
  let dataSource: Awaited<ReturnType<typeof openDataSource>>;
  let home: string;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    dataSource = await openDataSource(database.url, { poolSize: 2 });
    home = mkdtempSync(join(tmpdir(), 'ziping-install-'));
    const cheap = { ARGON2_MEMORY_KIB: '8192', ARGON2_PASSES: '1' };
    Object.assign(process.env, { DATABASE_URL: database.url, ZIPING_HOME: home, ...cheap });
  });
  afterAll(async () => {
    process.env = before;
    await dataSource.destroy();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  });

  const install = (...more: string[]) => run('install', ...BUREAU, ...more);

  async function run(...argv: string[]) {
    const written = { out: '', err: '' };
    const to = (key: 'out' | 'err') => ({ write: (text: string) => void (written[key] += text) });
    const code = await runCli(argv, { stdout: to('out'), stderr: to('err') });
    return { code, ...written };
  }
  const bureaus = () => new TypeOrmUnitOfWork(dataSource).read.organisations.bureaus();

  it('founds nothing when the rules it is to publish are not there', async () => {
    const { code } = await install('--rules', '/nowhere');
    expect(code).toBe(2);
    expect(await bureaus()).toEqual([]);
  });

  it('founds the bureau, three officers who are three people, and its first rules', async () => {
    const rules = join(repositoryRoot(), 'rules', '2024');
    const { code, out } = await install('--rules', rules, '--json');
    expect(code).toBe(0);
    const { bureauId, officers, rulebook } = JSON.parse(out) as Installed;
    const { read } = new TypeOrmUnitOfWork(dataSource);
    const users = await read.users.list(bureauId);
    const grants = await read.users.listGrants(bureauId);
    const roleOf = (id: string) => grants.filter(({ userId }) => userId === id).map((g) => g.role);
    const held = Object.fromEntries(users.map(({ account, id }) => [account, roleOf(id)]));
    expect(held).toEqual({
      xitong: ['system_admin'],
      anquan: ['security_admin'],
      shenji: ['auditor'],
    });
    const passwords = createPasswordHasher({ memoryKib: 8_192, passes: 1, lanes: 1 });
    for (const { account, passwordHash } of users) {
      const { password = '' } = officers.find((officer) => officer.account === account) ?? {};
      expect(passwordHash).toMatch(/^\$argon2id\$/);
      expect(await passwords.matches(passwordHash, password)).toBe(true);
    }
    expect(new Set(officers.map(({ password }) => password)).size).toBe(3);
    expect((await read.rulebooks.list(bureauId)).map(({ hash }) => hash)).toEqual([rulebook]);
    const events = await read.audit.list(bureauId, { limit: 20 });
    expect(events.map(({ action }) => action).sort()).toEqual([
      'organisation.create',
      'rulebook.publish',
      ...Array<string>(3).fill('user.create'),
      ...Array<string>(3).fill('user.grant'),
    ]);
    for (const { password } of officers) expect(JSON.stringify(events)).not.toContain(password);
  });

  it('sends a package for review from the command line, and publishes nothing by that', async () => {
    const unitOfWork = new TypeOrmUnitOfWork(dataSource);
    const [bureau] = await bureaus();
    const passwords = createPasswordHasher({ memoryKib: 8_192, passes: 1, lanes: 1 });
    const characters = testCharacters;
    const people = { unitOfWork, clock: systemClock, ids: createIdSource(), passwords, characters };
    const [system, organisationId] = [systemActor(bureau!.id), bureau!.id];
    const own = { account: 'guize', name: '规则维护', organisationId, password: 'Test-rules-1' };
    const { id: userId } = await new UserService(people).create(system, own);
    const password = join(home, 'password');
    writeFileSync(password, `${own.password}\n`);
    const publish = () =>
      run(
        ...['rules', 'publish', join(repositoryRoot(), 'rules', '2025'), '--as', 'guize', '--json'],
        ...['--password-file', password, '--from', '2026-01-01', '--reason', '开设 2025 年度'],
      );
    expect(JSON.parse((await publish()).out)).toMatchObject({ error: { code: 'access.denied' } });
    const role = 'rule_editor';
    await new GrantService(people).add(system, { userId, role, organisationId });
    const { code, out } = await publish();
    expect({ code, ...(JSON.parse(out) as object) }).toMatchObject({
      ...{ code: 0, year: 2025, version: '1.0.0', state: 'in_review' },
    });
    const { read } = unitOfWork;
    const [draft] = await read.ruleDrafts.list(organisationId, { after: null, limit: 1 });
    expect(draft).toMatchObject({ editors: [userId], note: expect.stringMatching('2026-01-01') });
    expect((await read.rulebooks.list(organisationId)).map(({ year }) => year)).toEqual([2024]);
    writeFileSync(password, 'wrong');
    expect((await publish()).code).toBe(1);
  });

  it('computes the archived scores again, of which there are none yet', async () => {
    const { code, out } = await run('rules', 'replay', '--json');
    expect({ code, ...(JSON.parse(out) as object) }).toMatchObject({ code: 0, reports: 0 });
  });

  it('refuses an installation that has a bureau, and changes nothing', async () => {
    const { code, out } = await install('--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'organisation.exists' } });
    expect(await bureaus()).toHaveLength(1);
  });

  it('asks for what it needs to know', async () => {
    const streams = { stdout: { write: () => true }, stderr: { write: () => true } };
    expect(await runCli(['install', '--name', '某局'], streams)).toBe(2);
  });
});
