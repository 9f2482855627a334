import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import {
  archiveReport,
  ArchiveReader,
  verifyArchiveChain,
  type ArchiverOptions,
} from '#libs/features/archive';
import { loadHistory } from '#libs/features/documents';
import { systemActor } from '#libs/features/ports';
import { CompiledRulebooks } from '#libs/features/rulebooks';
import { createIdSource, ManualClock, sha256Hex } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';
import { openFolderBlobStore } from '#libs/storage';

import {
  approvedDatabase,
  copyApprovedFiles,
  PLAIN_PRINTER,
} from '../support/approved-database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { testCharacters } from '../support/test-renderer.js';

/** Prints at once; what the browser does has specs of its own. */

describe('archiving', () => {
  let database: TestDatabase;
  let dataSource: Awaited<ReturnType<typeof openDataSource>>;
  let folder: string;
  let options: ArchiverOptions;
  let task: Parameters<typeof archiveReport>[1];

  beforeEach(async () => {
    database = await createTestDatabase(approvedDatabase());
    dataSource = await openDataSource(database.url, { poolSize: 10 });
    folder = mkdtempSync(join(tmpdir(), 'ziping-archive-'));
    copyApprovedFiles(join(folder, 'blobs'));
    const unitOfWork = new TypeOrmUnitOfWork(dataSource);
    options = {
      unitOfWork,
      rulebooks: new CompiledRulebooks(unitOfWork.read),
      characters: testCharacters,
      clock: new ManualClock(new Date('2025-02-24T03:10:00Z')),
      ids: createIdSource(),
      blobs: openFolderBlobStore(join(folder, 'blobs')),
      printer: PLAIN_PRINTER,
    };
    type Row = { id: string; data: { bureauId: string; reportId: string; submissionId: string } };
    const [job] = await dataSource.query<Row[]>('SELECT id, data FROM pgboss.job');
    if (job === undefined) throw new Error('the approval left no job');
    task = job;
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const actor = () => systemActor(task.data.bureauId);
  const reader = () => new ArchiveReader(options);
  const entries = () =>
    options.unitOfWork.read.archive.list(task.data.bureauId, null, 10).then((all) => all.length);
  const stage = async (): Promise<string | undefined> => {
    const scope = { bureauId: task.data.bureauId, organisationIds: null };
    return (await options.unitOfWork.read.reports.find(scope, task.data.reportId))?.stage;
  };

  it('registers what it stored, and gives it back checked', async () => {
    const entry = await archiveReport(options, task);
    expect(await stage()).toBe('archived');
    expect((await reader().verify(actor(), task.data.reportId)).faults).toEqual([]);
    const content = await reader().file(actor(), task.data.reportId, 'report.json');
    expect(JSON.parse(Buffer.from(content).toString())).toMatchObject({ year: 2024 });
    expect(entry?.files.map(({ name }) => name)).toContain('report.pdf');
  });

  it('archives once, however many workers hold the same job', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, () => archiveReport(options, task)),
    );
    expect(new Set(results.map((entry) => entry?.id)).size).toBe(1);
    expect(await entries()).toBe(1);
  });

  it('does nothing for a submission that is no longer the one approved', async () => {
    const other = { ...task.data, submissionId: task.data.reportId };
    expect(await archiveReport(options, { id: null, data: other })).toBeNull();
    expect(await entries()).toBe(0);
    expect(await stage()).toBe('approved');
  });

  it('leaves the report approved while the storage cannot be used, and archives once it can', async () => {
    const blocked = join(folder, 'blobs', 'archive');
    writeFileSync(blocked, 'a file where the folder should be');
    await expect(archiveReport(options, task)).rejects.toMatchObject({
      code: 'storage.unavailable',
    });
    expect([await stage(), await entries()]).toEqual(['approved', 0]);
    rmSync(blocked);
    await archiveReport(options, task);
    expect([await stage(), await entries()]).toEqual(['archived', 1]);
  });

  it('archives though the clock was set back since the approval, and after it in the report’s history', async () => {
    const { bureauId, reportId } = task.data;
    const scope = { bureauId, organisationIds: null };
    const early = { ...options, clock: new ManualClock(new Date('2024-06-01T00:00:00Z')) };
    await archiveReport(early, task);
    expect(await stage()).toBe('archived');
    expect((await verifyArchiveChain(options.unitOfWork, bureauId)).faults).toEqual([]);
    expect((await reader().verify(actor(), reportId)).faults).toEqual([]);
    const { decisions } = await loadHistory(options.unitOfWork.read, scope, reportId);
    expect(decisions.map(({ command }) => command).slice(-2)).toEqual(['approve', 'archive']);
  });

  it('refuses to hand out a file that was altered, and names it', async () => {
    await archiveReport(options, task);
    const names = readdirSync(join(folder, 'blobs'), { recursive: true, encoding: 'utf8' });
    const pdf = join(folder, 'blobs', names.find((name) => name.endsWith('report.pdf')) ?? '');
    rmSync(pdf);
    writeFileSync(pdf, '%PDF-1.7 another');
    const { reportId } = task.data;
    await expect(reader().file(actor(), reportId, 'report.pdf')).rejects.toMatchObject({
      code: 'archive.altered',
    });
    const { faults } = await reader().verify(actor(), reportId);
    expect(faults.map(({ kind, file }) => [kind, file])).toEqual([['changed', 'report.pdf']]);
  });

  it('finds files that were put beside the entry, and evidence that is gone', async () => {
    const blobs = join(folder, 'blobs');
    await archiveReport(options, task);
    const names = readdirSync(blobs, { recursive: true, encoding: 'utf8' });
    const pdf = join(blobs, names.find((name) => name.endsWith('report.pdf')) ?? '');
    writeFileSync(join(dirname(pdf), 'report-old.pdf'), '%PDF-1.7');
    rmSync(join(blobs, 'attachments'), { recursive: true });
    const { faults } = await reader().verify(actor(), task.data.reportId);
    expect(faults).toContainEqual(
      expect.objectContaining({ kind: 'extra', file: 'data/report-old.pdf' }),
    );
    const gone = faults.filter(({ kind }) => kind === 'missing').map(({ file }) => file);
    expect(gone.some((file) => file.startsWith('会议纪要《'))).toBe(true);
    expect(gone.some((file) => file.startsWith('佐证材料《'))).toBe(true);
  });

  it('takes evidence and minutes into the bag, and archives nothing while one of them is gone', async () => {
    const blobs = join(folder, 'blobs');
    rmSync(join(blobs, 'attachments'), { recursive: true });
    await expect(archiveReport(options, task)).rejects.toMatchObject({ code: 'storage.not_found' });
    expect([await stage(), await entries()]).toEqual(['approved', 0]);
    copyApprovedFiles(blobs);
    await archiveReport(options, task);
    const index = JSON.parse(
      Buffer.from(await reader().file(actor(), task.data.reportId, 'evidence.json')).toString(),
    ) as { files: { file: string; kind: string; sha256: string }[] };
    expect(new Set(index.files.map(({ kind }) => kind))).toEqual(new Set(['evidence', 'minutes']));
    for (const { file, sha256 } of index.files) {
      expect(sha256Hex(await reader().file(actor(), task.data.reportId, file))).toBe(sha256);
    }
  });

  it('has nothing to show before', async () => {
    await expect(reader().entry(actor(), task.data.reportId)).rejects.toMatchObject({
      code: 'archive.not_found',
    });
  });
});
