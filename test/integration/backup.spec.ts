import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { loadConfig, type Config } from '#libs/config';
import { ArchiveReader, verifyArchiveChain } from '#libs/features/archive';

import { backup, restore } from '../../apps/cli/commands/backup.js';
import { openInstallation } from '../../apps/worker/installation.js';
import {
  approvedDatabase,
  archiveTheReport,
  copyApprovedFiles,
} from '../support/approved-database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';

type Result = Readonly<Record<string, unknown>>;

describe('backup and restore', () => {
  let base: string;
  let source: TestDatabase;
  let empty: TestDatabase;
  let from: Config;
  let to: Config;
  let target: string;
  let options: { passphraseFile: string };
  const results: Result[] = [];
  const output = {
    result: (value: unknown) => void results.push(value as Result),
    progress: () => undefined,
    error: () => undefined,
  };

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'ziping-backup-'));
    source = await createTestDatabase(approvedDatabase());
    empty = await createMigratedDatabase();
    const at = (url: string, storage: string) =>
      loadConfig({ DATABASE_URL: url, ZIPING_HOME: base, ZIPING_STORAGE: join(base, storage) });
    from = at(source.url, 'from');
    to = at(empty.url, 'to');
    target = join(base, 'backup');
    options = { passphraseFile: join(base, 'passphrase') };
    writeFileSync(options.passphraseFile, '一句只有两个人知道的长口令\n');
    copyApprovedFiles(from.storageFolder);
    await archiveTheReport(from);
  });
  afterAll(async () => {
    await source.drop();
    await empty.drop();
    rmSync(base, { recursive: true, force: true });
  });

  const rowsIn = async (url: string): Promise<Record<string, string>> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND relname NOT IN ('session', 'schema_migration') ORDER BY relname`);
    const sums: Record<string, string> = {};
    for (const { name } of rows) {
      const sql = `SELECT md5(coalesce(string_agg(r::text, E'\\n' ORDER BY r::text), '')) AS sum FROM ${name} r`;
      sums[name] = (await client.query<{ sum: string }>(sql)).rows[0]?.sum ?? '';
    }
    await client.end();
    return sums;
  };
  const organisations = async () => {
    const client = new pg.Client({ connectionString: empty.url });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM organisation',
    );
    await client.end();
    return rows[0]?.n;
  };

  it('writes every file once, and nothing readable', async () => {
    expect(await backup(target, options, from, output)).toBe(0);
    expect(await backup(target, options, from, output)).toBe(0);
    const [first, second] = results;
    expect(first?.['added']).toBe(first?.['files']);
    expect(second).toMatchObject({ added: 0, files: first?.['files'], rows: first?.['rows'] });
    const written = readdirSync(target, { recursive: true, encoding: 'utf8' });
    for (const name of written.filter((file) => file.endsWith('.sealed'))) {
      const text = readFileSync(join(target, name)).toString('latin1');
      expect(text).not.toMatch(/%PDF|"contentHash"|BagIt/);
    }
  });

  it('refuses another passphrase and an altered snapshot, and leaves the place empty', async () => {
    const wrong = join(base, 'wrong');
    writeFileSync(wrong, '另外一句也很长的别的口令\n');
    const refused = expect.objectContaining({ code: 'backup.refused' });
    await expect(restore(target, { passphraseFile: wrong }, to, output)).rejects.toEqual(refused);
    const snapshot = readdirSync(target)
      .filter((name) => name.startsWith('snapshot'))
      .sort()[0]!;
    const whole = readFileSync(join(target, snapshot));
    appendFileSync(join(target, snapshot), 'x');
    const altered = { ...options, snapshot };
    await expect(restore(target, altered, to, output)).rejects.toEqual(refused);
    writeFileSync(join(target, snapshot), whole);
    expect(await organisations()).toBe(0);
  });

  it('brings back every row and every file, so that the archive verifies', async () => {
    expect(await restore(target, options, to, output)).toBe(0);
    expect(await rowsIn(empty.url)).toEqual(await rowsIn(source.url));
    const installation = await openInstallation(to, { log: () => undefined });
    try {
      const { unitOfWork } = installation;
      const { read } = unitOfWork;
      const [bureau] = await read.organisations.bureaus();
      const [entry] = await read.archive.list(bureau?.id ?? '', null, 1);
      if (entry === undefined) throw new Error('the archive is gone');
      expect((await new ArchiveReader(installation).verifyEntry(entry)).faults).toEqual([]);
      expect(await verifyArchiveChain(unitOfWork, entry.bureauId)).toMatchObject({
        ok: true,
        size: 1,
      });
      expect(await read.audit.verify(entry.bureauId)).toMatchObject({ intact: true });
    } finally {
      await installation.close();
    }
  });

  it('does not write over an installation that has data', async () => {
    await expect(restore(target, options, to, output)).rejects.toMatchObject({
      code: 'backup.refused',
    });
  });
});
