import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadConfig, type Config } from '#libs/config';

import { verifyInstallation } from '../../apps/cli/commands/archive-verify.js';
import { backup, restore } from '../../apps/cli/commands/backup.js';
import { startApplication, type RunningApplication } from '../support/application.js';
import { shareBrowser } from '../support/browser-cache.js';
import { Client } from '../support/client.js';
import type { TestDatabase } from '../support/database.js';
import { PASSWORD } from '../support/district.js';
import { createMigratedDatabase } from '../support/persistence.js';
import { take, TO_THE_PUBLIC } from '../support/report-life.js';
import { ReportSteps } from '../support/report-steps.js';
import { WholeService } from '../support/whole-service.js';

interface Told {
  readonly files?: number;
  readonly added?: number;
  readonly ok?: boolean;
  readonly entries?: readonly unknown[];
}

/** The machine is lost while people work: what there is afterwards is what the last backup has, and it goes on from there. */
describe('a drill: back up, lose everything, restore, verify', () => {
  let folder: string;
  let service: WholeService;
  let empty: TestDatabase;
  let restored: RunningApplication | null = null;
  let elsewhere: Config;
  const told: Told[] = [];
  const output = {
    result: (value: unknown) => void told.push(value as Told),
    progress: () => undefined,
    error: () => undefined,
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-drill-'));
    writeFileSync(join(folder, 'passphrase'), '只有两个人知道的一句长口令\n');
    empty = await createMigratedDatabase();
    elsewhere = configOf(empty.url, join(folder, 'storage'));
    service = await WholeService.start(4);
  });
  afterAll(async () => {
    await restored?.stop();
    await empty.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const configOf = (url: string, storage: string): Config =>
    loadConfig({ DATABASE_URL: url, ZIPING_HOME: folder, ZIPING_STORAGE: storage });
  const passphrase = () => ({ passphraseFile: join(folder, 'passphrase') });
  const target = () => join(folder, 'backup');

  async function backedUp(): Promise<Told> {
    const from = configOf(service.databaseUrl, service.storage);
    expect(await backup(target(), passphrase(), from, output)).toBe(0);
    return told.at(-1) ?? {};
  }

  async function reportOf(unit: number, as = service.as): Promise<ReportSteps> {
    const district = { ...service.district, east: service.units[unit]! };
    const report = await ReportSteps.create({ as, district }, 'east');
    await report.reachBureau();
    return report;
  }

  it('has everything up to the last backup, and works on', async () => {
    const [published, archived] = [await reportOf(0), await reportOf(1)];
    for (const step of TO_THE_PUBLIC) await take(step, published, service);
    const first = await backedUp();
    expect(first.added).toBe(first.files);
    await take('approve', archived, service);
    const second = await backedUp();
    expect(second.added).toBe((second.files ?? 0) - (first.files ?? 0));
    const lost = await reportOf(2);

    for (const victim of ['worker', 'api', 'postmaster'] as const) await service.kill(victim, 0);
    service.remove();

    expect(await restore(target(), passphrase(), elsewhere, output)).toBe(0);
    expect(await verifyInstallation(undefined, { jobs: 2 }, elsewhere, output)).toBe(0);
    expect(told.at(-1)).toMatchObject({ ok: true, entries: [{ ok: true }, { ok: true }] });

    const { as, address } = await restart();
    const archivist = await as('archivist');
    for (const { params } of [published, archived])
      expect(await archivist.ok('verifyArchive', { params })).toMatchObject({ ok: true });
    expect(await archivist.refused('getReport', { params: lost.params })).toMatchObject({
      code: 'report.not_found',
    });
    const { items } = await new Client(address).ok('listPublished');
    expect(items).toHaveLength(1);
    await take('approve', await reportOf(3, as), { as });
  });

  /** The application over what was restored, and the people, who sign in anew. */
  async function restart() {
    const home = join(folder, 'home');
    mkdirSync(home);
    shareBrowser(home);
    const env = { ZIPING_STORAGE: elsewhere.storageFolder };
    restored = await startApplication({ databaseUrl: empty.url, home, env });
    const { address } = restored;
    return { address, as: (account: string) => Client.signedIn(address, account, PASSWORD) };
  }
});
