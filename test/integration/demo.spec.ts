import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demoServices, playSample, type DemoServices } from '#libs/features/demo';
import { createPasswordHasher } from '#libs/features/identity';
import { CompiledRulebooks, loadPackageFolder } from '#libs/features/rulebooks';
import { createIdSource, ManualClock } from '#libs/kernel';
import { migrate, openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';
import type { RulebookPackage } from '#libs/rulebook';
import { openFolderBlobStore } from '#libs/storage';

import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { testCharacters } from '../support/test-renderer.js';
import { repositoryRoot } from '#libs/config';

const STORY = [
  ...['submit', 'record_meeting', 'committee_pass', 'bureau_return'],
  ...['submit', 'record_meeting', 'committee_pass', 'adjust_score', 'approve'],
];

class Killed extends Error {}

describe('the sample of the demo', () => {
  let database: TestDatabase;
  let dataSource: Awaited<ReturnType<typeof openDataSource>>;
  let services: DemoServices;
  let rulebook: RulebookPackage;
  let storage: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.url);
    dataSource = await openDataSource(database.url, { poolSize: 4 });
    storage = mkdtempSync(join(tmpdir(), 'ziping-demo-spec-'));
    const unitOfWork = new TypeOrmUnitOfWork(dataSource);
    const parts = {
      unitOfWork,
      rulebooks: new CompiledRulebooks(unitOfWork.read),
      characters: testCharacters,
      blobs: openFolderBlobStore(storage),
      ids: createIdSource(),
      passwords: createPasswordHasher({ memoryKib: 8_192, passes: 1, lanes: 1 }),
    };
    services = demoServices(parts, new ManualClock(new Date(0)));
    rulebook = await loadPackageFolder(join(repositoryRoot(), 'rules', '2024'));
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
    rmSync(storage, { recursive: true, force: true });
  });

  /** Plays until the given number of lines has been said, then dies. */
  async function playUntil(lines: number): Promise<boolean> {
    let left = lines;
    const say = (): void => {
      left -= 1;
      if (left < 0) throw new Killed();
    };
    try {
      await playSample(services, rulebook, say);
      return true;
    } catch (error) {
      if (error instanceof Killed) return false;
      throw error;
    }
  }

  async function state() {
    const { read } = services.unitOfWork;
    const [bureau] = await read.organisations.bureaus();
    const scope = { bureauId: bureau?.id ?? '', organisationIds: null };
    const [row] = await read.reports.list(scope, { limit: 10 });
    const decisions = await read.decisions.listByReport(scope.bureauId, row?.id ?? '');
    const jobs = await dataSource.query<unknown[]>('SELECT id FROM pgboss.job');
    return {
      stage: row?.stage,
      version: row?.version,
      score: row?.score,
      converted: row?.converted,
      decisions: decisions.map(({ command }) => command),
      jobs: jobs.length,
      bureaus: (await read.organisations.bureaus()).length,
      people: (await read.users.list(scope.bureauId)).length,
    };
  }

  it('goes on where it was killed, wherever that was, and comes to the same end', async () => {
    let done = false;
    for (let lines = 1; !done; lines += 3) done = await playUntil(lines);
    expect(await state()).toMatchObject({
      stage: 'approved',
      score: '93.1',
      converted: '99.57',
      decisions: STORY,
      jobs: 1,
      bureaus: 1,
      people: 10,
    });
  });

  it('changes nothing when it is there already', async () => {
    const before = await state();
    expect(await playUntil(1_000)).toBe(true);
    expect(await state()).toEqual(before);
  });

  it('goes on with the rules it has published when the folder holds others of the same version', async () => {
    const before = await state();
    const published = rulebook;
    const title = '另一套规则';
    rulebook = { ...published, manifest: { ...published.manifest, title } };
    expect(await playUntil(1_000)).toBe(true);
    rulebook = published;
    expect(await state()).toEqual(before);
  });
});
