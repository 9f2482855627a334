import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  archiveReport,
  ArchiveReader,
  ArchiveRuns,
  sealDays,
  verifyArchiveChain,
  type ArchiverOptions,
} from '#libs/features/archive';
import type { ArchiveEntryRecord, ArchiveRunRecord, VerifyArchiveJob } from '#libs/features/ports';
import { replayArchive, replayBureau, scheduleReplays } from '#libs/features/replay';
import { CompiledRulebooks } from '#libs/features/rulebooks';
import { createIdSource, ManualClock } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';
import { compilePackage } from '#libs/rulebook';
import { openFolderBlobStore } from '#libs/storage';

import {
  approvedDatabase,
  copyApprovedFiles,
  PLAIN_PRINTER,
} from '../support/approved-database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { testCharacters } from '../support/test-renderer.js';

const ARCHIVED = new Date('2025-02-24T03:10:00Z');
const NEXT_DAY = new Date('2025-02-25T03:10:00Z');

describe('an archive somebody tampers with behind the application', () => {
  let database: TestDatabase;
  let app: Awaited<ReturnType<typeof openDataSource>>;
  let owner: Awaited<ReturnType<typeof openDataSource>>;
  let folder: string;
  let options: ArchiverOptions;
  let entry: ArchiveEntryRecord;
  let reader: ArchiveReader;

  beforeAll(async () => {
    database = await createTestDatabase(approvedDatabase());
    app = await openDataSource(database.url, { poolSize: 4 });
    owner = await openDataSource(database.url, { role: null, poolSize: 1 });
    folder = mkdtempSync(join(tmpdir(), 'ziping-chain-'));
    copyApprovedFiles(folder);
    const unitOfWork = new TypeOrmUnitOfWork(app);
    options = {
      unitOfWork,
      rulebooks: new CompiledRulebooks(unitOfWork.read),
      characters: testCharacters,
      clock: new ManualClock(ARCHIVED),
      ids: createIdSource(),
      blobs: openFolderBlobStore(folder),
      printer: PLAIN_PRINTER,
    };
    reader = new ArchiveReader(options);
    type Row = { id: string; data: { bureauId: string; reportId: string; submissionId: string } };
    const [job] = await app.query<Row[]>('SELECT id, data FROM pgboss.job');
    const archived = job && (await archiveReport(options, job));
    if (!archived) throw new Error('nothing was archived');
    entry = archived;
    await options.unitOfWork.run((transaction) => sealDays(transaction, entry.bureauId, NEXT_DAY));
  });
  afterAll(async () => {
    await app.destroy();
    await owner.destroy();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const chain = (known: Parameters<typeof verifyArchiveChain>[2] = []) =>
    verifyArchiveChain(options.unitOfWork, entry.bureauId, known);
  const rows = async () => (await chain()).faults.map(({ row }) => row);
  const files = async () => {
    const { bureauId, reportId } = entry;
    const registered = await options.unitOfWork.read.archive.findByReport(bureauId, reportId);
    const { faults } = await reader.verifyEntry(registered ?? entry);
    return faults.map(({ file, message }) => `${file} ${message}`);
  };

  /** What only a superuser can do, and puts it back afterwards. */
  async function tampered<T>(
    table: string,
    [key, change]: readonly [string, string],
    look: () => Promise<T>,
  ): Promise<T> {
    await owner.query(`SET session_replication_role = 'replica'`);
    await owner.query('DROP TABLE IF EXISTS kept');
    await owner.query(`CREATE TEMP TABLE kept AS SELECT * FROM ${table}`);
    // Of submissions the last is the one that was approved.
    const order = table === 'submission' ? 'DESC' : 'ASC';
    const first = `(SELECT ${key} FROM ${table} ORDER BY ${key} ${order} LIMIT 1)`;
    await owner.query(`UPDATE ${table} SET ${change} WHERE ${key} = ${first}`);
    try {
      return await look();
    } finally {
      await owner.query(`DELETE FROM ${table}`);
      await owner.query(`INSERT INTO ${table} SELECT * FROM kept`);
      await owner.query('DROP TABLE kept');
      await owner.query(`SET session_replication_role = 'origin'`);
    }
  }

  it('is whole to begin with, and its root vouches for it', async () => {
    expect(await files()).toEqual([]);
    const verdict = await chain();
    expect(verdict).toMatchObject({ ok: true, size: 1 });
    const [root] = await options.unitOfWork.read.archive.roots(entry.bureauId);
    expect(root).toMatchObject({ day: '2025-02-24', size: 1, root: verdict.root });
    expect(await chain(root && [root])).toMatchObject({ ok: true });
  });

  it('shows every flipped bit of every file by its name', async () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const stored = names.filter((name) => statSync(join(folder, name)).isFile());
    expect(stored.length).toBeGreaterThan(14);
    for (const name of stored) {
      const path = join(folder, name);
      const bytes = readFileSync(path);
      const bit = bytes.byteLength * 4;
      chmodSync(path, 0o644);
      writeFileSync(path, flipped(bytes, bit));
      const found = await files();
      writeFileSync(path, bytes);
      const shown = name.startsWith('attachments')
        ? /佐证材料《|会议纪要《/
        : (name.split('/').at(-1) ?? '');
      expect(found).toContainEqual(expect.stringMatching(shown));
    }
    expect(await files()).toEqual([]);
  });

  it.each([
    ['archive_entry', 'id', 'pages = pages + 1', /^archive_entry /],
    ['archive_entry', 'id', `files = jsonb_set(files, '{0,size}', '1')`, /^manifest.json 清单所列/],
    [
      'submission',
      'id',
      `evaluation = jsonb_set(evaluation, '{score,indicators,0,label}', '"x"')`,
      /^score.json .*submission/,
    ],
    ['decision', 'id', `actor_name = actor_name || 'x'`, /^decisions.json .*decision/],
    [
      'committee_meeting',
      'id',
      `resolution = resolution || 'x'`,
      /^decisions.json .*committee_meeting/,
    ],
    ['score_adjustment', 'id', `reason = reason || 'x'`, /^decisions.json .*score_adjustment/],
    ['rulebook', 'hash', `package = jsonb_set(package, '{manifest,title}', '"x"')`, /^rulebook /],
  ])('names %s (%s) when %s', async (table, key, change, shown) => {
    const found = await tampered(table, [key, change], files);
    expect(found).toContainEqual(expect.stringMatching(shown));
    expect(await files()).toEqual([]);
  });

  it.each([
    ['archive_entry', 'id', `manifest_sha256 = repeat('0', 64)`, /^archive_entry /],
    ['archive_entry', 'id', `archived_at = archived_at - interval '1 day'`, /^archive_entry /],
    ['archive_link', 'entry_id', `leaf = repeat('0', 64)`, /^archive_link 1$/],
    ['archive_link', 'entry_id', `day = day + 1`, /^archive_link 1$/],
    ['archive_link', 'entry_id', `sequence = 2, previous_hash = hash`, /^archive_link 2$/],
    ['archive_root', 'day', `root = repeat('0', 64)`, /^archive_root 2025-02-24$/],
    ['archive_root', 'day', `head = repeat('0', 64)`, /^archive_root 2025-02-24$/],
    ['archive_root', 'day', `day = day - 1`, /^archive_root 2025-02-23$/],
  ])('finds in the chain: %s (%s), %s', async (table, key, change, shown) => {
    const found = await tampered(table, [key, change], rows);
    expect(found).toContainEqual(expect.stringMatching(shown));
    expect(await rows()).toEqual([]);
  });

  describe('walked as a whole, step by step', () => {
    const ASKED = { name: '档案员', organisationId: '', grants: [], requestId: null };
    const start = (runs: ArchiveRuns) =>
      runs.start({ ...ASKED, userId: null, bureauId: entry.bureauId });
    type Job = { id: string; data: VerifyArchiveJob['data'] };
    const CLAIM = `UPDATE pgboss.job SET state = 'active', started_on = now()
      WHERE name = 'verify-archive' AND state = 'created' RETURNING id, data`;
    const claim = async (): Promise<Job | undefined> => (await owner.query<[Job[]]>(CLAIM))[0][0];

    async function walk(): Promise<ArchiveRunRecord> {
      const runs = new ArchiveRuns(options);
      const begun = await start(runs);
      expect((await start(runs)).id).toBe(begun.id);
      for (let job = await claim(); job !== undefined; job = await claim()) {
        const [first, second] = await Promise.all([runs.step(reader, job), runs.step(reader, job)]);
        const ended = first ?? second;
        if (ended !== null) return ended;
      }
      throw new Error('the walk has no next step and no end');
    }

    it('ends without findings, each step counted once though it was delivered twice', async () => {
      expect(await walk()).toMatchObject({ done: 1, total: 1, failing: 0, findings: [] });
      const { running, last } = await new ArchiveRuns(options).standing(entry);
      expect([running, last?.failing]).toEqual([null, 0]);
    });

    it('names the report and the row, keeps them, and says so in the audit trail', async () => {
      const change = ['id', `pages = pages + 1`] as const;
      const run = await tampered('archive_entry', change, walk);
      const [report, row] = run.findings;
      expect(report).toMatchObject({
        reportId: entry.reportId,
        subject: expect.stringContaining('2024 年度'),
      });
      expect(row).toMatchObject({ reportId: null, subject: `archive_entry ${entry.id}` });
      const { last } = await new ArchiveRuns(options).standing(entry);
      expect(last).toMatchObject({ id: run.id, failing: 2 });
      const { bureauId } = entry;
      const { audit } = options.unitOfWork.read;
      const [event] = await audit.list(bureauId, { limit: 1 });
      expect(event).toMatchObject({ action: 'archive.verification_failed' });
      const told = await app.query<{ message: string }[]>(
        `SELECT message FROM notice WHERE kind = 'archive'`,
      );
      expect(told.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^档案验证发现 2 处问题。例如.*2024 年度：/),
      ]);
      await expect(owner.query(`UPDATE archive_run SET failing = 0`)).rejects.toThrow(
        'never change',
      );
    });
  });

  it('shows a chain that was written anew as a whole to whoever holds a root of yesterday', async () => {
    const known = await options.unitOfWork.read.archive.roots(entry.bureauId);
    await owner.query(`SET session_replication_role = 'replica'`);
    await owner.query('DELETE FROM archive_root');
    await owner.query('DELETE FROM archive_link');
    await owner.query(`UPDATE archive_entry SET pages = 2`);
    await owner.query(`SET session_replication_role = 'origin'`);
    const forged = { ...entry, pages: 2 };
    const { linkEntry } = await import('../../libs/features/archive/chain.js');
    await options.unitOfWork.run((transaction) => linkEntry(transaction, forged));
    expect(await chain()).toMatchObject({ ok: true });
    expect((await chain(known)).faults.map(({ row }) => row)).toEqual(['所持校验根（1 份）']);
  });

  it('is scored again from its stored facts, byte for byte; officers are told once of what differs', async () => {
    const { bureauId } = entry;
    const { read } = options.unitOfWork;
    const again = () => replayBureau(options, bureauId);
    expect(await again()).toEqual({ reports: 1, differing: 0, scoresOnly: 0, differences: [] });
    expect(await replayArchive(options, bureauId, 2023)).toMatchObject({ reports: 0 });
    const other = `evaluation = jsonb_set(evaluation, '{score,indicators,0,label}', '"x"')`;
    const altered = await tampered('submission', ['id', other], async () => [
      await again(),
      await again(),
    ]);
    for (const { reports, differing, differences } of altered) {
      expect({ reports, differing }).toEqual({ reports: 1, differing: 1 });
      expect(differences[0]).toMatchObject({ reportId: entry.reportId, year: 2024 });
      expect(differences[0]?.message).toMatch('得分文件不符');
    }
    expect(await read.replays.latest(bureauId)).toMatchObject({ reports: 1, differing: 1 });
    const officers = await read.notices.recipients(bureauId, [bureauId], ['rule_editor']);
    const told = await read.notices.list(bureauId, officers[0]!.userId, { limit: 10 });
    expect(told.filter(({ kind }) => kind === 'replay')).toHaveLength(1);
    expect(await again()).toMatchObject({ differing: 0 });
    expect(await read.replays.latest(bureauId)).toMatchObject({ differing: 0 });
  });

  it('is told apart when its facts or its package are not what was archived', async () => {
    const { bureauId } = entry;
    // Packages that are known are not read again: the night's walk of another process reads them anew.
    const again = () => {
      const rulebooks = new CompiledRulebooks(options.unitOfWork.read);
      return replayArchive({ ...options, rulebooks }, bureauId, null);
    };
    const messages = async (table: string, key: string, change: string) =>
      (await tampered(table, [key, change], again)).differences.map(({ message }) => message);
    const facts = `snapshot_canonical = snapshot_canonical || ' ', content_hash =
      encode(sha256(convert_to(snapshot_canonical || ' ', 'UTF8')), 'hex')`;
    expect(await messages('submission', 'id', facts)).toEqual([
      '保存的填报内容与归档时的校验码不符',
    ]);
    const title = `package = jsonb_set(package, '{manifest,title}', '"x"')`;
    expect(await messages('rulebook', 'hash', title)).toEqual([
      expect.stringMatching(/^不能重新计算：保存的规则与发布时的校验码 [0-9a-f]{12}… 不符$/),
    ]);
    expect(await again()).toMatchObject({ reports: 1, differing: 0 });
  });

  it('has its checks run again as well, with the units there were then; what was sent before is scored only', async () => {
    const { bureauId } = entry;
    const again = () => replayArchive(options, bureauId, null);
    const failed = `evaluation = jsonb_set(evaluation, '{checks,0,outcome}', '"fail"')`;
    const altered = await tampered('submission', ['id', failed], again);
    expect(altered).toMatchObject({ reports: 1, differing: 1, scoresOnly: 0 });
    expect(altered.differences[0]?.message).toMatch(
      /^得分相同，但校验“.+”的结果与送审时不同：送审时不通过，重算为通过$/,
    );
    // Units renamed since change nothing: their names of then are read.
    const renamed = await tampered('organisation', ['1', `short_name = id::text`], again);
    expect(renamed).toMatchObject({ differing: 0, scoresOnly: 0 });
    const old = await tampered('submission', ['id', 'other_organisations = NULL'], again);
    expect(old).toEqual({ reports: 1, differing: 0, scoresOnly: 1, differences: [] });
  });

  it('shows a score that rules or program would give differently today', async () => {
    const { bureauId } = entry;
    const [published] = await options.unitOfWork.read.rulebooks.list(bureauId);
    const record = await options.unitOfWork.read.rulebooks.find(bureauId, published!.hash);
    const { indicators, ...rest } = record!.package;
    const categories = indicators.categories.map((one) => ({
      ...one,
      label: `${one.label}（改）`,
    }));
    const pkg = { ...rest, indicators: { ...indicators, categories } };
    const rulebooks = { byHash: () => Promise.resolve(compilePackage(pkg)) };
    const { differences } = await replayArchive({ ...options, rulebooks }, bureauId, null);
    expect(differences.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^重算得分仍为 [\d.]+，但计分过程/),
    ]);
  });

  it('is asked for at night, once', async () => {
    const clock = new ManualClock(new Date('2031-06-10T19:00:00Z'));
    const waiting = () => app.query(`SELECT id FROM pgboss.job WHERE name = 'replay-archive'`);
    await scheduleReplays({ ...options, clock });
    await scheduleReplays({ ...options, clock });
    expect(await waiting()).toHaveLength(1);
  });

  it.each(['archive_link', 'archive_root'])('is refused by the database: %s', async (table) => {
    await options.unitOfWork.run((transaction) => sealDays(transaction, entry.bureauId, NEXT_DAY));
    for (const statement of [
      `UPDATE ${table} SET day = day`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
    ]) {
      await expect(owner.query(statement)).rejects.toThrow('never change');
      await expect(app.query(statement)).rejects.toThrow('permission denied');
    }
  });
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}
