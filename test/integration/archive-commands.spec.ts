import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadConfig, type Config } from '#libs/config';

import { exportArchive } from '../../apps/cli/commands/archive-export.js';
import { verifyInstallation } from '../../apps/cli/commands/archive-verify.js';
import { verifyFolder } from '../../apps/cli/commands/archive.js';
import { listRoots } from '../../apps/cli/commands/known-roots.js';
import { exportPublic } from '../../apps/cli/commands/public-export.js';
import {
  approvedDatabase,
  archiveTheReport,
  copyApprovedFiles,
} from '../support/approved-database.js';
import { bagFaults } from '../support/bagit.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

interface Told {
  readonly ok?: boolean;
  readonly entries?: readonly { readonly name: string; readonly ok: boolean }[];
  readonly chains?: readonly {
    readonly archive: { readonly bureauId: string; size: number; root: string };
  }[];
  readonly roots?: readonly unknown[];
  readonly files?: number;
}

/** The commands one after another, over one archive in a database of its own. */
describe('commands of the archive', () => {
  let base: string;
  let database: TestDatabase;
  let config: Config;
  const told: Told[] = [];
  const output = {
    result: (value: unknown) => void told.push(value as Told),
    progress: () => undefined,
    error: () => undefined,
  };
  const at = (name: string) => join(base, name);
  const last = (): Told => told.at(-1) ?? {};
  const verify = (options: { resume?: string; roots?: string } = {}) =>
    verifyInstallation(undefined, { jobs: 2, ...options }, config, output);

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'ziping-commands-'));
    database = await createTestDatabase(approvedDatabase());
    const of = { ZIPING_HOME: base, ZIPING_STORAGE: at('storage') };
    config = loadConfig({ DATABASE_URL: database.url, ...of });
    copyApprovedFiles(config.storageFolder);
    await archiveTheReport(config);
  });
  afterAll(async () => {
    await database.drop();
    rmSync(base, { recursive: true, force: true });
  });

  it('verify everything, and find what was done before in the progress file', async () => {
    expect(await verify({ resume: at('progress') })).toBe(0);
    expect(last()).toMatchObject({ ok: true, entries: [{ ok: true }] });
    const lines = readFileSync(at('progress'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    // A walk that goes on takes what is written there for done, and a line that was cut off for not done.
    writeFileSync(at('progress'), `${lines[0]!.replace('"ok":true', '"ok":false')}\n{"key":"`);
    expect(await verify({ resume: at('progress') })).toBe(1);
    expect(last()).toMatchObject({ ok: false, entries: [{ ok: false }] });
  });

  it('list the roots, and hold the archive to those that were kept', async () => {
    expect(await listRoots(config, output)).toBe(0);
    expect(last().roots).toEqual([]); // today's entries have none until midnight
    await verify();
    const [chain] = last().chains ?? [];
    const kept = { roots: [chain?.archive] };
    writeFileSync(at('roots.json'), JSON.stringify(kept));
    expect(await verify({ roots: at('roots.json') })).toBe(0);
    const forged = { roots: [{ ...chain?.archive, root: 'f'.repeat(64) }] };
    writeFileSync(at('roots.json'), JSON.stringify(forged));
    expect(await verify({ roots: at('roots.json') })).toBe(1);
    writeFileSync(at('roots.json'), '[]');
    await expect(verify({ roots: at('roots.json') })).rejects.toMatchObject({
      code: 'request.malformed',
    });
  });

  it('export a bag that verifies elsewhere, with the page that needs no software', async () => {
    const [entry] = (await verify(), last().entries) ?? [];
    const bag = at('bag');
    expect(await exportArchive(entry?.name ?? '', bag, config, output)).toBe(0);
    expect(readFileSync(join(bag, 'offline-verify.html'), 'utf8')).toContain('档案离线校验');
    expect(existsSync(join(bag, 'bagit.txt'))).toBe(true);
    expect(await verifyFolder(bag, output)).toBe(0);
    expect(bagFaults(bag)).toEqual([]);
    chmodSync(join(bag, 'data', 'score.json'), 0o644);
    appendFileSync(join(bag, 'data', 'score.json'), ' ');
    expect(await verifyFolder(bag, output)).toBe(1);
    expect(bagFaults(bag)).toContain('2.1.3 manifest-sm3.txt: data/score.json');
    await expect(exportArchive(entry?.name ?? '', bag, config, output)).rejects.toMatchObject({
      code: 'request.malformed',
    });
  });

  it('export the public site, into an empty folder only', async () => {
    expect(await exportPublic(at('site'), {}, config, output)).toBe(0);
    expect(last().files).toBeGreaterThan(0);
    expect(existsSync(join(at('site'), 'index.html'))).toBe(true);
    await expect(exportPublic(at('site'), {}, config, output)).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});
